/**
 * A value inside a sentence that is written from the other side: keeps its own order, and the order of what stands around
 * it (Unicode UAX #9, first strong isolate). Nobody sees the two marks.
 */
export function isolate(value: string): string {
  return `\u2068${value}\u2069`;
}

/**
 * The texts with every value that is put into them isolated, wherever a text is a function. Numbers stay as they are: they
 * have one order everywhere, and sentences count by them. For languages that are written from the right.
 */
export function isolateValues<Texts>(texts: Texts): Texts {
  if (typeof texts === 'function') {
    const isolating = (...values: unknown[]) => texts(...values.map(isolateValue));
    // How many values a text tells is part of what it is.
    return Object.defineProperty(isolating, 'length', { value: texts.length }) as Texts;
  }
  if (!isPlainObject(texts)) return texts;
  return Object.fromEntries(Object.entries(texts).map(([key, part]) => [key, isolateValues(part)])) as Texts;
}

function isolateValue(value: unknown): unknown {
  // Nothing, and what sentences compare or count by, must stay what it is.
  if (typeof value === 'string') return /\D/.test(value) ? isolate(value) : value;
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, isolateValue(part)]));
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
