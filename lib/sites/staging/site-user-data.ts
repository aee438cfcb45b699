import type { Result } from '../../errors';
import { judgeUserData, type UserDataFault } from '../../hosts/user-data/judge-user-data';
import type { StaticNic, UserData } from '../../hosts/user-data/user-data';
import type { Site, Staging } from '../site';
import { isInScope } from '../site-scope';
import { commonNotes, judgeLink } from './judge-link';
import type { StagingChoice } from './staging-choice';

/** Staging data of a host, with what whoever stages should know besides, one sentence each. */
export interface Staged {
  readonly data: UserData;
  readonly notes: readonly string[];
}

/** The staging data of hosts that go to the site; every rule it breaks otherwise. Pure. */
export function siteUserData(site: Site, choice: StagingChoice): Result<Staged, readonly UserDataFault[]> {
  const { addressing } = site;
  const nic: StaticNic | null =
    addressing.type === 'dhcp' ? null : { ...addressing, name: addressing.nic, address: choice.address };
  const data: UserData = {
    ...ofChoice(choice),
    ...ofStaging(site.staging, choice),
    projectUid: site.projectUid ?? choice.projectUid,
    tags: site.tags,
    nic,
  };
  const faults = [...judgeLink(choice), ...judgeSite(site, choice), ...judgeUserData(data)];
  if (faults.length > 0) return { ok: false, error: faults };
  return {
    ok: true,
    value: { data, notes: [...addressNotes(site, choice), ...entryNotes(site), ...commonNotes(data, choice)] },
  };
}

/** What the data has from whoever stages. */
export function ofChoice(choice: StagingChoice) {
  const { paletteEndpoint, hasToken, registrationUrl, hostId, hostName } = choice;
  return { paletteEndpoint, hasToken, registrationUrl, hostId, hostName };
}

/** What the data has from the `staging` of a site. */
export function ofStaging(staging: Staging | null, { certificatesOf }: StagingChoice) {
  return {
    proxy: staging?.proxy ?? null,
    nameservers: staging?.nameservers ?? [],
    caCerts: (staging?.caCerts ?? []).flatMap(certificatesOf),
    users: staging?.users ?? [],
  };
}

function judgeSite(site: Site, { link, address }: StagingChoice): UserDataFault[] {
  const { modes } = site.access;
  const { addressing, status } = site;
  const rules: (UserDataFault | false)[] = [
    status.state === 'closed' && {
      key: 'the site',
      problem: 'is closed and takes no hosts',
      fix: 'Take closed out of its entry in the config, or stage for another site.',
    },
    status.state === 'moved' && {
      key: 'the site',
      problem: `has moved to ${status.to}`,
      fix: `Stage with --site ${status.to}.`,
    },
    link === null &&
      modes.length === 1 &&
      modes[0] === 'link' && {
        key: 'stylus.site.registrationURL',
        problem: 'would let nobody in: the site takes staging links only',
        fix: 'Give the staging link with --link.',
      },
    link !== null &&
      !isInScope(link.scope, site) && {
        key: 'stylus.site.registrationURL',
        problem: `would let nobody in: the staging link ${link.id} is not for this site`,
        fix: 'Add the site to the link in the config, or give another link.',
      },
    address !== null &&
      addressing.type === 'dhcp' && {
        key: 'stylus.site.network',
        problem: 'can hold no address of its own: the site has DHCP',
        fix: 'Leave --address out.',
      },
    address !== null &&
      addressing.type === 'static' &&
      !addressing.addresses.includes(address) && {
        key: 'stylus.site.network',
        problem: 'would have an address that is not one of the site',
        fix: `Take one of ${showSome(addressing.addresses)}.`,
      },
  ];
  return rules.filter((fault) => fault !== false);
}

function addressNotes({ addressing }: Site, { address }: StagingChoice): string[] {
  if (addressing.type === 'dhcp') return [];
  const some = showSome(addressing.addresses);
  const order = `When the site is set up the app hands out ${some} in this order; stage hosts in the same order.`;
  return address === null ? [`ipAddress is one of ${some}, another for every host.`, order] : [order];
}

function entryNotes({ access }: Site): string[] {
  if (access.modes.length > 0) return [];
  return ['Nobody may register at this site from a phone: IT registers the host at the command line.'];
}

const mostShown = 8;

function showSome(addresses: readonly string[]): string {
  const left = addresses.length - mostShown;
  return addresses.slice(0, mostShown).join(', ') + (left > 0 ? ` and ${left} more` : '');
}
