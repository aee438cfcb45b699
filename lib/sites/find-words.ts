import { countSlips } from './count-slips';
import { numberIn } from './site-number';
import type { WordList } from './word-book';
import { countBits, lettersOf } from './word-letters';

/** How well a text holds the words that were typed. */
export interface Fit {
  /** The text, by its place. */
  readonly at: number;
  /** Letters that have to be mended in all; 0: it holds every word. */
  readonly slips: number;
  /** Numbers that stand there only as a part of longer ones. */
  readonly partNumbers: number;
}

export interface WordQuery {
  /** Folded, each once, at most {@link mostWords}. */
  readonly typed: readonly string[];
  /** Is what is nearly typed looked for as well? Numbers are always taken at their word. */
  readonly isForgiving: boolean;
  /** The text is meant whatever else was typed; asked only when forgiving. */
  readonly isMeant: (at: number) => boolean;
}

/** More than anybody needs to tell sites apart; as many as there are bits below. */
export const mostWords = 8;
/** What a word costs that the text does not have; all that cost less have bits of their own. */
const missingCost = 3;
/** Longer words are not typed by people. */
const longestForgiven = 40;

/** Tells of every text that holds all words that were typed, each somewhere in one of its own. */
export function findWords(list: WordList, query: WordQuery, tell: (fit: Fit) => void): void {
  const { used, starts } = list;
  const { typed, isForgiving, isMeant } = query;
  const fits = fitWords(list, typed, isForgiving);
  const wanted = (1 << typed.length) - 1;
  const numbers = typed.reduce((bits, word, index) => (numberIn(word) === '' ? bits : bits | (1 << index)), 0);
  const covered = fits.reduce((bits, fit) => bits | fit, 0);
  if (numbers === 0 && lacking(wanted, covered) !== 0) return;
  let from = 0;
  for (let at = 0; at + 1 < starts.length; at++) {
    const to = starts[at + 1] ?? 0;
    let held = 0;
    for (let place = from; place < to; place++) held |= fits[used[place] ?? 0] ?? 0;
    from = to;
    const missing = lacking(wanted, held);
    if (missing === 0 || (isForgiving && isMeant(at))) tell(weigh(at, held, missing, numbers));
  }
}

/** The typed words that nothing fits. */
function lacking(wanted: number, held: number): number {
  return wanted & ~(held | (held >>> mostWords) | (held >>> (2 * mostWords)));
}

/** How well each word of the list fits the typed ones: bit `n + mostWords * cost` is set where typed word n costs that. */
function fitWords({ words, letters }: WordList, typed: readonly string[], isForgiving: boolean): Uint32Array {
  const fits = new Uint32Array(words.length);
  for (const [index, word] of typed.entries()) {
    const number = numberIn(word);
    // Zeros in front of a number need not be there.
    const wanted = lettersOf(number === '' ? word : number);
    const most = isForgiving ? mostSlips(word) : 0;
    for (let place = 0; place < words.length; place++) {
      const absent = wanted & ~(letters[place] ?? 0);
      if (absent !== 0 && (most === 0 || countBits(absent) > most)) continue;
      const candidate = words[place] ?? '';
      const cost = number === '' ? costOf(candidate, word, most) : costOfNumber(candidate, word, number);
      if (cost < missingCost) fits[place] = (fits[place] ?? 0) | (1 << (index + mostWords * cost));
    }
  }
  return fits;
}

function costOf(word: string, typed: string, most: number): number {
  if (word.includes(typed)) return 0;
  if (most === 0 || hasDigit(word)) return missingCost;
  const slips = countSlips(typed, word, most);
  return slips > most ? missingCost : slips;
}

function costOfNumber(word: string, typed: string, number: string): number {
  if (!word.includes(number)) return missingCost;
  if (numberIn(word) === number) return 0;
  return word.includes(typed) ? 1 : missingCost;
}

/** The least that each word costs, in all; of numbers that is not what has to be mended. */
function weigh(at: number, held: number, missing: number, numbers: number): Fit {
  const one = (held >>> mostWords) & ~held;
  const two = (held >>> (2 * mostWords)) & ~(held >>> mostWords) & ~held;
  const letters = ((1 << mostWords) - 1) & ~numbers;
  const slips = countBits(one & letters) + 2 * countBits(two & letters) + missingCost * countBits(missing);
  return { at, slips, partNumbers: countBits(one & numbers) };
}

/** A number that is one digit wrong is another site; short words are too many to be told apart. */
function mostSlips(word: string): number {
  if (word.length < 4 || word.length > longestForgiven || hasDigit(word)) return 0;
  return word.length < 6 ? 1 : 2;
}

function hasDigit(word: string): boolean {
  return /\d/.test(word);
}
