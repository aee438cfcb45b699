import type { ValidationFault } from '../../../lib/palette/survey-model';
import { type ClusterProfile, holdsValues } from '../../../lib/palette/wire/cluster-general';

/**
 * What Palette said of a dry run, without words that may quote a value of these profiles: some are secret, nobody knows
 * which, and what the doctor prints ends in the logs of CI. Of a profile with values only the code is left; of a pool or
 * another profile too where they quote a variable, or layers have values, whose texts nobody tells from other words. Pure.
 */
export function hideValues(
  faults: readonly ValidationFault[],
  profiles: readonly ClusterProfile[],
): readonly ValidationFault[] {
  return faults.map((fault) => (mayQuote(fault, profiles) ? { ...fault, message: withoutWords(fault.code) } : fault));
}

function mayQuote({ about, message }: ValidationFault, profiles: readonly ClusterProfile[]): boolean {
  if (message === '') return false;
  if ('profile' in about && holdsValues(ofUid(about.profile, profiles))) return true;
  return profiles.some(({ variables, packs = [] }) => {
    return packs.length > 0 || Object.values(variables).some((value) => value !== '' && isIn(message, value));
  });
}

/** One that nobody knows may be any of them. */
function ofUid(profileUid: string, profiles: readonly ClusterProfile[]): readonly ClusterProfile[] {
  const own = profiles.filter(({ uid }) => uid === profileUid);
  return own.length === 0 ? profiles : own;
}

/** As it is, or as JSON spells it. */
function isIn(message: string, value: string): boolean {
  return message.includes(value) || message.includes(JSON.stringify(value).slice(1, -1));
}

/** Palette's codes are single words (API.md §1.5); what is none may be a value as well. */
function withoutWords(code: string): string {
  const said = /^[A-Za-z]+$/.test(code) ? code : 'an error';
  return `${said}, in words that may quote a value and are not shown`;
}
