import { type Answer, ok } from '../answer';
import { type Call, isInScope, look, readBody } from '../call';
import { clusterHealth, clusterState, isDeleted } from '../cluster-life';
import { tagsOf } from '../labels';
import { matchesName } from '../search/name-filter';
import { page } from '../search/paging';
import { type Document, matchesSearch, type Property, requireKnownProperties } from '../search/search-filter';
import { sortBy } from '../search/sort';
import { clusterMetadataShape, searchShape } from '../shapes';
import type { Cluster } from '../state';
import { timestamp, type View } from '../view';
import { clusterMetadata, clusterMetaSummaryBody, clusterSummaryBody } from '../wire/cluster';

const properties: readonly Property[] = [
  { name: 'clusterName', displayName: 'Name', type: 'string' },
  { name: 'clusterState', displayName: 'State', type: 'string' },
  { name: 'healthState', displayName: 'Health', type: 'string' },
  { name: 'environment', displayName: 'Environment', type: 'string' },
  { name: 'isDeleted', displayName: 'Deleted', type: 'bool' },
  { name: 'tags', displayName: 'Tags', type: 'string' },
  { name: 'creationTimestamp', displayName: 'Created', type: 'date' },
  { name: 'lastModifiedTimestamp', displayName: 'Modified', type: 'date' },
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
  return ok({ schema: { properties } });
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
    matchesSearch(search, documentOf(view, cluster), schemaViolation),
  );
  const textOf = (cluster: Cluster, field: string) => String(documentOf(view, cluster)[field] ?? '');
  return { view, clusters: sortBy(found, search.sort, textOf) };
}

function documentOf(view: View, cluster: Cluster): Document {
  return {
    clusterName: cluster.name,
    clusterState: clusterState(view, cluster) ?? '',
    healthState: clusterHealth(view, cluster),
    environment: cluster.cloudType,
    isDeleted: isDeleted(view, cluster),
    tags: tagsOf(cluster.labels),
    creationTimestamp: timestamp(cluster.createdAt),
    lastModifiedTimestamp: timestamp(cluster.modifiedAt),
  };
}

function clustersInScope(call: Call, view: View): Cluster[] {
  const inScope = Object.values(view.state.clusters).filter((cluster) => isInScope(call, cluster));
  return inScope.sort((a, b) => a.createdAt - b.createdAt);
}
