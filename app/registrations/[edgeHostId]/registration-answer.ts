/** What this page reads of `GET /api/registrations/<edge host ID>`. */
export interface RegistrationAnswer {
  readonly state: string;
  readonly updatedAt: string;
  readonly progress: {
    /** When Palette was last asked; null when it was not needed. */
    readonly observedAt: string | null;
  };
}

/** Fetches the answer; rejects when there is no connection or the server refuses. */
export async function fetchRegistration(path: string): Promise<RegistrationAnswer> {
  const response = await fetch(path, { headers: { accept: 'application/json' } });
  if (!response.ok) throw new Error(`The registration answered ${response.status}`);
  return response.json();
}
