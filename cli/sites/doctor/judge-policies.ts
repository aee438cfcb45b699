import { Cron } from 'croner';
import { canPatchOs, policiesOf } from '../../../lib/sites/policies';
import type { Site } from '../../../lib/sites/site';
import { kindOf } from '../../../lib/sites/site-kind';
import { countOf, groupBy, nameSites } from '../name-some';
import type { Facts, ProjectFacts } from './facts';
import { blame, type Finding, skip, well } from './finding';

/** Kinds, backups, schedules and patches: what the config plans that Palette may not do. Pure. */
export function judgePolicies(facts: Facts): Finding[] {
  return [...judgeKinds(facts), ...judgeBackups(facts.palette), ...judgeSchedules(facts), ...judgePatches(facts)];
}

function judgeKinds({ palette: { owner, kinds }, sites }: Facts): Finding[] {
  if (!owner.isRead) return [skip('cluster.kinds', owner.because)];
  if (kinds.length === 0) return [well('cluster.kinds', 'No site is of an older kind.')];
  return kinds.map(({ kind, isThere }) => {
    if (!isThere.isRead) return skip('cluster.kinds', isThere.because, kind);
    const users = sites.filter((site) => kindOf(site) === kind);
    const who = users.length === 0 ? '' : ` (${nameSites(users)})`;
    if (isThere.value) return well('cluster.kinds', `Palette has the operations of ${kind} clusters${who}.`);
    // Nobody is hurt yet by a kind that no site is of.
    const sentence = `This Palette has no operations for ${kind} clusters${who}.`;
    return blame('cluster.kinds', users.length === 0 ? 'warn' : 'bad', kind, sentence);
  });
}

function judgeBackups({ owner, inProjects }: Facts['palette']): Finding[] {
  if (!owner.isRead) return [skip('cluster.backups', owner.because)];
  const found = inProjects.flatMap(judgeLocations);
  return found.length > 0 ? found : [well('cluster.backups', 'Every backup location of the config is there.')];
}

function judgeLocations({ sites, locations }: ProjectFacts): Finding[] {
  const wanting = sites.filter((site) => policiesOf(site).backup !== null);
  if (wanting.length === 0) return [];
  if (!locations.isRead) return [skip('cluster.backups', locations.because)];
  const there = locations.value.map(({ name }) => name);
  const byName = groupBy(wanting, (site) => policiesOf(site).backup?.location ?? '');
  return [...byName].flatMap(([name, users]) => {
    if (there.includes(name)) return [];
    const sentence = `Palette has no backup location called ${name} (${nameSites(users)}).`;
    return [blame('cluster.backups', 'bad', name, sentence)];
  });
}

interface Planned {
  readonly site: Site;
  readonly what: string;
  readonly cron: string;
  readonly zone: string;
}

/** Many sites share a few schedules: so many are told, the soonest first. */
const mostTold = 8;

function judgeSchedules({ sites, nowMs }: Facts): Finding[] {
  const groups = [...groupBy(sites.flatMap(listPlanned), ({ what, cron, zone }) => `${what} ${cron} ${zone}`).values()];
  const told = groups.flatMap((group) => {
    const [first] = group;
    return first === undefined ? [] : [{ first, users: group.map(({ site }) => site), next: findNext(first, nowMs) }];
  });
  const never = told.filter(({ next }) => next === null);
  const coming = told.filter(({ next }) => next !== null).sort((one, other) => (one.next ?? 0) - (other.next ?? 0));
  if (told.length === 0) return [well('plan.schedules', 'Nothing is planned by schedule.')];
  const rest = coming.length - mostTold;
  return [
    ...never.map(({ first: { what, cron }, users }) => {
      return blame('plan.schedules', 'bad', cron, `The ${what} of ${nameSites(users)}, ${cron}, never comes.`);
    }),
    ...coming.slice(0, mostTold).map(({ first: { what, zone }, users, next }) => {
      return well('plan.schedules', `${what} of ${nameSites(users)}: next on ${inZone(next ?? 0, zone)} (${zone}).`);
    }),
    ...(rest > 0 ? [well('plan.schedules', `${countOf(rest, 'more schedule')} after that.`)] : []),
  ];
}

function listPlanned(site: Site): Planned[] {
  const { scans, backup, osPatch } = policiesOf(site);
  // The older kinds have no time zone in Palette (API.md §15.11): theirs is Palette's own, UTC as far as we know (C).
  const zone = kindOf(site) === 'native' ? (site.timeZone ?? 'UTC') : 'UTC';
  const all = [
    ['security scan', scans.security],
    ['penetration scan', scans.penetration],
    ['conformance scan', scans.conformance],
    ['backup', backup?.schedule ?? null],
    ['OS patch', canPatchOs(site) ? (osPatch?.schedule ?? null) : null],
  ] as const;
  return all.flatMap(([what, cron]) => (cron === null ? [] : [{ site, what, cron, zone }]));
}

/** Milliseconds; null: it never comes, or nobody can read it. */
function findNext({ cron, zone }: Planned, nowMs: number): number | null {
  try {
    const next = new Cron(cron, { mode: '5-part', timezone: zone, paused: true }).nextRun(new Date(nowMs));
    return next?.getTime() ?? null;
  } catch {
    return null;
  }
}

function inZone(atMs: number, timeZone: string): string {
  const format = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone, weekday: 'short', year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit' },
  });
  const parts = Object.fromEntries(format.formatToParts(atMs).map(({ type, value }) => [type, value]));
  return `${parts.weekday} ${parts.year}-${parts.month}-${parts.day} ${parts.hour}:${parts.minute}`;
}

function judgePatches({ sites }: Facts): Finding[] {
  const ignored = sites.filter((site) => policiesOf(site).osPatch !== null && !canPatchOs(site));
  if (ignored.length === 0) return [well('plan.patches', 'No site plans OS patches that Palette would ignore.')];
  const sentence = `Palette ignores the OS patches of ${nameSites(ignored)}: it says so of such edge hosts.`;
  return [blame('plan.patches', 'warn', null, sentence)];
}
