import type { en } from './en';

/**
 * Every text of the app in one language, as English has them: a missing or surplus one in another language does not
 * compile. Texts with values are functions, so no language is tied to English word order.
 */
export type Texts = typeof en;
