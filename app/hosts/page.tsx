import { headers } from 'next/headers';
import type { Visit } from '../../lib/access/access';
import { type Actor, maySeeSite } from '../../lib/access/actor';
import type { Server } from '../../lib/server/compose';
import type { SiteDirectory } from '../../lib/sites/directory';
import { firstSetUpOf } from '../../lib/sites/first-set-up';
import type { Site } from '../../lib/sites/site';
import { readProblem } from '../_arrive/arrival';
import { boundUndo, undoKey } from '../_front/undo-cookie';
import { visitOf } from '../_front/visit';
import { type HostList, mostListed, readList } from '../_hosts/host-list';
import { gatheringOf, type HostRow, pollAfterMs } from '../_hosts/host-row';
import { hostsHref, pageKeys } from '../_hosts/hosts-href';
import { HostsScreen } from '../_hosts/hosts-screen';
import { readListCookie } from '../_hosts/list-cookie';
import { countPresent, loadRows } from '../_hosts/load-rows';
import { NoList } from '../_hosts/no-list';
import { uniteLists } from '../_hosts/unite-lists';
import { WatchHosts } from '../_hosts/watch-hosts';
import { openScene, type Scene } from '../_parts/open-scene';
import { openServer } from '../_parts/open-server';
import { pageTitle } from '../_parts/page-title';
import { ProblemSummary } from '../_parts/problem-summary';
import { type QueryRecord, toSearchParams } from '../_parts/query-record';
import { nameSites, type ShownProblem } from '../_parts/shown-problem';
import { Unavailable } from '../_parts/unavailable';

/** Seconds; the same as in vercel.json. A look at Palette goes on after the answer. */
export const maxDuration = 30;

/** For browsers without scripts, which load the whole page; the others watch by themselves. */
const leastRefreshSeconds = 8;

/**
 * Several hosts at one site: what is on the list, how each one stands, and one button for all. Opens by the cookie alone: a
 * pass is good for one host only.
 */
export default async function HostsPage({ searchParams }: { searchParams: Promise<QueryRecord> }) {
  const scene = await openScene();
  const { t, base } = scene;
  const query = toSearchParams(await searchParams);
  const known = await headers();
  const kept = readListCookie(known);
  const told = readList(query);
  const list = told === null ? kept : uniteLists(told, kept);
  const server = await openServer();
  const href = list === null ? `${base}/hosts` : hostsHref(base, list);
  if (!server.ok) return <Unavailable t={t} failure={server.error} href={href} />;
  const { directory, index } = server.value;
  const visit = await visitOf(server.value, known, null);
  const site = list === null ? null : visibleSite(directory, visit.actor, list);
  if (list === null || site === null || list.hosts.length === 0) {
    return (
      <>
        <title>{pageTitle(t, base, `${t.hosts.none.title} – ${index.company.productName}`)}</title>
        <NoList t={t} base={base} list={list} />
      </>
    );
  }
  const rows = await loadRows(server.value, visit.actor, list, site);
  if (!rows.ok) return <Unavailable t={t} failure={rows.error} href={href} />;
  const isKept = kept?.siteId === list.siteId;
  return (
    <KnownList
      scene={scene}
      server={server.value}
      visit={visit}
      query={query}
      {...{ list, site, isKept }}
      rows={rows.value}
    />
  );
}

/** Null for a site that is not there and for one that is none of the reader's. */
function visibleSite(directory: SiteDirectory, actor: Actor, { siteId }: HostList): Site | null {
  const site = directory.find(siteId);
  return site !== null && maySeeSite(actor, site) ? site : null;
}

interface KnownListProps {
  readonly scene: Scene;
  readonly server: Server;
  readonly visit: Visit;
  readonly query: URLSearchParams;
  readonly list: HostList;
  readonly site: Site;
  readonly rows: readonly HostRow[];
  readonly isKept: boolean;
}

async function KnownList({ scene: { t, base }, server, visit, query, list, site, rows, isKept }: KnownListProps) {
  const { directory, index, access } = server;
  const { actor } = visit;
  const present = await countPresent(server, actor, rows, site, server.addressKeys(await headers()));
  const typedProblem = readProblem(query);
  const problem = typedProblem ?? whyClosed(directory, site);
  const first = list.hosts.find(({ hostId }) => hostId !== null)?.hostId ?? null;
  const pollMs = pollAfterMs(rows);
  const isAdding = query.has(pageKeys.add) || rows.some(({ isSendable }) => isSendable);
  const title = `${t.hosts.title(rows.length, site.name)} – ${index.company.productName}`;
  return (
    <>
      <title>{pageTitle(t, base, problem === null ? title : `${t.common.problem}: ${title}`)}</title>
      {pollMs !== null && !isAdding && (
        <noscript>
          <meta httpEquiv="refresh" content={`${Math.max(leastRefreshSeconds, pollMs / 1_000)}`} />
        </noscript>
      )}
      {problem !== null && (
        <div className="mb-6">
          <ProblemSummary
            t={t}
            problem={nameSites(problem, directory, actor)}
            support={index.company.support}
            {...(typedProblem === null || list.hosts.length >= mostListed ? {} : { fieldId: 'edgeHostId' })}
          />
        </div>
      )}
      <HostsScreen
        t={t}
        base={base}
        site={site}
        list={list}
        rows={rows}
        gathering={gatheringOf(rows, firstSetUpOf(site), present)}
        expectedAt={expectedElsewhere(directory, actor, list, site)}
        isAdding={isAdding}
        isTwice={query.has(pageKeys.twice)}
        typed={query.get(pageKeys.text)?.slice(0, 200) ?? ''}
        isTypedInvalid={typedProblem !== null}
        isKept={isKept}
        undo={boundUndo(query.get(undoKey))}
        pass={first === null ? null : await access.passFor(visit, first, 'form')}
      />
      <Watch t={t} base={base} rows={rows} pollMs={pollMs} />
    </>
  );
}

/** What keeps everybody from registering here; null: nothing. */
function whyClosed(directory: SiteDirectory, site: Site): ShownProblem | null {
  const open = directory.resolve(site.id);
  return open.ok ? null : { code: open.error.code, facts: open.error.facts ?? {}, reference: null };
}

/** Where the manifest has a host that is on the list of another site, as far as the reader may know of that one. */
function expectedElsewhere(
  directory: SiteDirectory,
  actor: Actor,
  { hosts }: HostList,
  site: Site,
): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { text, hostId } of hosts) {
    const expected = hostId === null ? null : directory.find(directory.expectedSite(hostId) ?? '');
    if (expected !== null && expected.id !== site.id && maySeeSite(actor, expected)) names.set(text, expected.name);
  }
  return names;
}

type WatchProps = Pick<Scene, 't' | 'base'> & { readonly rows: readonly HostRow[]; readonly pollMs: number | null };

/** Only while something on the list goes on by itself. */
function Watch({ t, base, rows, pollMs }: WatchProps) {
  const watched = rows.flatMap(({ view }) => (view === null || view.pollAfterMs === null ? [] : [view]));
  const [first] = watched;
  if (first === undefined || pollMs === null) return null;
  const due = watched.find(({ isDue }) => isDue);
  const path = (hostId: string) => `${base}/api/registrations/${encodeURIComponent(hostId)}`;
  return (
    <WatchHosts
      look={path(first.hostId)}
      goOn={due === undefined ? null : `${path(due.hostId)}/continue`}
      afterSeconds={pollMs / 1_000}
      offline={t.registration.offline}
    />
  );
}
