import { fail } from '../../errors';
import type { HostId } from '../../hosts/edge-host-id';
import { isRefusal, type PaletteError } from '../../palette/palette-error';
import { hostSettingsOf } from '../../palette/tunnel-config';
import type { Architecture } from '../../sites/architecture';
import { explain } from '../explain';
import { readHost } from '../observe';
import { forgetPairingKey, recallPairingKey } from '../pairing-keys';
import { hostLabels } from '../plan/labels';
import type { Desired, Wish } from '../plan/world';
import { countTry, projectOf, type Run } from '../run';
import { allEnded, arrivesUntilMs, attempt, noteFailure, noteWrite } from './write';

const mostTries = 3;

/** POSTs the entries of all hosts at once. Every failure is followed by a look at the host, which decides. */
export async function registerHosts(run: Run, desired: Desired, hostIds: readonly HostId[]): Promise<void> {
  const wishes = desired.wishes.filter((wish) => hostIds.includes(wish.hostId));
  await allEnded(wishes.map((wish) => registerHost(run, wish, architectureOf(desired, wish))));
}

async function registerHost(
  run: Run,
  { hostId, hostName, linkId, pool }: Wish,
  architecture: Architecture,
): Promise<void> {
  const { site, palette } = run;
  const labels = hostLabels(site, hostId, hostName, linkId, pool);
  const what = `register ${hostId}`;
  const pairingKey = needsKey(run, hostId) ? recallPairingKey(run.ports, hostId) : null;
  if (pairingKey === null && needsKey(run, hostId)) return askForKey(run, hostId);
  const result = await attempt(run, what, () =>
    palette.registerHost(hostId, labels, architecture, { pairingKey, ...hostSettingsOf(site) }),
  );
  if ('busy' in result) return;
  const tries = countTry(run, what);
  if ('failed' in result) return lookAfterFailure(run, hostId, result.failed, tries);
  noteWrite(run, 'host_registered', [hostId], result.done);
  markRegistered(run, hostId, labels);
}

/** A host of a named pool is built as the pool is, whoever has named it. */
function architectureOf({ site, expectedPool }: Desired, { hostId, pool }: Wish): Architecture {
  const named = pool ?? expectedPool(hostId);
  return site.pools?.find(({ name }) => name === named)?.architecture ?? site.architecture;
}

function needsKey({ site, intents }: Run, hostId: HostId): boolean {
  return site.access.pairingKey === 'required' || intents.get(hostId)?.needsPairingKey === true;
}

/** Whoever typed the key is gone, and the key with them. Should the host be there all the same, it is not needed. */
async function askForKey(run: Run, hostId: HostId): Promise<void> {
  await readHost(run, hostId);
  if (run.hosts.get(hostId)?.presence === 'absent') run.failures.set(hostId, fail('pairing_key_needed').error);
}

/** A 201 says all that a read would: new entries are unpaired and in no cluster (API.md §2.4). */
function markRegistered(run: Run, hostId: HostId, labels: Readonly<Record<string, string>>): void {
  forgetPairingKey(run.ports, hostId);
  run.registered.set(hostId, run.ports.clock.now());
  run.hostsReadAtMs.set(hostId, run.ports.clock.now());
  const projectUid = projectOf(run.ports, run.site);
  const blank = { state: 'unpaired', health: 'unknown', clusters: [], createdAtMs: null, machine: null } as const;
  run.hosts.set(hostId, {
    presence: 'present',
    record: { hostId, labels, projectUid, ...blank },
    refusesLabels: false,
  });
}

async function lookAfterFailure(run: Run, hostId: HostId, error: PaletteError, tries: number): Promise<void> {
  noteFailure(run, 'register_host', error, hostId);
  if (!isRefusal(error)) run.doubtful.set(hostId, arrivesUntilMs(run, error));
  await readHost(run, hostId);
  const facts = run.hosts.get(hostId);
  if (facts?.presence === 'present') {
    // Refused because it is there already, after a try whose answer never came: that one has arrived.
    if (run.doubtful.has(hostId)) run.registered.set(hostId, run.ports.clock.now());
    if (tries === 1) run.doubtful.delete(hostId);
    return;
  }
  if (error.facts.code === 'AlreadyRegisteredEdgeHostDevice') run.hosts.set(hostId, { presence: 'elsewhere' });
  else if (isRefusal(error) || tries >= mostTries) run.failures.set(hostId, explain(error));
}
