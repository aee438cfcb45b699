import { type Answer, ok } from '../answer';
import { type Call, isInScope, readBody } from '../call';
import { hostHealth, hostState } from '../host-life';
import { tagsOf } from '../labels';
import { matchesName } from '../search/name-filter';
import { page } from '../search/paging';
import { type Property, readProperty, searchSchema } from '../search/properties';
import { matchesSearch, requireKnownProperties } from '../search/search-filter';
import { sortBy } from '../search/sort';
import { appliancesShape, searchShape } from '../search-shapes';
import type { Host } from '../state';
import { timestamp, type View } from '../view';
import { edgeHostSummaryBody } from '../wire/edge-host';

const properties: readonly Property<Host>[] = [
  { name: 'name', displayName: 'Name', type: 'string', read: (_view, host) => host.name },
  { name: 'tags', displayName: 'Tags', type: 'string', read: (_view, host) => tagsOf(host.labels) },
  { name: 'state', displayName: 'State', type: 'string', read: hostState },
  {
    name: 'healthState',
    displayName: 'Health',
    type: 'string',
    read: (view, host) => hostHealth(view, host)?.state ?? '',
  },
  { name: 'architecture', displayName: 'Architecture', type: 'string', read: (_view, host) => host.architecture },
  {
    name: 'creationTimestamp',
    displayName: 'Created',
    type: 'date',
    read: (_view, host) => timestamp(host.registeredAt),
  },
  {
    name: 'lastModifiedTimestamp',
    displayName: 'Modified',
    type: 'date',
    read: (_view, host) => timestamp(host.modifiedAt),
  },
];

/** `POST /v1/dashboard/edgehosts/search`: what the index knows, which may lag behind. */
export function searchEdgeHosts(call: Call): Answer {
  const search = readBody(call, searchShape);
  const { schemaViolation } = call.world.switches;
  requireKnownProperties(search, properties, schemaViolation);
  const view = call.world.indexedView();
  const hosts = hostsInScope(call, view).filter((host) =>
    matchesSearch(search, (name) => readProperty(properties, view, host, name), schemaViolation),
  );
  const sorted = sortBy(hosts, search.sort, (host, field) => String(readProperty(properties, view, host, field) ?? ''));
  return ok(
    page(
      call,
      sorted.map((host) => edgeHostSummaryBody(view, host)),
    ),
  );
}

/** `GET /v1/dashboard/edgehosts/search/schema`. */
export function getEdgeHostSearchSchema(): Answer {
  return ok(searchSchema(properties));
}

/** `POST /v1/dashboard/appliances/metadata`: the older, unpaged list. */
export function listAppliances(call: Call): Answer {
  const { filter, sort } = readBody(call, appliancesShape);
  const view = call.world.indexedView();
  const states = filter?.states ?? [];
  const hosts = hostsInScope(call, view)
    .filter((host) => matchesName(filter?.name, host.name))
    .filter((host) => states.length === 0 || states.includes(hostState(view, host)));
  const sorted = sortBy(hosts, sort, (host, field) => String(readProperty(properties, view, host, field) ?? ''));
  return ok({ items: sorted.map((host) => edgeHostSummaryBody(view, host)) });
}

function hostsInScope(call: Call, view: View): Host[] {
  const inScope = Object.values(view.state.hosts).filter((host) => isInScope(call, host));
  return inScope.sort((a, b) => a.registeredAt - b.registeredAt);
}
