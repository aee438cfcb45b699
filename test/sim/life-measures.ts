import type { HostId } from '../../lib/hosts/edge-host-id';
import type { PaletteAccess } from '../../lib/palette/open-palette';
import type { Palette } from '../../lib/palette/palette';
import type { Intent } from '../../lib/store/records';
import type { Store } from '../../lib/store/store';
import type { Measure, MeasureRun } from './measures';

/** Each measure of the commands of IT, switched off. */
export const lifeMeasures: readonly Measure[] = [
  {
    name: 'saying who is taken out',
    guards: ['what IT took out stays out'],
    isOfCommands: true,
    store: keepToOneself,
  },
  {
    name: 'knowing the control plane',
    guards: ['a running site keeps its control plane'],
    isOfCommands: true,
    palette: (palette) => inEachScope(palette, takeForWorkers),
  },
  {
    name: 'looking at hosts anew',
    guards: ['what is finished stays finished'],
    isOfCommands: true,
    palette: beginAsBefore,
  },
  {
    name: 'a line in the audit trail',
    guards: ['every order of IT leaves a line'],
    isOfCommands: true,
    store: (store) => ({ ...store, appendAudit: async () => undefined }),
  },
];

/** Each process begins with the hosts as the first one has found them. */
function beginAsBefore(palette: PaletteAccess, { hosts }: MeasureRun): PaletteAccess {
  const begun = new Set<HostId>();
  return inEachScope(palette, (one) => ({
    ...one,
    async getHost(hostId) {
      const isFirst = !begun.has(hostId) && hosts.has(hostId);
      begun.add(hostId);
      if (isFirst) return hosts.get(hostId) ?? null;
      const record = await one.getHost(hostId);
      if (!hosts.has(hostId)) hosts.set(hostId, record);
      return record;
    },
  }));
}

const said: ReadonlySet<string> = new Set(['host_leaving', 'host_removed']);

/** Only this process knows who is on the way out, or gone. */
function keepToOneself(store: Store): Store {
  const own = new Map<HostId, Intent>();
  return {
    ...store,
    async updateIntent(intent) {
      if (!said.has(intent.problem?.code ?? '')) return store.updateIntent(intent);
      own.set(intent.hostId, intent);
      return intent;
    },
    readIntent: async (hostId) => own.get(hostId) ?? store.readIntent(hostId),
  };
}

function takeForWorkers(palette: Palette): Palette {
  return {
    ...palette,
    async getPools(site, configUid) {
      const pools = await palette.getPools(site, configUid);
      return pools.map((pool) => ({ ...pool, isControlPlane: false }));
    },
  };
}

function inEachScope(access: PaletteAccess, change: (palette: Palette) => Palette): PaletteAccess {
  return { ...access, scope: (view) => change(access.scope(view)) };
}
