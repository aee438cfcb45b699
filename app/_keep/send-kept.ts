import { judgeAnswer, lost, type Verdict } from './judge-answer';

/** Sends a form; the browser's own rejections and aborts pass through. */
export type Post = (signal: AbortSignal) => Promise<Response>;

/** Runs a task later; the function that comes back calls it off. */
export type Later = (task: () => void, ms: number) => () => void;

/** So long one try may take. The server answers within half of it, also when Palette is slow. Milliseconds. */
export const tryWithinMs = 20_000;

/** One try: what the server said, or `lost` when nothing of it came back in time. Never rejects. Safe to repeat. */
export async function sendKept(post: Post, later: Later): Promise<Verdict> {
  const abort = new AbortController();
  const cancel = later(() => abort.abort(), tryWithinMs);
  try {
    const response = await post(abort.signal);
    const text = await response.text();
    return judgeAnswer({ status: response.status, retryAfter: response.headers.get('retry-after'), text });
  } catch {
    return lost;
  } finally {
    cancel();
  }
}
