/** What a refusal says, with `{facts}` in braces. */
export interface Words {
  /** What is the matter. */
  readonly sentence: string;
  /** What IT can do. */
  readonly remedy: string;
}
