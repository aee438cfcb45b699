import { type Admission, openAdmission } from '../../lib/palette/admission';
import type { HostRecord, Pool } from '../../lib/palette/model';
import type { PaletteAccess } from '../../lib/palette/open-palette';
import type { Palette } from '../../lib/palette/palette';
import type { ClusterSettings } from '../../lib/palette/upkeep-model';
import type { Store } from '../../lib/store/store';
import type { InvariantName } from './judge';
import { lifeMeasures } from './life-measures';
import { believeWrites, blindAfterCreate, rememberPools } from './palette-without';
import type { Focus } from './scenario';
import { syncMeasures } from './settings/sync-measures';

/** What the switched-off measures of one run share between its instances. */
export interface MeasureRun {
  readonly now: () => number;
  /** Who was last given each lease. */
  readonly owners: Map<string, string>;
  /** Hosts as some process saw them first; null: there was none. */
  readonly hosts: Map<string, HostRecord | null>;
  /** Settings of clusters, and pools, in the same way. */
  readonly settings: Map<string, ClusterSettings>;
  readonly pools: Map<string, Pool>;
}

/** Nothing is remembered yet. */
export function createMeasureRun(now: () => number): MeasureRun {
  return { now, owners: new Map(), hosts: new Map(), settings: new Map(), pools: new Map() };
}

/** A safety measure switched off: wraps the ports of an instance, so that the engine itself knows nothing of it. */
export interface Measure {
  readonly name: string;
  /** What its loss breaks; a run that breaks anything else may do so for another reason. */
  readonly guards: readonly InvariantName[];
  /** What the runs that look for its loss are about; absent: anything. */
  readonly focus?: Focus;
  /** Off for the processes at a command line only. */
  readonly isOfCommands?: boolean;
  readonly store?: (store: Store, run: MeasureRun) => Store;
  readonly palette?: (palette: PaletteAccess, run: MeasureRun) => PaletteAccess;
  readonly admission?: Admission;
}

/** What two writers at once do to each other. */
const doubleWrites = ['no host we have read is dropped', 'one cluster per name', 'every host is in one pool'] as const;

/** Each measure, switched off. */
export const measures: readonly Measure[] = [
  {
    name: 'lease',
    guards: doubleWrites,
    focus: 'handovers',
    store: (store) => ({
      ...store,
      takeLease: async () => ({ granted: true, before: 'free' }),
      renewLease: async () => true,
    }),
  },
  {
    name: 'claim',
    guards: ['every host is in one pool', 'every host is registered once'],
    store: ignoreClaims,
  },
  {
    name: 'verify after write',
    guards: ['who is settled is a member'],
    palette: (palette) => inEachScope(palette, believeWrites()),
  },
  {
    name: 'look again after create',
    guards: ['one cluster per name'],
    focus: 'creates',
    palette: (palette, { now }) => inEachScope(palette, blindAfterCreate(now)),
  },
  { name: 'owner token', guards: doubleWrites, focus: 'handovers', store: ignoreOwners },
  {
    name: 'fresh read before PUT',
    guards: ['no host we have read is dropped'],
    palette: (palette, { now }) => inEachScope(palette, rememberPools(now)),
  },
  {
    name: 'waiting after an expired lease',
    guards: doubleWrites,
    focus: 'handovers',
    store: (store) => ({
      ...store,
      async takeLease(name, owner, ttlMs) {
        const answer = await store.takeLease(name, owner, ttlMs);
        return answer.granted ? { granted: true, before: 'free' } : answer;
      },
    }),
  },
  { name: 'budget', guards: ['the budget is kept'], focus: 'limits', admission: openAdmission },
  ...lifeMeasures,
  ...syncMeasures,
];

/** Whoever comes gets the host, and nobody is told of another holder. */
function ignoreClaims(store: Store): Store {
  return {
    ...store,
    async recordIntent(intent) {
      const recorded = await store.recordIntent(intent);
      if (recorded.intent !== null) return recorded;
      await store.moveClaim(intent.hostId, recorded.holder, intent.siteId);
      return store.recordIntent(intent);
    },
    async unfinishedIntents(siteId) {
      const listed = await store.unfinishedIntents(siteId);
      return listed.map(({ intent }) => ({ intent, claimedBy: intent.siteId }));
    },
  };
}

/** Whoever asks renews and releases the lease, whosever it is. */
function ignoreOwners(store: Store, { owners }: MeasureRun): Store {
  return {
    ...store,
    async takeLease(name, owner, ttlMs) {
      const answer = await store.takeLease(name, owner, ttlMs);
      if (answer.granted) owners.set(name, owner);
      return answer;
    },
    renewLease: (name, owner, ttlMs) => store.renewLease(name, owners.get(name) ?? owner, ttlMs),
    releaseLease: (name, owner) => store.releaseLease(name, owners.get(name) ?? owner),
  };
}

function inEachScope(access: PaletteAccess, change: (palette: Palette) => Palette): PaletteAccess {
  return { ...access, scope: (view) => change(access.scope(view)) };
}
