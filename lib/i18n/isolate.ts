/**
 * A value inside a sentence that is written from the other side: keeps its own order, and the order of what stands around
 * it (Unicode UAX #9, first strong isolate). Nobody sees the two marks.
 */
export function isolate(value: string | number): string {
  return `\u2068${value}\u2069`;
}
