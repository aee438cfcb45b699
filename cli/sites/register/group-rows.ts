/**
 * The rows of each site together, for hosts that are asked for together cost their site one write; in the order in which
 * the sites turn up first, at most `most` rows in a group. Pure.
 */
export function groupRows<Row extends { readonly siteId: string }>(
  rows: readonly Row[],
  most: number,
): readonly (readonly Row[])[] {
  const bySite = new Map<string, Row[]>();
  for (const row of rows) {
    const group = bySite.get(row.siteId);
    if (group === undefined) bySite.set(row.siteId, [row]);
    else group.push(row);
  }
  return [...bySite.values()].flatMap((group) =>
    Array.from({ length: Math.ceil(group.length / most) }, (_, at) => group.slice(at * most, (at + 1) * most)),
  );
}
