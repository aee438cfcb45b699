import { useCallback, useEffect, useState } from 'react';
import { type Camera, type CameraProblem, closeCamera, openCamera } from './open-camera';

export interface CameraUse {
  /** Null while it starts, and while it is off because nobody looks. */
  readonly camera: Camera | null;
  readonly problem: CameraProblem | null;
  /** Tries again, or with the next of several cameras. */
  readonly start: (deviceId: string | null) => void;
}

/** A camera for as long as the page is looked at: it is let go when the reader leaves, also for another app. */
export function useCamera(): CameraUse {
  const [wanted, setWanted] = useState<{ readonly deviceId: string | null }>({ deviceId: null });
  const [isShown, setShown] = useState(true);
  const [camera, setCamera] = useState<Camera | null>(null);
  const [problem, setProblem] = useState<CameraProblem | null>(null);

  useEffect(() => {
    const onChange = () => setShown(document.visibilityState === 'visible');
    document.addEventListener('visibilitychange', onChange);
    return () => document.removeEventListener('visibilitychange', onChange);
  }, []);

  useEffect(() => {
    if (!isShown) return;
    let isLeft = false;
    let opened: Camera | null = null;
    setProblem(null);
    void openCamera({ isSecureContext, mediaDevices: navigator.mediaDevices }, wanted.deviceId).then((result) => {
      if (!result.ok) return isLeft || setProblem(result.problem);
      opened = result.camera;
      if (isLeft) return closeCamera(opened);
      setCamera(opened);
    });
    return () => {
      isLeft = true;
      if (opened !== null) closeCamera(opened);
      setCamera(null);
    };
  }, [wanted, isShown]);

  return { camera, problem, start: useCallback((deviceId) => setWanted({ deviceId }), []) };
}
