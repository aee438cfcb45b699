import type { UserDataFault } from '../../hosts/user-data/judge-user-data';
import type { UserData } from '../../hosts/user-data/user-data';
import type { StagingChoice } from './staging-choice';

/** What is wrong with the staging link by itself. */
export function judgeLink({ link, nowMs }: StagingChoice): UserDataFault[] {
  if (link === null || link.expiresAtMs > nowMs) return [];
  return [
    {
      key: 'stylus.site.registrationURL',
      problem: `would let nobody in: the staging link ${link.id} has expired`,
      fix: 'Give it another last day in the config, or take another link.',
    },
  ];
}

/** What holds for hosts of any site. */
export function commonNotes({ nameservers, nic }: UserData, { link }: StagingChoice): string[] {
  // A host reads one address where the config may have several (API.md §9.2).
  const isCut = nameservers.length > 1 || (nic?.dns.length ?? 0) > 1;
  const cut = isCut ? ['The installer takes one name server for each place; only the first is given.'] : [];
  return link === null ? cut : [...cut, describeLink(link)];
}

function describeLink({ id, maxHosts, expiresAtMs, pinHash }: NonNullable<StagingChoice['link']>): string {
  const until = new Date(expiresAtMs - 1).toISOString().slice(0, 10);
  const hosts = maxHosts === 1 ? '1 host' : `${maxHosts} hosts`;
  const besides = pinHash === null ? 'whoever has the code may register' : 'whoever has the code types a PIN besides';
  return `The address is of the staging link ${id}: until ${until} (UTC), at most ${hosts}; ${besides}.`;
}
