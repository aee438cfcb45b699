/** A query as Next gives it to a page. */
export type QueryRecord = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The query as `URLSearchParams`, repeated keys in their order. */
export function toSearchParams(record: QueryRecord): URLSearchParams {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(record)) {
    for (const text of [value ?? []].flat()) params.append(key, text);
  }
  return params;
}
