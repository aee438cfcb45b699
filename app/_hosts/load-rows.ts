import { type Actor, grantToRegister } from '../../lib/access/actor';
import { type Result, succeed } from '../../lib/errors';
import { type HostId, parseHostId } from '../../lib/hosts/edge-host-id';
import { refuseHost } from '../../lib/registration/refuse-host';
import type { Outlook } from '../../lib/registration/view';
import type { Server } from '../../lib/server/compose';
import { firstSetUpOf } from '../../lib/sites/first-set-up';
import type { Site } from '../../lib/sites/site';
import { orPageFailure, type PageFailure } from '../_parts/open-server';
import { nameSites, type ShownProblem } from '../_parts/shown-problem';
import type { HostList, ListedHost } from './host-list';
import { type HostRow, toRow } from './host-row';

type Deps = Pick<Server, 'desk' | 'directory'>;

/**
 * How every host of the list stands, as far as the reader may know: one of somebody else looks like one that nobody has
 * registered. Fails when that cannot be told of one of them; never rejects.
 */
export async function loadRows(
  server: Deps,
  actor: Actor,
  { hosts }: HostList,
  site: Site,
): Promise<Result<readonly HostRow[], PageFailure>> {
  const rows: HostRow[] = [];
  for (const row of await Promise.all(hosts.map((host) => loadRow(server, actor, host, site)))) {
    if (!row.ok) return row;
    rows.push(row.value);
  }
  return succeed(rows);
}

async function loadRow(
  { desk, directory }: Deps,
  actor: Actor,
  host: ListedHost,
  site: Site,
): Promise<Result<HostRow, PageFailure>> {
  const refusal = host.refusal === null ? null : nameSites(host.refusal, directory, actor);
  const shown = { ...host, refusal };
  if (host.hostId === null) return succeed(toRow(shown, site.id, null, problemOf(host.text)));
  const view = await orPageFailure(desk.as(actor).view(host.hostId));
  if (!view.ok && view.error.code !== 'not_registered') return view;
  const known = view.ok ? view.value : null;
  const problem = known?.problem ? nameSites(known.problem, directory, actor) : null;
  const row = toRow(shown, site.id, known, foretell(directory, actor, site, host.hostId));
  return succeed(problem === null || row.view === null ? row : { ...row, problem });
}

/** What IT has said beforehand needs no try; only for whoever would be told after one. */
function foretell(directory: Deps['directory'], actor: Actor, site: Site, hostId: HostId): ShownProblem | null {
  const refusal = grantToRegister(actor, site, hostId) === null ? null : refuseHost(directory, site, hostId);
  return refusal === null ? null : { code: refusal.code, facts: refusal.facts ?? {}, reference: null };
}

function problemOf(text: string): ShownProblem | null {
  const parsed = parseHostId(text);
  return parsed.ok ? null : { code: parsed.error.code, facts: parsed.error.facts ?? {}, reference: null };
}

/** How many hosts are at the site before any of the list is: only asked where no row tells. Never rejects. */
export async function countPresent(
  { desk }: Deps,
  actor: Actor,
  rows: readonly HostRow[],
  site: Site,
  addressKeys: readonly string[],
): Promise<number> {
  const next = rows.find(({ view, host }) => view === null && host.hostId !== null)?.host.hostId ?? null;
  if (firstSetUpOf(site) === 1 || next === null || rows.some(({ view }) => view !== null)) return 0;
  return presentIn(await desk.as(actor).foresee(next, site.id, addressKeys));
}

function presentIn(outlook: Outlook): number {
  return 'present' in outlook ? outlook.present : 0;
}
