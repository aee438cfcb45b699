/** Web NFC, as far as it is used: TypeScript has no names for it. */
interface TagRecord {
  readonly recordType: string;
  readonly data?: DataView;
  readonly encoding?: string;
}

interface TagReader extends EventTarget {
  scan(options: { readonly signal: AbortSignal }): Promise<void>;
}

type TagWorld = { readonly NDEFReader?: new () => TagReader };

/**
 * Waits for a tag and gives the texts and addresses on it. Rejects when the reader says no, the tag cannot be read, or
 * `signal` ends the wait.
 */
export async function readTag(
  signal: AbortSignal,
  world: TagWorld = globalThis as TagWorld,
): Promise<readonly string[]> {
  if (world.NDEFReader === undefined) throw new Error('This browser reads no tags');
  const reader = new world.NDEFReader();
  const arrived = new Promise<readonly string[]>((resolve, reject) => {
    const listening = { once: true, signal };
    reader.addEventListener('reading', (event) => resolve(textsOf(event)), listening);
    reader.addEventListener('readingerror', () => reject(new Error('The tag could not be read')), listening);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  // Both may fail; whoever waits is told once.
  const [texts] = await Promise.all([arrived, reader.scan({ signal })]);
  return texts;
}

function textsOf(event: Event): string[] {
  const { message } = event as Event & { readonly message?: { readonly records: readonly TagRecord[] } };
  const records = message?.records ?? [];
  return records.flatMap(({ recordType, data, encoding = 'utf-8' }) => {
    const isText = ['url', 'absolute-url', 'text'].includes(recordType);
    return isText && data !== undefined ? [new TextDecoder(encoding).decode(data)] : [];
  });
}
