import type { DefaultsInput, SiteInput } from '../schema/site';
import { isGroup, type Readable } from './read-value';

type SiteReading = Readable<SiteInput>;
type DefaultsReading = Readable<DefaultsInput>;

/** Their entries are laid over those of the defaults; every other option replaces the default as a whole. */
const layered = ['topology', 'tags', 'access'] as const;

/**
 * The site with the defaults under it. An option that the site states, even with a faulty value, never falls back to the
 * default: that would hide or invent faults. `profiles` and `profileSet` stand for each other.
 */
export function mergeSite(defaults: DefaultsReading, site: SiteReading, raw: Record<string, unknown>): SiteReading {
  const kept = Object.entries(defaults).filter(
    ([key]) => !Object.hasOwn(raw, key) && !isOtherWayToSayProfiles(key, raw),
  );
  const merged: Record<string, unknown> = { ...Object.fromEntries(kept), ...site };
  for (const key of layered) {
    if (site[key] !== undefined) merged[key] = { ...defaults[key], ...site[key] };
  }
  if (site.variables !== undefined) merged.variables = mergeVariables(defaults.variables, site.variables);
  return merged as SiteReading;
}

function isOtherWayToSayProfiles(key: string, raw: Record<string, unknown>): boolean {
  if (key === 'profileSet') return Object.hasOwn(raw, 'profiles');
  return key === 'profiles' && Object.hasOwn(raw, 'profileSet');
}

/** Profile → variable → value; the upper layer wins variable by variable. */
export function mergeVariables(lower: Variables | undefined, upper: Variables | undefined): Variables {
  const merged: Record<string, VariableValues> = {};
  for (const layer of [lower, upper]) {
    for (const [profile, values] of Object.entries(layer ?? {})) {
      if (isGroup(values)) merged[profile] = { ...merged[profile], ...values };
    }
  }
  return merged;
}

type VariableValues = { readonly [name: string]: string | number | boolean | undefined };
export type Variables = { readonly [profile: string]: VariableValues | undefined };
