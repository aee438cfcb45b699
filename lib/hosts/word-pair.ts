import type { HostId } from './edge-host-id';
import { firstWords, secondWords } from './pair-words';

/**
 * Two words that stand for an edge host ID, to be compared with the host's console or read over the phone: one time in
 * 65,536 a wrong host has the same two. Not secret, and proof of nothing: whoever knows the ID can work them out. Pure;
 * the words of an ID never change, because they may stand on a printed receipt.
 */
export function wordPairOf(hostId: HostId): readonly [string, string] {
  const hash = hashOf(hostId);
  return [wordAt(firstWords, hash >>> 24), wordAt(secondWords, (hash >>> 8) & 0xff)];
}

/**
 * FNV-1a with the last mixing of MurmurHash3: IDs that differ in their last digit get different words. Not `node:crypto`,
 * so that a page may work them out as well.
 */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function wordAt(words: readonly string[], index: number): string {
  const word = words[index];
  if (word === undefined) throw new Error(`no word ${index}`);
  return word;
}
