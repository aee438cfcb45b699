import { type RefObject, useEffect, useRef, useState } from 'react';
import { openCodeReader } from './code-reader';
import { judgeCodes } from './judge-codes';
import { nextSight, type Sight } from './next-sight';
import type { Camera } from './open-camera';
import { watchCodes } from './watch-codes';

interface CodesSeen {
  readonly seen: Sight['verdict'];
  /** The decoder could not be loaded. */
  readonly hasFailed: boolean;
  /** Says that a bare word is not the ID, and goes on looking. */
  readonly reject: (text: string) => void;
}

const first = (): Sight => ({ verdict: { kind: 'nothing' }, atMs: performance.now() });

/** What the camera sees, for as long as it is open. */
export function useCodes(video: RefObject<HTMLVideoElement | null>, camera: Camera | null): CodesSeen {
  const [sight, setSight] = useState(first);
  const [hasFailed, setFailed] = useState(false);
  const rejected = useRef(new Set<string>());

  useEffect(() => {
    const element = video.current;
    if (camera === null || element === null) return;
    element.srcObject = camera.stream;
    // Refused where a phone saves power; the first picture is there all the same.
    void element.play().catch(() => undefined);
    let stop = () => {};
    let isLeft = false;
    setFailed(false);
    setSight(first);
    const onCodes = (texts: readonly string[]) => {
      const verdict = judgeCodes(texts, rejected.current);
      setSight((current) => nextSight(current, verdict, performance.now()));
    };
    openCodeReader().then(
      (reader) => {
        if (!isLeft) stop = watchCodes(element, reader, onCodes);
      },
      () => isLeft || setFailed(true),
    );
    return () => {
      isLeft = true;
      stop();
    };
  }, [video, camera]);

  const reject = (text: string) => {
    rejected.current.add(text);
    setSight(first);
  };
  return { seen: sight.verdict, hasFailed, reject };
}
