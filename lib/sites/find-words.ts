import { numberIn } from './site-number';
import { createSlipCounter, longestCounted } from './slip-counter';
import type { WordList } from './word-book';
import { countBits, hasDigit, lettersOf } from './word-letters';

/**
 * Hears how well a text, told by its place, holds the words that were typed. `slips`: letters that have to be mended in
 * all, 0 where it holds every word. `partNumbers`: numbers that stand there only as a part of longer ones.
 */
export type HearFit = (at: number, slips: number, partNumbers: number) => void;

export interface WordQuery {
  /** Folded, each once, at most {@link mostWords}. */
  readonly typed: readonly string[];
  /** Is what is nearly typed looked for as well? Numbers are always taken at their word. */
  readonly isForgiving: boolean;
  /** The text is meant whatever else was typed; asked only when forgiving, and of numbers. */
  readonly isMeant: (at: number) => boolean;
}

/** More than anybody needs to tell sites apart; as many as there are bits below. */
export const mostWords = 8;
/** What a word costs that the text does not have; all that cost less have bits of their own. */
const missingCost = 3;
/** No text has more slips than this. */
export const mostSlipsInAll = missingCost * mostWords;

/** Tells of every text that holds all words that were typed, each somewhere in one of its own. */
export function findWords(list: WordList, query: WordQuery, tell: HearFit): void {
  const { used, starts } = list;
  const { typed, isForgiving, isMeant } = query;
  const fits = fitWords(list, typed, isForgiving);
  const wanted = (1 << typed.length) - 1;
  const numbers = typed.reduce((bits, word, index) => (numberIn(word) === '' ? bits : bits | (1 << index)), 0);
  const covered = fits.reduce((bits, fit) => bits | fit, 0);
  if (numbers === 0 && lacking(wanted, covered) !== 0) return;
  const canBeMeant = isForgiving && numbers !== 0;
  let from = 0;
  // Where nearly all texts fit, most of them fit in the same way.
  let weighed = -1;
  let slips = 0;
  let partNumbers = 0;
  for (let at = 0; at + 1 < starts.length; at++) {
    const to = starts[at + 1] ?? 0;
    let held = 0;
    for (let place = from; place < to && (wanted & ~held) !== 0; place++) held |= fits[used[place] ?? 0] ?? 0;
    from = to;
    const missing = lacking(wanted, held);
    if (missing !== 0 && !(canBeMeant && isMeant(at))) continue;
    if (held !== weighed) {
      slips = countSlips(held, missing, numbers);
      partNumbers = countBits((held >>> mostWords) & ~held & numbers);
      weighed = held;
    }
    tell(at, slips, partNumbers);
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
    const costOf = number === '' ? createPricer(word, most) : createNumberPricer(word, number);
    for (let place = 0; place < words.length; place++) {
      const has = letters[place] ?? 0;
      const absent = wanted & ~has;
      if (absent !== 0 && (most === 0 || hasDigit(has) || countBits(absent) > most)) continue;
      const cost = costOf(words[place] ?? '', has);
      if (cost < missingCost) fits[place] = (fits[place] ?? 0) | (1 << (index + mostWords * cost));
    }
  }
  return fits;
}

type Pricer = (word: string, letters: number) => number;

function createPricer(typed: string, most: number): Pricer {
  if (most === 0) return (word) => (word.includes(typed) ? 0 : missingCost);
  const slipsTo = createSlipCounter(typed, most);
  return (word, letters) => {
    if (word.includes(typed)) return 0;
    if (hasDigit(letters)) return missingCost;
    const slips = slipsTo(word);
    return slips > most ? missingCost : slips;
  };
}

function createNumberPricer(typed: string, number: string): Pricer {
  return (word) => {
    if (!word.includes(number)) return missingCost;
    // What is longer may be the same only by zeros in front.
    if (word.length === number.length || (word.startsWith('0') && numberIn(word) === number)) return 0;
    return word.includes(typed) ? 1 : missingCost;
  };
}

/** The least that each word costs, in all; of numbers that is not what has to be mended. */
function countSlips(held: number, missing: number, numbers: number): number {
  const one = (held >>> mostWords) & ~held;
  const two = (held >>> (2 * mostWords)) & ~(held >>> mostWords) & ~held;
  const letters = ((1 << mostWords) - 1) & ~numbers;
  return countBits(one & letters) + 2 * countBits(two & letters) + missingCost * countBits(missing);
}

/** A number that is one digit wrong is another site; short words are too many to be told apart. */
function mostSlips(word: string): number {
  if (word.length < 4 || word.length > longestCounted || hasDigit(lettersOf(word))) return 0;
  return word.length < 6 ? 1 : 2;
}
