import type { PackInput } from '../schema/profiles';
import type { DefaultsInput, SiteInput } from '../schema/site';
import { listUnfit } from '../unfit-options';
import { isGroup, type Readable } from './read-value';

type Options = Readable<SiteInput>;
type Shared = Readable<DefaultsInput>;

/** Their entries are laid over those below; every other option replaces what is below as a whole. */
const layered = ['topology', 'tags', 'access', 'staging', 'policies', 'virtualization'] as const;

/**
 * Lays a site over what it shares with others, or a region over the defaults. An option that the upper layer states, even
 * with a faulty value, never falls back to the lower: that would hide or invent faults. `profiles`, `profileSet` and
 * `clusterTemplate` stand for each other. Whoever states a `kind` leaves behind what has no meaning for it. `raw` is what
 * the upper layer is read from.
 */
export function layOver<Upper extends Options>(shared: Shared, upper: Upper, raw: Record<string, unknown>): Upper {
  const lower = upper.kind === undefined ? shared : withoutUnfit(shared, upper.kind);
  const merged: Record<string, unknown> = { ...lower, ...upper };
  const isProfilesSaid = waysToSayProfiles.some((key) => Object.hasOwn(raw, key));
  for (const key of Object.keys(lower)) {
    const isSaidOtherwise = isProfilesSaid && waysToSayProfiles.includes(key);
    if (!Object.hasOwn(upper, key) && (Object.hasOwn(raw, key) || isSaidOtherwise)) delete merged[key];
  }
  for (const key of layered) {
    if (upper[key] !== undefined) merged[key] = { ...lower[key], ...upper[key] };
  }
  if (upper.variables !== undefined) merged.variables = mergeByProfile(lower.variables, upper.variables);
  if (upper.packs !== undefined) merged.packs = mergeByProfile(lower.packs, upper.packs);
  return merged as Upper;
}

const waysToSayProfiles: readonly string[] = ['profileSet', 'profiles', 'clusterTemplate'];

function withoutUnfit(shared: Shared, kind: NonNullable<Shared['kind']>): Shared {
  const unfit = listUnfit(kind, shared);
  return unfit.length === 0
    ? shared
    : Object.fromEntries(Object.entries(shared).filter(([key]) => !unfit.some((option) => option === key)));
}

/** Profile → variable → value, or profile → pack → what is said instead; the upper layer wins entry by entry. */
export function mergeByProfile<V>(lower: ByProfile<V> | undefined, upper: ByProfile<V> | undefined): ByProfile<V> {
  const merged: Record<string, { readonly [name: string]: V }> = {};
  for (const layer of [lower, upper]) {
    for (const [profile, values] of Object.entries(layer ?? {})) {
      if (isGroup(values)) merged[profile] = { ...merged[profile], ...values };
    }
  }
  return merged;
}

type ByProfile<V> = { readonly [profile: string]: { readonly [name: string]: V } | undefined };
export type Variables = ByProfile<string | number | boolean | undefined>;
export type Packs = ByProfile<Readable<PackInput> | undefined>;
