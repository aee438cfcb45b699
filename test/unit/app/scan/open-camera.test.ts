import { describe, expect, it, vi } from 'vitest';
import { type CameraWorld, closeCamera, openCamera } from '../../../../app/_scan/open-camera';

interface FakeTrack {
  readonly torch?: boolean;
  readonly deviceId?: string;
  readonly hasCapabilities?: boolean;
}

function fakeTrack({ torch, deviceId = 'back', hasCapabilities = true }: FakeTrack = {}) {
  return {
    stop: vi.fn(),
    getSettings: () => ({ deviceId }),
    applyConstraints: vi.fn(async () => {}),
    ...(hasCapabilities ? { getCapabilities: () => (torch === undefined ? {} : { torch }) } : {}),
  };
}

function worldWith(track: ReturnType<typeof fakeTrack> | null, devices: readonly object[] = []) {
  const tracks = track === null ? [] : [track];
  const getUserMedia = vi.fn(async () => ({ getVideoTracks: () => tracks, getTracks: () => tracks }));
  const mediaDevices = { getUserMedia, enumerateDevices: async () => devices };
  return { world: { isSecureContext: true, mediaDevices } as unknown as CameraWorld, getUserMedia };
}

function failingWorld(error: unknown): CameraWorld {
  const getUserMedia = () => Promise.reject(error);
  return { isSecureContext: true, mediaDevices: { getUserMedia, enumerateDevices: async () => [] } };
}

async function cameraOf(world: CameraWorld, deviceId: string | null = null) {
  const opened = await openCamera(world, deviceId);
  if (!opened.ok) throw new Error(opened.problem);
  return opened.camera;
}

const named = (name: string) => Object.assign(new Error('no'), { name });

describe('the camera', () => {
  it('is the one that looks away from the reader, without sound', async () => {
    const { world, getUserMedia } = worldWith(fakeTrack());
    await cameraOf(world);
    expect(getUserMedia).toHaveBeenCalledExactlyOnceWith({
      video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } },
      audio: false,
    });
  });

  it('is a certain one when the reader has asked for it', async () => {
    const { world, getUserMedia } = worldWith(fakeTrack());
    await cameraOf(world, 'front');
    expect(getUserMedia).toHaveBeenCalledWith(
      expect.objectContaining({ video: expect.objectContaining({ deviceId: { exact: 'front' } }) }),
    );
  });

  it('comes with all others, so that one tap after the other leads through them', async () => {
    const cameras = ['front', 'back', 'wide'].map((deviceId) => ({ kind: 'videoinput', deviceId }));
    const devices = [...cameras, { kind: 'audioinput', deviceId: 'mic' }, { kind: 'videoinput', deviceId: '' }];
    expect((await cameraOf(worldWith(fakeTrack(), devices).world)).deviceIds).toEqual(['back', 'wide', 'front']);
    const wide = worldWith(fakeTrack({ deviceId: 'wide' }), devices).world;
    expect((await cameraOf(wide)).deviceIds).toEqual(['wide', 'front', 'back']);
  });

  it('comes alone where the browser lists none', async () => {
    const { world } = worldWith(fakeTrack());
    const silent = { ...world.mediaDevices, enumerateDevices: () => Promise.reject(named('NotAllowedError')) };
    const camera = await cameraOf({ ...world, mediaDevices: silent as unknown as CameraWorld['mediaDevices'] });
    expect(camera.deviceIds).toEqual(['back']);
  });

  it('has a light where its track has one', async () => {
    const track = fakeTrack({ torch: true });
    const { setLight } = await cameraOf(worldWith(track).world);
    await setLight?.(true);
    expect(track.applyConstraints).toHaveBeenLastCalledWith({ advanced: [{ torch: true }] });
    await setLight?.(false);
    expect(track.applyConstraints).toHaveBeenLastCalledWith({ advanced: [{ torch: false }] });
    track.applyConstraints.mockRejectedValueOnce(named('OverconstrainedError'));
    await expect(setLight?.(true)).resolves.toBeUndefined();
  });

  it.each([{ torch: false }, {}, { hasCapabilities: false }])('has none otherwise: %j', async (options) => {
    expect((await cameraOf(worldWith(fakeTrack(options)).world)).setLight).toBeNull();
  });

  it('is let go of with every track', async () => {
    const track = fakeTrack();
    closeCamera(await cameraOf(worldWith(track).world));
    expect(track.stop).toHaveBeenCalledOnce();
  });
});

describe('no camera', () => {
  it.each([
    ['NotAllowedError', 'denied'],
    ['PermissionDeniedError', 'denied'],
    ['SecurityError', 'denied'],
    ['NotFoundError', 'missing'],
    ['DevicesNotFoundError', 'missing'],
    ['OverconstrainedError', 'missing'],
    ['NotReadableError', 'busy'],
    ['TrackStartError', 'busy'],
    ['AbortError', 'busy'],
    ['NotSupportedError', 'unsupported'],
    ['TypeError', 'failed'],
  ])('has its reason: %s is %s', async (name, problem) => {
    expect(await openCamera(failingWorld(named(name)), null)).toEqual({ ok: false, problem });
  });

  it('is a failure when the browser throws what is no error', async () => {
    expect(await openCamera(failingWorld('no'), null)).toEqual({ ok: false, problem: 'failed' });
  });

  it('is told apart by whether the page came encrypted', async () => {
    const bare = { mediaDevices: undefined };
    expect(await openCamera({ ...bare, isSecureContext: false }, null)).toEqual({ ok: false, problem: 'insecure' });
    expect(await openCamera({ ...bare, isSecureContext: true }, null)).toEqual({ ok: false, problem: 'unsupported' });
  });

  it('is what a stream without pictures is', async () => {
    expect(await openCamera(worldWith(null).world, null)).toEqual({ ok: false, problem: 'missing' });
  });
});
