interface NameFilter {
  readonly eq?: string | undefined;
  readonly ne?: string | undefined;
  readonly contains?: string | undefined;
  readonly beginsWith?: string | undefined;
  readonly ignoreCase?: boolean | undefined;
}

/** The older name filter of the dashboards; ignores case unless told otherwise (API.md 2.1). Every given part must hold. */
export function matchesName(filter: NameFilter | undefined, name: string): boolean {
  if (filter === undefined) return true;
  const fold = (text: string) => (filter.ignoreCase === false ? text : text.toLowerCase());
  const holds = (wanted: string | undefined, test: (folded: string) => boolean) =>
    wanted === undefined || wanted === '' || test(fold(wanted));
  const folded = fold(name);
  return (
    holds(filter.eq, (wanted) => folded === wanted) &&
    holds(filter.ne, (wanted) => folded !== wanted) &&
    holds(filter.contains, (wanted) => folded.includes(wanted)) &&
    holds(filter.beginsWith, (wanted) => folded.startsWith(wanted))
  );
}
