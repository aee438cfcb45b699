import { z } from 'zod';
import type { VmPool } from '../sites/virtualization';
import type { WorkerPool } from '../sites/worker-pool';
import type { Pool } from './model';
import { toMachineOptions, toPoolOptions } from './wire/pool-options';

/** An option of a pool that Palette has otherwise than the config, in words; null: none. */
export interface PoolOptionChange {
  readonly option: string;
  readonly before: string | null;
  readonly after: string | null;
}

const map = z.record(z.string(), z.string()).nullish();
const taint = z.object({ key: z.string().nullish(), value: z.string().nullish(), effect: z.string().nullish() });
const word = z.string().nullish();
const strategy = z.object({ type: word, maxSurge: word, maxUnavailable: word }).nullish();

const shape = z.object({
  additionalLabels: map,
  additionalAnnotations: map,
  taints: z.array(taint).nullish(),
  updateStrategy: strategy,
  nodeRepaveInterval: z.number().nullish(),
});

type Options = z.infer<typeof shape>;
type Field = keyof Options;

const fields: Readonly<Record<Field, readonly [option: string, describe: (options: Options) => string | null]>> = {
  additionalLabels: ['labels', ({ additionalLabels }) => listPairs(additionalLabels)],
  additionalAnnotations: ['annotations', ({ additionalAnnotations }) => listPairs(additionalAnnotations)],
  taints: ['taints', ({ taints }) => listTaints(taints)],
  updateStrategy: ['update', ({ updateStrategy }) => describeStrategy(updateStrategy)],
  nodeRepaveInterval: ['repave interval', ({ nodeRepaveInterval: s }) => (s ? `${s} seconds` : null)],
};

/** What Palette has otherwise, and the fields to write. */
export interface PoolComparison {
  readonly changes: readonly PoolOptionChange[];
  readonly options: Readonly<Record<string, unknown>>;
}

/** What the config says of a worker pool that is there, and Palette has otherwise; with the fields to write. Pure. */
export function comparePool(pool: Pool, wanted: WorkerPool): PoolComparison {
  // Hosts of another architecture need another pool: this one cannot turn into it.
  const { machinePoolProperties: _architecture, ...options } = toPoolOptions(wanted);
  return compareOptions(pool, options);
}

/** The same of a pool of machines: what the config leaves open is not compared. Pure. */
export function compareMachinePool(pool: Pool, wanted: VmPool): PoolComparison {
  return compareOptions(pool, toMachineOptions(wanted));
}

/** What a pool of machines has of that which the config leaves open, and a fresh one has not; in words. Pure. */
export function listUnsaid(pool: Pool, wanted: VmPool): readonly PoolOptionChange[] {
  const plain = { labels: {}, taints: [], update: { type: 'expand_first' } } as const;
  const said = new Set(Object.keys(toMachineOptions(wanted)));
  const all = toMachineOptions({ ...wanted, ...plain });
  const unsaid = Object.entries(all).filter(([field]) => !said.has(field));
  return compareOptions(pool, Object.fromEntries(unsaid)).changes;
}

function compareOptions(pool: Pool, options: Readonly<Record<string, unknown>>): PoolComparison {
  const before = shape.catch({}).parse(pool.wire);
  const after = shape.parse(options);
  const said = Object.keys(options).filter((field): field is Field => Object.hasOwn(fields, field));
  const different = said.filter((field) => fields[field][1](before) !== fields[field][1](after));
  return {
    changes: different.map((field) => {
      const [option, describe] = fields[field];
      return { option, before: describe(before), after: describe(after) };
    }),
    options: Object.fromEntries(Object.entries(options).filter(([field]) => different.some((one) => one === field))),
  };
}

/** The architecture that the hosts of a pool must have, as Palette has it; null: it does not say. Pure. */
export function architectureOf({ wire }: Pool): string | null {
  const told = z.object({ machinePoolProperties: z.object({ archType: z.string() }) }).safeParse(wire);
  return told.success ? told.data.machinePoolProperties.archType : null;
}

/** Does the control plane run work as well? Null: Palette does not say. Pure. */
export function runsWork({ wire }: Pool): boolean | null {
  const { useControlPlaneAsWorker } = wire;
  return typeof useControlPlaneAsWorker === 'boolean' ? useControlPlaneAsWorker : null;
}

function listPairs(pairs: Readonly<Record<string, string>> | null | undefined): string | null {
  const list = Object.entries(pairs ?? {}).map(([key, value]) => `${key}=${value}`);
  return list.length === 0 ? null : list.sort().join(', ');
}

function listTaints(taints: Options['taints']): string | null {
  const list = (taints ?? []).map(({ key, value, effect }) => `${key ?? ''}=${value ?? ''}:${effect ?? ''}`);
  return list.length === 0 ? null : list.sort().join(', ');
}

/** Left out, it is the first (API.md §4.1). */
function describeStrategy(told: Options['updateStrategy']): string {
  if (told?.type === 'RollingUpdateScaleIn') return 'contract first';
  if (told?.type !== 'OverrideScaling') return 'expand first';
  return `at most ${told.maxSurge ?? '?'} more and ${told.maxUnavailable ?? '?'} fewer at a time`;
}
