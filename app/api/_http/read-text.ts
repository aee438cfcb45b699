/** Far more than any real submit; less than what hurts. */
const mostBytes = 8 * 1024;
/** A phone with one bar sends 8 kB in a second; whoever takes this long only wants to be waited for. */
export const readWithinMs = 10_000;

export type ReadText =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly reason: 'too_large' | 'too_slow' };

/** The body as text; the rest is not read as soon as it is too long, or has taken longer than {@link readWithinMs}. */
export async function readText(request: Request): Promise<ReadText> {
  if (Number(request.headers.get('content-length') ?? 0) > mostBytes) return { ok: false, reason: 'too_large' };
  if (request.body === null) return { ok: true, text: '' };
  const reader = request.body.getReader();
  const clock = startClock(readWithinMs);
  try {
    return await readAll(reader, clock.over);
  } finally {
    clock.stop();
    // Not waited for: a body that does not end may not end its being cancelled either.
    void reader.cancel().catch(() => undefined);
  }
}

type Reader = ReadableStreamDefaultReader<Uint8Array>;

async function readAll(reader: Reader, over: Promise<'over'>): Promise<ReadText> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (;;) {
    const read = await Promise.race([reader.read(), over]);
    if (read === 'over') return { ok: false, reason: 'too_slow' };
    if (read.done) return { ok: true, text: text + decoder.decode() };
    bytes += read.value.byteLength;
    if (bytes > mostBytes) return { ok: false, reason: 'too_large' };
    text += decoder.decode(read.value, { stream: true });
  }
}

function startClock(ms: number): { readonly over: Promise<'over'>; readonly stop: () => void } {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<'over'>((resolve) => {
    timer = setTimeout(() => resolve('over'), ms);
  });
  return { over, stop: () => clearTimeout(timer) };
}
