/**
 * What a YAML 1.1 reader takes for a line break, or does not take at all (YAML 1.1 §5.1, §5.4): controls, the two Unicode
 * line breaks, halves of surrogate pairs and what is no character.
 */
const unfit = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\ufffe\uffff]/u;

/** Can the text stand on one line of a YAML file? */
export function isPlainLine(text: string): boolean {
  return !unfit.test(text);
}

/** The text with a blank for everything that could not stand in a comment: nothing in it can end the comment. */
export function toPlainLine(text: string): string {
  return text.replace(new RegExp(unfit, 'gu'), ' ');
}
