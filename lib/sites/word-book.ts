import { foldText } from './fold-text';
import { lettersOf } from './word-letters';

/** Which words each of many texts uses; every word is kept once, folded. */
export interface WordList {
  readonly words: readonly string[];
  /** The letters that each word has, as `lettersOf` gives them: most words need no closer look. */
  readonly letters: Uint32Array;
  /** Places of words, text after text; those of text n begin at `starts[n]`. */
  readonly used: Uint32Array;
  readonly starts: Uint32Array;
}

/** Reads texts, each a few parts and then an end, into a {@link WordList}. */
export interface WordBook {
  /** Adds the words of a part to the text; gives them folded, parted by blanks. */
  readonly read: (part: string) => string;
  readonly endText: () => void;
  readonly toList: () => WordList;
}

const otherThanLetters = /[^a-z0-9\u0080-\uffff]+/;

/**
 * Makes an empty book. Made for 200,000 parts at once: words that are the same for every site are folded once, and plain
 * ones not at all.
 */
export function createWordBook(): WordBook {
  const words: string[] = [];
  const places = new Map<string, number>();
  const spellings = new Map<string, string>();
  const used: number[] = [];
  const starts = [0];
  const use = (word: string) => {
    let place = places.get(word);
    if (place === undefined) {
      place = words.push(word) - 1;
      places.set(word, place);
    }
    used.push(place);
  };
  const fold = (spelling: string) => {
    const folded = spellings.get(spelling) ?? foldText(spelling);
    spellings.set(spelling, folded);
    return folded;
  };
  const read = (part: string) => {
    let text = '';
    for (const spelling of part.toLowerCase().split(otherThanLetters)) {
      const folded = isPlain(spelling) ? spelling : fold(spelling);
      if (folded === '') continue;
      if (folded.includes(' ')) for (const word of folded.split(' ')) use(word);
      else use(folded);
      text = text === '' ? folded : `${text} ${folded}`;
    }
    return text;
  };
  return {
    read,
    endText: () => void starts.push(used.length),
    toList: () => ({
      words,
      letters: Uint32Array.from(words, lettersOf),
      used: Uint32Array.from(used),
      starts: Uint32Array.from(starts),
    }),
  };
}

function isPlain(spelling: string): boolean {
  for (let at = 0; at < spelling.length; at++) if (spelling.charCodeAt(at) > 0x7f) return false;
  return true;
}
