import { formatChange } from '../../lib/sites/compare/format-comparison';
import { cutList } from '../../lib/sites/cut-list';
import { formatFault } from '../../lib/sites/fault';
import type { Listed, PreviewReport } from './report-schema';

type Comparison = NonNullable<PreviewReport['comparison']>;
type SiteEntry = Comparison['added']['shown'][number];

/** What a pull request does to sites and hosts, line by line, each list with the number of what it leaves out. Pure. */
export function listDifferences(comparison: Comparison): string[] {
  const { added, renamed, changed, removed, settings, hostsAdded, hostsMoved, hostsRemoved, notes } = comparison;
  return [
    ...cut(added, (site) => [`+ ${nameSite(site)}`]),
    ...cut(renamed, (site) => [`> ${site.previousId} is ${nameSite(site)} now`, ...listChanges(site.changes)]),
    ...cut(changed, (site) => [`~ ${nameSite(site)}`, ...listChanges(site.changes)]),
    ...cut(removed, (site) => [`- ${nameSite(site)}`]),
    ...(settings.total === 0 ? [] : ['besides the sites:', ...listChanges(settings)]),
    ...cut(hostsAdded, ({ host, site }) => [`+ host ${host} at ${site}`]),
    ...cut(hostsMoved, ({ host, from, to }) => [`~ host ${host} from ${from} to ${to}`]),
    ...cut(hostsRemoved, ({ host, site }) => [`- host ${host} at ${site}`]),
    ...cut(notes, (note) => [`Look: ${note}`]),
  ];
}

/** Faults as they are told in a terminal: where, what, how to mend it. Pure. */
export function listFaults(faults: PreviewReport['faults']): string[] {
  return cut(faults, (fault) => formatFault(fault).split('\n'));
}

/** Texts, one a line. Pure. */
export function listTexts(texts: Listed<string>): string[] {
  return cut(texts, (text) => [text]);
}

function listChanges(changes: Comparison['settings']): string[] {
  return cut(changes, (change) => [`    ${formatChange(change)}`], '    ');
}

function nameSite({ id, name, state }: SiteEntry): string {
  return state === 'open' ? `${id}  ${name}` : `${id}  ${name} (${state})`;
}

/** The report holds the beginning of each list, and how long it was. */
function cut<Entry>(list: Listed<Entry>, show: (entry: Entry) => readonly string[], indent = ''): string[] {
  return cutList(list.shown, list.shown.length, show, { total: list.total, indent });
}
