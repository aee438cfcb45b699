import { expect } from 'vitest';
import type { HostId } from '../../../lib/hosts/edge-host-id';
import { anybody } from '../../support/test-world';
import { openProcess } from './life-process';
import type { Stage } from './stage';

/** Registers the hosts at the site as an operator would, one after the other. */
export async function register(stage: Stage, siteId: string, hostIds: readonly HostId[]): Promise<void> {
  const { server, rest } = await openProcess(stage);
  for (const edgeHostId of hostIds) {
    await server.desk.as(anybody).submit({ edgeHostId, siteId, hostName: '' });
    await rest();
  }
}

const hourMs = 60 * 60_000;

/** Time enough for all that is being set up or taken down; each page is looked at, as somebody would. */
export async function letTimePass(stage: Stage, hostIds: readonly HostId[] = [], ms = hourMs): Promise<void> {
  stage.clock.advance(ms);
  const { server, rest } = await openProcess(stage);
  for (const hostId of hostIds) {
    await server.desk.as(anybody).proceed(hostId);
    await rest();
  }
}

/** The site has a cluster of its own that holds these hosts, registered by operators and running. */
export async function runningSite(stage: Stage, siteId: string, hostIds: readonly HostId[]): Promise<void> {
  await register(stage, siteId, hostIds);
  await letTimePass(stage, hostIds);
  expect(livingClusters(stage, siteId)).toHaveLength(1);
}

/** Clusters of that name that nobody deletes, read behind the API. */
export function livingClusters({ simulator }: Stage, name: string) {
  const { clusters } = simulator.snapshot().state;
  return Object.values(clusters).filter((cluster) => cluster.name === name && cluster.deletingAt === null);
}
