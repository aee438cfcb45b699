import type { Dictionary } from '../../lib/i18n/dictionary';

/** All that scanning says; texts only, so that they can go to the browser. */
export type ScanWords = Dictionary['scan'];
