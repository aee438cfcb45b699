import { describe, expect, it } from 'vitest';
import { judgeTag } from '../../../../app/_scan/judge-tag';
import { readTag } from '../../../../app/_scan/read-tag';

const id = 'edge-5c913342d76bb86e7ccd998b19d030a5';
const bytes = (text: string) => new DataView(new TextEncoder().encode(text).buffer);

/** A phone that is held to something as soon as it listens. */
function phone(event: Event | null, scan: () => Promise<void> = async () => {}) {
  return {
    NDEFReader: class extends EventTarget {
      scan() {
        if (event !== null) this.dispatchEvent(event);
        return scan();
      }
    },
  };
}

function tagWith(...records: readonly object[]): Event {
  return Object.assign(new Event('reading'), { message: { records } });
}

describe('a tag', () => {
  it('gives its addresses and texts, and nothing else', async () => {
    const utf16 = new DataView(new Uint8Array([104, 0, 105, 0]).buffer);
    const tag = tagWith(
      { recordType: 'url', data: bytes(`https://e.example/?appliance-id=${id}`) },
      { recordType: 'absolute-url', data: bytes('https://e.example/') },
      { recordType: 'text', data: utf16, encoding: 'utf-16' },
      { recordType: 'mime', data: bytes('x') },
      { recordType: 'empty' },
      { recordType: 'text' },
    );
    expect(await readTag(AbortSignal.timeout(5_000), phone(tag))).toEqual([
      `https://e.example/?appliance-id=${id}`,
      'https://e.example/',
      'hi',
    ]);
  });

  it('may be empty', async () => {
    expect(await readTag(AbortSignal.timeout(5_000), phone(new Event('reading')))).toEqual([]);
  });

  it('may not be readable', async () => {
    await expect(readTag(AbortSignal.timeout(5_000), phone(new Event('readingerror')))).rejects.toThrow('read');
  });

  it('is not waited for when the reader says no', async () => {
    const denied = phone(null, () => Promise.reject(new Error('denied')));
    await expect(readTag(AbortSignal.timeout(5_000), denied)).rejects.toThrow('denied');
  });

  it('is not waited for any longer than somebody wants', async () => {
    const giveUp = new AbortController();
    const waiting = readTag(giveUp.signal, phone(null));
    giveUp.abort(new Error('left'));
    await expect(waiting).rejects.toThrow('left');
  });

  it('is not read by a browser that cannot', async () => {
    await expect(readTag(AbortSignal.timeout(5_000), {})).rejects.toThrow('no tags');
    await expect(judgeTag(AbortSignal.timeout(5_000))).rejects.toThrow('no tags');
  });
});
