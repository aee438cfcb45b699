/** A text that is never written from the right, such as an address or a telephone number (UAX #9, left-to-right isolate). */
export function ltr(text: string): string {
  return `\u2066${text}\u2069`;
}
