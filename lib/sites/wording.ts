import type { Language } from '../languages';

/** A text or an address: one for everybody, or one for each language that has its own. */
export type Wording = string | Readonly<Partial<Record<Language, string | undefined>>>;
