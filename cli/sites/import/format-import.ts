import { cutList } from '../../../lib/sites/cut-list';
import { cutText } from '../../../lib/sites/cut-text';
import type { CellChange, MergedCsv } from './merge-sites-csv';

/** What was done, or would be. */
export interface ImportTold {
  /** As it was typed. */
  readonly from: string;
  readonly target: string;
  readonly merged: MergedCsv;
  readonly skipped: readonly string[];
  readonly isWritten: boolean;
  /** Sites that would get another cluster; null: what is there has faults, so nobody can tell. */
  readonly identityChanges: readonly string[] | null;
}

const mostShown = 20;
const longestValue = 40;

/** The import as lines for a person. Pure. */
export function formatImport({ from, target, merged, skipped, isWritten, identityChanges }: ImportTold): string[] {
  const { added, changed, unchanged, left } = merged;
  const isNew = added.length + changed.length > 0;
  return [
    `${from}: ${added.length} added, ${changed.length} changed, ${unchanged} as they are.`,
    ...(left.length === 0 ? [] : [`${left.length} of ${target} are not in it, and stay.`]),
    ...(skipped.length === 0 ? [] : [`Left out, because no option is called so: ${skipped.join(', ')}.`]),
    ...cutList(added, mostShown, (id) => [`  + ${id}`]),
    ...cutList(changed, mostShown, ({ id, changes }) => [`  ~ ${id}`, ...changes.map(formatCell)]),
    ...(identityChanges === null
      ? ['  Look: the config as it was has faults, so changes of clusters are not seen here.']
      : []),
    ...cutList(identityChanges ?? [], mostShown, (id) => [
      `  Look: ${id} would get another cluster; check --base says how to do it.`,
    ]),
    isNew ? tellWritten(target, isWritten) : `There is nothing to write.`,
  ];
}

function tellWritten(target: string, isWritten: boolean): string {
  return isWritten ? `${target} is written.` : `Nothing is written. With --write, ${target} will be.`;
}

function formatCell({ column, before, after }: CellChange): string {
  const show = (value: string | null) => (value === null ? 'nothing' : cutText(value, longestValue));
  return `      ${column}: ${show(before)} -> ${show(after)}`;
}
