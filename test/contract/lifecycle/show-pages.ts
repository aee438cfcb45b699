import { describeFully } from '../../../cli/sites/status/describe-host';
import type { HostId } from '../../../lib/hosts/edge-host-id';
import { anybody } from '../../support/test-world';
import { openProcess } from './life-process';
import type { Stage } from './stage';
import { maskTimes } from './use-case';

/** A look that a page shows is made once every five seconds. */
const lookedAfterMs = 6_000;

/** What the page of each host says to an operator, in its own words, once somebody has looked; as a browser reloads it. */
export async function showPages(stage: Stage, hostIds: readonly HostId[]): Promise<string[][]> {
  const { server, rest } = await openProcess(stage);
  const operator = server.desk.as(anybody);
  for (const hostId of hostIds) await operator.view(hostId);
  await rest();
  stage.clock.advance(lookedAfterMs);
  for (const hostId of hostIds) await operator.view(hostId);
  await rest();
  return Promise.all(hostIds.map((hostId) => showPage(stage, hostId, operator)));
}

type Operator = ReturnType<Awaited<ReturnType<typeof openProcess>>['server']['desk']['as']>;

async function showPage({ index, clock }: Stage, hostId: HostId, operator: Operator): Promise<string[]> {
  const result = await operator.view(hostId);
  if (!result.ok && result.error.code !== 'not_registered') throw new Error(result.error.code);
  const view = result.ok ? result.value : null;
  const site = index.sites.find(({ id }) => id === view?.siteId) ?? null;
  const lines = describeFully({ hostId, view, site }, { columns: 96, paint: (_tone, text) => text }, clock.now());
  // How long a step took tells when somebody looked.
  const shown = lines.map((line) => maskTimes(line).replace(/ \((took|after) <time>\)$/, ''));
  return shown.filter((line) => !line.trim().startsWith('looked:'));
}
