/** True when `ALLOW_SKIP` (a comma list) names this part of the machine: only then may its tests be left out. */
export function isSkipAllowed(part: string): boolean {
  const named = process.env.ALLOW_SKIP ?? '';
  return named.split(',').some((name) => name.trim() === part);
}
