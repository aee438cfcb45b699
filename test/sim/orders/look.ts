import { type HostId, parseHostId } from '../../../lib/hosts/edge-host-id';
import type { Site } from '../../../lib/sites/site';
import { liveClusters } from '../history';
import type { Random } from '../random';
import type { Stage } from '../stage';

/** What somebody of IT has before them when they think of a command. */
export interface Look {
  readonly stage: Stage;
  readonly site: Site;
  readonly random: Random;
}

/** Members of the site's cluster as Palette shows them now; a control plane's own. */
export function membersOf({ stage, site }: Look, of: 'control plane' | 'workers' | 'all'): HostId[] {
  const [cluster] = liveClusters(stage.simulator.snapshot().state, site.clusterName);
  return (cluster?.pools ?? [])
    .filter(({ config }) => of === 'all' || (config.isControlPlane === true) === (of === 'control plane'))
    .flatMap(({ hosts }) => hosts.flatMap(({ hostUid }) => toHostId(hostUid)));
}

/** Hosts that bear the site's label and are in no cluster of its name. */
export function freeHostsOf(look: Look): HostId[] {
  const members = new Set<string>(membersOf(look, 'all'));
  return Object.values(look.stage.simulator.snapshot().state.hosts)
    .filter(({ uid, labels }) => labels.site === look.site.id && !members.has(uid))
    .flatMap(({ uid }) => toHostId(uid));
}

/** Mostly a member of the site, at times one that waits there, now and then any host at all; null: there is none. */
export function pickHost(look: Look): HostId | null {
  const { random, stage } = look;
  const draw = random.next();
  const anybody = stage.scenario.phones.map(({ hostId }) => hostId);
  const lists = [membersOf(look, 'all'), freeHostsOf(look), anybody];
  const first = draw < 0.75 ? 0 : draw < 0.9 ? 1 : 2;
  const list = lists.slice(first).find((one) => one.length > 0);
  return list === undefined ? null : random.pick(list);
}

function toHostId(uid: string): HostId[] {
  const parsed = parseHostId(uid);
  return parsed.ok ? [parsed.value] : [];
}
