/** A scanner types a character every few milliseconds; no hand comes near that. */
const longestGapMs = 60;
/** Shorter than any ID that a scanner reads from a code, longer than what a hand can drum. */
const fewestLetters = 6;

/** Tells a scanner that types like a keyboard from a hand on one. */
export interface Burst {
  /** Hands over the next key, and when it was pressed. Gives what was scanned when the scanner ends its line, else null. */
  press(key: string, atMs: number): string | null;
  /** How much has come in one go so far. */
  length(): number;
}

/** Listens for one scan after the other. */
export function createBurst(): Burst {
  let text = '';
  let lastMs = Number.NEGATIVE_INFINITY;
  return {
    press(key, atMs) {
      const isLetter = [...key].length === 1;
      // Shift and its like stand between the letters of one scan.
      if (!isLetter && key !== 'Enter' && key !== 'Tab') return null;
      const isInOneGo = atMs - lastMs <= longestGapMs;
      lastMs = atMs;
      if (isLetter) {
        text = isInOneGo ? text + key : key;
        return null;
      }
      const scanned = isInOneGo && text.length >= fewestLetters ? text : null;
      text = '';
      return scanned;
    },
    length: () => text.length,
  };
}
