import { type Answer, ok } from '../answer';
import { type Call, isInScope, look, readBody } from '../call';
import { clusterHealth, clusterState, isDeleted } from '../cluster-life';
import { tagsOf } from '../labels';
import { matchesName } from '../search/name-filter';
import { page } from '../search/paging';
import { type Property, readProperty, searchSchema } from '../search/properties';
import { matchesSearch, requireKnownProperties } from '../search/search-filter';
import { sortBy } from '../search/sort';
import { clusterMetadataShape, searchShape } from '../search-shapes';
import type { Cluster } from '../state';
import { timestamp, type View } from '../view';
import { clusterMetadata, clusterMetaSummaryBody, clusterSummaryBody } from '../wire/cluster';

const properties: readonly Property<Cluster>[] = [
  { name: 'clusterName', displayName: 'Name', type: 'string', read: (_view, cluster) => cluster.name },
  {
    name: 'clusterState',
    displayName: 'State',
    type: 'string',
    read: (view, cluster) => clusterState(view, cluster) ?? '',
  },
  { name: 'healthState', displayName: 'Health', type: 'string', read: clusterHealth },
  { name: 'environment', displayName: 'Environment', type: 'string', read: (_view, cluster) => cluster.cloudType },
  { name: 'isDeleted', displayName: 'Deleted', type: 'bool', read: isDeleted },
  { name: 'tags', displayName: 'Tags', type: 'string', read: (_view, cluster) => tagsOf(cluster.labels) },
  {
    name: 'creationTimestamp',
    displayName: 'Created',
    type: 'date',
    read: (_view, cluster) => timestamp(cluster.createdAt),
  },
  {
    name: 'lastModifiedTimestamp',
    displayName: 'Modified',
    type: 'date',
    read: (_view, cluster) => timestamp(cluster.modifiedAt),
  },
];

/** `POST /v1/dashboard/spectroclusters/search`: what the index knows, which may lag behind (API.md 5). */
export function searchClusters(call: Call): Answer {
  const { view, clusters } = findClusters(call);
  return ok(
    page(
      call,
      clusters.map((cluster) => clusterSummaryBody(view, cluster)),
    ),
  );
}

/** `POST /v1/dashboard/spectroclusters/metadata/search`: the same search, rows with tags. */
export function searchClusterMetadata(call: Call): Answer {
  const { view, clusters } = findClusters(call);
  return ok(
    page(
      call,
      clusters.map((cluster) => clusterMetaSummaryBody(view, cluster, tagsOf(cluster.labels))),
    ),
  );
}

/** `GET /v1/dashboard/spectroclusters/search/schema`. */
export function getClusterSearchSchema(): Answer {
  return ok(searchSchema(properties));
}

/** `POST` and `GET /v1/dashboard/spectroclusters/metadata`: names and UIDs of live clusters, unpaged. */
export function listClusterMetadata(call: Call): Answer {
  const { filter, sort } = call.body === undefined ? {} : readBody(call, clusterMetadataShape);
  const view = call.world.indexedView();
  const clusters = clustersInScope(call, view)
    .filter((cluster) => !isDeleted(view, cluster))
    .filter((cluster) => matchesName(filter?.name, cluster.name))
    .filter((cluster) => !filter?.environment || filter.environment === cluster.cloudType)
    .filter((cluster) => !filter?.state || filter.state === clusterState(view, cluster));
  const sorted = sort === 'name' ? sortBy(clusters, [{ field: sort }], (cluster) => cluster.name) : clusters;
  return ok({ items: sorted.map(clusterMetadata) });
}

/** `GET /v1/spectroclusters/tags`. */
export function listClusterTags(call: Call): Answer {
  const clusters = clustersInScope(call, look(call));
  return ok({ tags: [...new Set(clusters.flatMap((cluster) => tagsOf(cluster.labels)))].sort() });
}

function findClusters(call: Call): { view: View; clusters: Cluster[] } {
  const search = readBody(call, searchShape);
  const { schemaViolation } = call.world.switches;
  requireKnownProperties(search, properties, schemaViolation);
  const view = call.world.indexedView();
  const found = clustersInScope(call, view).filter((cluster) =>
    matchesSearch(search, (name) => readProperty(properties, view, cluster, name), schemaViolation),
  );
  const textOf = (cluster: Cluster, field: string) => String(readProperty(properties, view, cluster, field) ?? '');
  return { view, clusters: sortBy(found, search.sort, textOf) };
}

function clustersInScope(call: Call, view: View): Cluster[] {
  const inScope = Object.values(view.state.clusters).filter((cluster) => isInScope(call, cluster));
  return inScope.sort((a, b) => a.createdAt - b.createdAt);
}
