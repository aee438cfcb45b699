/** Things that are wrong in the same way. */
export interface FaultGroup<F> {
  /** What is wrong, without what differs from one to the next. */
  readonly problem: string;
  readonly faults: readonly F[];
}

/** Groups by what is wrong, whatever the value and the place; in the order in which each kind was found first. */
export function groupFaults<F extends { readonly problem: string }>(faults: readonly F[]): FaultGroup<F>[] {
  const groups = new Map<string, F[]>();
  for (const fault of faults) {
    const kind = kindOf(fault.problem);
    const group = groups.get(kind);
    if (group === undefined) groups.set(kind, [fault]);
    else group.push(fault);
  }
  return [...groups].map(([kind, group]) => {
    const isSame = group.every(({ problem }) => problem === group[0]?.problem);
    return { problem: isSame ? (group[0]?.problem ?? kind) : kind, faults: group };
  });
}

function kindOf(problem: string): string {
  return particulars.reduce((text, [pattern, general]) => text.replace(pattern, general), problem).trim();
}

/** What problems name besides the kind: other sites, places, values. */
const particulars: readonly (readonly [RegExp, string])[] = [
  [/ ?\(did you mean [^)]*\)/g, ''],
  [/"(?:[^"\\]|\\.)*"/g, '…'],
  [/^\([\d.]+\) /, ''],
  [/\bsite [a-z0-9-]+ \([^)]*\)/g, 'another site'],
  [/\b(this site)\b/g, 'another site'],
  [/\b(sites|access\.links|webhooks)\[\d+\]|\b[\w-]+\.csv:\d+/g, 'another place'],
  [/\{[^}]*\}/g, '{…}'],
  [/\b\d+(\.\d+){3}(\/\d+)?(-\d+(\.\d+){3})?/g, '…'],
  [/\b\d+\b/g, '…'],
];
