/** The page where IT decides about a host. */
export function approvalHref(token: string, query: Readonly<Record<string, string>> = {}): string {
  const search = new URLSearchParams(query);
  return `/approve/${encodeURIComponent(token)}${search.size === 0 ? '' : `?${search}#problem`}`;
}
