/** A text for each way that a language has of counting; which numbers take which is CLDR's knowledge, through `Intl`. */
export type PluralForms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

/** Picks the form of a text that the count takes in the language, e.g. `pluralOf('pl')(5, { one: …, few: …, other: … })`. */
export function pluralOf(language: string): (count: number, forms: PluralForms) => string {
  const rules = new Intl.PluralRules(language);
  return (count, forms) => forms[rules.select(count)] ?? forms.other;
}
