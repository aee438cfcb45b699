import type { Dictionary } from '../../lib/i18n/dictionary';
import type { HostRow } from './host-row';

/** How a host stands, in one word or two. */
export function wordFor(t: Dictionary, { view, problem, tone }: HostRow): string {
  const { states, unfinished } = t.registration;
  if (problem !== null) return tone === 'waiting' ? unfinished.title : states.needs_attention.title;
  if (view === null) return t.hosts.row.notYet;
  return view.state === 'waiting_for_hosts' ? t.hosts.row.waitsForHosts : states[view.state].title;
}
