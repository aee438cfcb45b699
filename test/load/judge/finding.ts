/** One rule, what was found, and every breach of it by name. */
export interface Finding {
  readonly rule: string;
  readonly found: string;
  readonly breaches: readonly string[];
}
