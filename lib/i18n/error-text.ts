/** What fills the blanks of a text; may lack any of them. */
export type Facts = Readonly<Record<string, string>>;

/** What an operator reads about one entry of the catalogue. */
export interface ErrorText {
  /** What is the matter, in one or two plain sentences. */
  readonly sentence: (facts: Facts) => string;
  /** What to do now. */
  readonly nextStep: (facts: Facts) => string;
}

/** A text without blanks. */
export function fixedText(sentence: string, nextStep: string): ErrorText {
  return { sentence: () => sentence, nextStep: () => nextStep };
}
