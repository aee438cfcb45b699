/**
 * What JSON leaves as it is and viewers take for more than a letter: DEL and the C1 controls (a terminal's commands, and
 * a line break), Unicode's line and paragraph separators, marks that turn the direction of what follows, the byte order
 * mark, and tags that cannot be seen.
 */
const unseen =
  /[\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\p{Cn}|\p{Co}|[\u{e0000}-\u{e007f}]/gu;

/** The text with these written as `\uXXXX`: inside a string of JSON they read back as they were. Safe to repeat. Pure. */
export function escapeUnseen(text: string): string {
  return text.replace(unseen, (found) =>
    Array.from({ length: found.length }, (_, at) => `\\u${found.charCodeAt(at).toString(16).padStart(4, '0')}`).join(
      '',
    ),
  );
}
