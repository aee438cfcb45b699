/** Why there is no picture; each has its sentence. */
export type CameraProblem = 'denied' | 'missing' | 'busy' | 'insecure' | 'unsupported' | 'failed';

/** What of the browser is needed, so that a test can be one. */
export interface CameraWorld {
  readonly isSecureContext: boolean;
  readonly mediaDevices: Pick<MediaDevices, 'getUserMedia' | 'enumerateDevices'> | undefined;
}

export interface Camera {
  readonly stream: MediaStream;
  /** All cameras there are, this one first, and the next one after it. */
  readonly deviceIds: readonly string[];
  /** Null where it has none. */
  readonly setLight: ((isOn: boolean) => Promise<void>) | null;
}

export type OpenedCamera =
  | { readonly ok: true; readonly camera: Camera }
  | { readonly ok: false; readonly problem: CameraProblem };

/** Sharp enough for a code of a hand’s breadth from an arm’s length, and still read in a few milliseconds. */
const wanted = { width: { ideal: 1280 }, height: { ideal: 720 } };

/**
 * Asks for the camera that looks away from the reader, or for a certain one. Never rejects. Whoever gets a stream has to
 * stop its tracks.
 */
export async function openCamera(world: CameraWorld, deviceId: string | null): Promise<OpenedCamera> {
  const { mediaDevices, isSecureContext } = world;
  // Browsers hide it from pages that came without encryption; those inside of other apps often have none at all.
  if (mediaDevices?.getUserMedia === undefined) return refuse(isSecureContext ? 'unsupported' : 'insecure');
  const which = deviceId === null ? { facingMode: 'environment' } : { deviceId: { exact: deviceId } };
  try {
    const stream = await mediaDevices.getUserMedia({ video: { ...which, ...wanted }, audio: false });
    const [track] = stream.getVideoTracks();
    if (track === undefined) return refuse('missing');
    return {
      ok: true,
      camera: { stream, deviceIds: await listCameras(mediaDevices, track), setLight: lightOf(track) },
    };
  } catch (error) {
    return refuse(problemOf(error));
  }
}

/** Lets go of the camera: its light goes out, and other apps may have it. */
export function closeCamera({ stream }: Camera): void {
  for (const track of stream.getTracks()) track.stop();
}

function refuse(problem: CameraProblem): OpenedCamera {
  return { ok: false, problem };
}

/** Names of the Media Capture specification, 10.2.3, and what older browsers say instead. */
const problems: Readonly<Record<string, CameraProblem>> = {
  NotAllowedError: 'denied',
  PermissionDeniedError: 'denied',
  SecurityError: 'denied',
  NotFoundError: 'missing',
  DevicesNotFoundError: 'missing',
  OverconstrainedError: 'missing',
  NotReadableError: 'busy',
  TrackStartError: 'busy',
  AbortError: 'busy',
  NotSupportedError: 'unsupported',
};

function problemOf(error: unknown): CameraProblem {
  return problems[error instanceof Error ? error.name : ''] ?? 'failed';
}

/** Some phones list their cameras only once one is open. */
async function listCameras(
  devices: Pick<MediaDevices, 'enumerateDevices'>,
  track: MediaStreamTrack,
): Promise<string[]> {
  const current = track.getSettings().deviceId ?? '';
  const all = await devices.enumerateDevices().catch(() => []);
  const ids = all
    .filter(({ kind, deviceId }) => kind === 'videoinput' && deviceId !== '')
    .map(({ deviceId }) => deviceId);
  const at = ids.indexOf(current);
  return [current, ...ids.slice(at + 1), ...ids.slice(0, Math.max(at, 0))];
}

/** Image Capture, `torch`: TypeScript's list of constraints does not have it. */
function lightOf(track: MediaStreamTrack): Camera['setLight'] {
  const abilities: MediaTrackCapabilities & { readonly torch?: boolean } = track.getCapabilities?.() ?? {};
  if (abilities.torch !== true) return null;
  const constraint = (torch: boolean): MediaTrackConstraints => ({ advanced: [{ torch } as MediaTrackConstraintSet] });
  return (isOn) => track.applyConstraints(constraint(isOn)).catch(() => undefined);
}
