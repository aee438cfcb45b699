interface Match<T> {
  readonly conjunction?: 'and' | 'or' | undefined;
  readonly values?: readonly T[] | null | undefined;
}

interface Condition<T> {
  readonly operator?: string | undefined;
  readonly negation?: boolean | undefined;
  readonly ignoreCase?: boolean | undefined;
  readonly match?: Match<T> | undefined;
}

/** A text condition over the values an object has; negated, none of them may match. */
export function matchesTexts(condition: Condition<string>, texts: readonly string[]): boolean {
  const fold = (text: string) => (condition.ignoreCase === true ? text.toLowerCase() : text);
  const isMatch = anyOrAll(condition.match, (wanted) =>
    texts.some((text) => compareTexts(condition.operator, fold(text), fold(wanted))),
  );
  return isMatch !== (condition.negation === true);
}

/** A text condition over the value of one key among `key:value` tags. */
export function matchesKeyValues(
  condition: Condition<string> & { readonly key?: string | undefined },
  tags: readonly string[],
) {
  const prefix = `${condition.key ?? ''}:`;
  const values = tags.filter((tag) => tag.startsWith(prefix)).map((tag) => tag.slice(prefix.length));
  return matchesTexts(condition, values);
}

/** A bool condition; no value asks for false. */
export function matchesBool(condition: { readonly value?: boolean | undefined }, value: boolean): boolean {
  return value === (condition.value ?? false);
}

/** An int or float condition. */
export function matchesNumbers(condition: Condition<number>, value: number): boolean {
  const isMatch = anyOrAll(condition.match, (wanted) => compareNumbers(condition.operator, value, wanted));
  return isMatch !== (condition.negation === true);
}

/** A date condition on milliseconds; `range` takes two values, both inclusive. */
export function matchesDates(condition: Condition<string>, value: number): boolean {
  const wanted = (condition.match?.values ?? []).map((text) => Date.parse(text));
  if (condition.operator === 'range') {
    const [from = Number.NaN, to = Number.NaN] = wanted;
    return (from <= value && value <= to) !== (condition.negation === true);
  }
  return matchesNumbers({ ...condition, match: { ...condition.match, values: wanted } }, value);
}

function anyOrAll<T>(match: Match<T> | undefined, test: (value: T) => boolean): boolean {
  const values = match?.values ?? [];
  return match?.conjunction === 'and' ? values.every(test) : values.some(test);
}

function compareTexts(operator: string | undefined, text: string, wanted: string): boolean {
  if (operator === 'contains') return text.includes(wanted);
  if (operator === 'beginsWith') return text.startsWith(wanted);
  return text === wanted;
}

function compareNumbers(operator: string | undefined, value: number, wanted: number): boolean {
  if (operator === 'gt') return value > wanted;
  if (operator === 'gte') return value >= wanted;
  if (operator === 'lt') return value < wanted;
  if (operator === 'lte') return value <= wanted;
  return value === wanted;
}
