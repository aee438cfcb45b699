import type { OptionChange } from './comparison';
import { isOfIdentity, type Options } from './list-options';

/** What differs, identity first, then in the order of the options. Pure. */
export function compareOptions(before: Options, after: Options): OptionChange[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  const changes = [...names].flatMap((option): OptionChange[] => {
    const [was = null, is = null] = [before.get(option), after.get(option)];
    if (was === is) return [];
    return [{ option, before: was ?? offOf(is), after: is ?? offOf(was), isIdentity: isOfIdentity(option, was, is) }];
  });
  return [...changes.filter(({ isIdentity }) => isIdentity), ...changes.filter(({ isIdentity }) => !isIdentity)];
}

/** A switch that is not on is off; anything else is not set. */
function offOf(other: string | null): string | null {
  return other === 'true' ? 'false' : null;
}
