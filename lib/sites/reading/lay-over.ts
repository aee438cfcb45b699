import type { DefaultsInput, SiteInput } from '../schema/site';
import { isGroup, type Readable } from './read-value';

type Options = Readable<SiteInput>;
type Shared = Readable<DefaultsInput>;

/** Their entries are laid over those below; every other option replaces what is below as a whole. */
const layered = ['topology', 'tags', 'access', 'staging'] as const;

/**
 * Lays a site over what it shares with others, or a region over the defaults. An option that the upper layer states, even
 * with a faulty value, never falls back to the lower: that would hide or invent faults. `profiles` and `profileSet` stand
 * for each other. `raw` is what the upper layer is read from.
 */
export function layOver<Upper extends Options>(lower: Shared, upper: Upper, raw: Record<string, unknown>): Upper {
  const merged: Record<string, unknown> = { ...lower, ...upper };
  for (const key of Object.keys(lower)) {
    if (!Object.hasOwn(upper, key) && (Object.hasOwn(raw, key) || isOtherWayToSayProfiles(key, raw)))
      delete merged[key];
  }
  for (const key of layered) {
    if (upper[key] !== undefined) merged[key] = { ...lower[key], ...upper[key] };
  }
  if (upper.variables !== undefined) merged.variables = mergeVariables(lower.variables, upper.variables);
  return merged as Upper;
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
