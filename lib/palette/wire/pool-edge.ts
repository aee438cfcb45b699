import { z } from 'zod';
import type { Placement, Pool } from '../model';
import { listOf, withoutFields } from './common';
import { cloudConfigAnswer } from './pool';
import type { PoolEdit } from './pool-edit';

/**
 * Pools of containerized edge clusters, cloud type `edge` (API.md §10). Read they look like those of native clusters, with
 * `hosts[]` (palette-sdk-go@4cc2683 api/models/v1_edge_machine_pool_config.go, v1_edge_machine_pool_host.go); written, a
 * host is nothing but its ID (v1_edge_machine_pool_host_entity.go).
 */
export const edgeConfigAnswer = cloudConfigAnswer;

const wirePool = z.looseObject({ name: z.string(), hosts: listOf(z.looseObject({ hostUid: z.string() })) });
const readOnlyPoolFields = new Set(['hosts']);
const readOnlyHostFields = new Set(['hostAddress', 'hostIdentity', 'hostName']);

/** The body of a pool PUT: the pool as just read with the change, `size` to match. */
export function toEdgeReplaceBody(pool: Pool, { added, removed, options }: PoolEdit) {
  const read = wirePool.parse(pool.wire);
  const leaving: readonly string[] = removed ?? [];
  const kept = read.hosts.filter(({ hostUid }) => !leaving.includes(hostUid));
  const edgeHosts = [...kept.map((host) => withoutFields(host, readOnlyHostFields)), ...toEdgeHosts(added ?? [])];
  const fields = withoutFields({ ...pool.wire, ...options }, readOnlyPoolFields);
  return {
    poolConfig: { ...fields, name: read.name, labels: fields.labels ?? [], size: edgeHosts.length },
    cloudConfig: { edgeHosts },
  };
}

/** The pool entries of hosts. */
export function toEdgeHosts(placements: readonly Placement[]) {
  return placements.map(({ hostId }) => ({ hostUid: hostId }));
}
