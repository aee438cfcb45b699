import { z } from 'zod';

/** A file as it came, with the name that Palette gives it, or null. */
export interface ReceivedFile {
  readonly name: string | null;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A file as the transport hands it on. */
export const receivedFile = z.custom<ReceivedFile>((value) => value !== undefined && value !== null);

/**
 * The file of an answer; Palette names it in `Content-Disposition` (API.md §1.1). Undefined: a page of a proxy in its place.
 * The name is a name only, never a path.
 */
export function toReceivedFile(headers: Headers, bytes: ReceivedFile['bytes']): ReceivedFile | undefined {
  if (/html|json/.test(headers.get('content-type') ?? '')) return undefined;
  const [, name] = /filename="?(\w[\w.-]*)"?/.exec(headers.get('content-disposition') ?? '') ?? [];
  return { name: name ?? null, bytes };
}
