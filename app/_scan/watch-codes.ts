import type { CodeReader } from './code-reader';
import { drawPicture, nextLook } from './draw-picture';

/** Eight pictures a second are more than a hand moves between; more would only warm the phone. */
const pauseMs = 120;

/**
 * Reads pictures of the video until it is told to stop, by the function that it gives back. `onCodes` gets what is in each
 * of them, also when it is nothing.
 */
export function watchCodes(
  video: HTMLVideoElement,
  reader: CodeReader,
  onCodes: (texts: readonly string[]) => void,
): () => void {
  const canvas = document.createElement('canvas');
  let isStopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = async (attempt: number) => {
    const size = { width: video.videoWidth, height: video.videoHeight };
    const isReady = size.width > 0 && video.readyState >= video.HAVE_CURRENT_DATA;
    if (isReady) {
      drawPicture(canvas, video, size, nextLook(attempt));
      const texts = await reader.read(canvas, 'frame');
      if (isStopped) return;
      onCodes(texts);
    }
    if (!isStopped) timer = setTimeout(look, pauseMs, isReady ? attempt + 1 : attempt);
  };
  void look(0);
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}
