import { cutList } from '../cut-list';
import { cutText } from '../cut-text';
import type { Comparison, OptionChange, SiteMention } from './comparison';
import { gatherChanges } from './gather-changes';

/** So many entries of a list are worth reading; whoever wants all asks for JSON. */
const mostShown = 20;
const longestValue = 48;

/** A comparison as lines for a person: a sum, then what changed, each list cut after `most` entries. Pure. */
export function formatComparison(comparison: Comparison, most = mostShown): string[] {
  const { added, changed, renamed, removed, settings, expectedHosts, notes } = comparison;
  const { shared, own } = gatherChanges(changed);
  const change = (one: OptionChange) => `      ${formatChange(one)}`;
  return [
    summarizeComparison(comparison),
    ...cutList(added, most, (site) => [`  + ${nameSite(site)}`]),
    ...cutList(renamed, most, (site) => [
      `  > ${site.previousId} is ${nameSite(site)} now`,
      ...site.changes.map(change),
    ]),
    ...cutList(shared, most, (one) => [`  ~ ${one.sites} sites`, change(one.change)]),
    ...cutList(own, most, (site) => [`  ~ ${nameSite(site)}`, ...site.changes.map(change)]),
    ...cutList(removed, most, (site) => [`  - ${nameSite(site)}`]),
    ...(settings.length === 0 ? [] : ['  besides the sites:', ...cutList(settings, most, (one) => [change(one)])]),
    ...cutList(expectedHosts.added, most, ({ host, site }) => [`  + host ${host} at ${site}`]),
    ...cutList(expectedHosts.moved, most, ({ host, from, to }) => [`  ~ host ${host} from ${from} to ${to}`]),
    ...cutList(expectedHosts.removed, most, ({ host, site }) => [`  - host ${host} at ${site}`]),
    ...cutList(notes, most, (note) => [`  Look: ${note}`]),
  ];
}

/** One sentence of numbers. Pure. */
export function summarizeComparison({
  added,
  changed,
  renamed,
  removed,
  unchanged,
  expectedHosts,
}: Comparison): string {
  const sites = [
    count(added, 'added'),
    count(changed, 'changed'),
    count(renamed, 'renamed'),
    count(removed, 'removed'),
  ];
  const hosts = [
    count(expectedHosts.added, 'added'),
    count(expectedHosts.moved, 'moved'),
    count(expectedHosts.removed, 'removed'),
  ].flat();
  const said = `Sites: ${[...sites.flat(), `${unchanged} as before`].join(', ')}.`;
  return hosts.length === 0 ? said : `${said} Expected hosts: ${hosts.join(', ')}.`;
}

/** `endpoint.vip: 10.1.2.10 -> 10.1.2.11 (identity)`. Long values are cut around what differs. Pure. */
export function formatChange({ option, before, after, isIdentity }: OptionChange): string {
  const skipped = sharedStart(before ?? '', after ?? '');
  const show = (value: string | null) => (value === null ? 'nothing' : cutText(value, longestValue, skipped));
  return `${option}: ${show(before)} -> ${show(after)}${isIdentity ? ' (identity)' : ''}`;
}

function sharedStart(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return length;
}

function nameSite({ id, name, state }: SiteMention): string {
  return state === 'open' ? `${id}  ${name}` : `${id}  ${name} (${state})`;
}

function count(list: readonly unknown[], what: string): string[] {
  return list.length === 0 ? [] : [`${list.length} ${what}`];
}
