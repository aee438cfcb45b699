import { prefixOf } from './judge-user-data';
import { placeholders, type StaticNic, type UserData } from './user-data';
import { asLines, type Entry, listOf, mapOf, quoted, writeYaml } from './yaml-nodes';

/**
 * The `user-data` file for Palette's Edge Installer, with a comment for every part. The data must be without faults
 * (`judgeUserData`); `remarks` stand at the top. Always the same for the same data. Pure.
 */
export function writeUserData(data: UserData, remarks: readonly string[]): string {
  const site: Entry = { key: 'site', value: mapOf(siteEntries(data)) };
  const stages = data.users.length === 0 ? [] : [stagesEntry(data.users)];
  return writeYaml('#cloud-config', remarks, mapOf([{ key: 'stylus', value: mapOf([site]) }, ...stages]));
}

function siteEntries(data: UserData): Entry[] {
  return [
    {
      key: 'paletteEndpoint',
      value: quoted(data.paletteEndpoint),
      comment: ['Where the host finds Palette.'],
    },
    ...(data.hasToken ? [token] : []),
    ...some(data.projectUid, (uid): Entry => {
      return { key: 'projectUid', value: quoted(uid), comment: ['The project in Palette that the host belongs to.'] };
    }),
    {
      key: 'disableAutoRegister',
      value: true,
      comment: [
        'The host waits until somebody has scanned its code. Without this it registers itself by the token,',
        'shows no code, and nobody says which site it stands at.',
      ],
    },
    {
      key: 'registrationURL',
      value: quoted(data.registrationUrl),
      comment: ['The host shows a QR code of this address, with its ID behind it.'],
    },
    ...some(data.hostId, (id): Entry => {
      return { key: 'name', value: quoted(id), comment: ['The edge host ID. No other host may ever have the same.'] };
    }),
    ...some(data.hostName, (name): Entry => {
      return { key: 'hostName', value: quoted(name), comment: ['What the host is called as a node.'] };
    }),
    ...tagsEntries(data),
    ...networkEntries(data),
    ...(data.caCerts.length === 0 ? [] : [caCertsEntry(data.caCerts)]),
  ];
}

const token: Entry = {
  key: 'edgeHostToken',
  value: quoted(placeholders.edgeHostToken),
  comment: [
    'FILL IN: a registration token (Palette: Tenant Settings, Registration Tokens). It is a secret: write it',
    'here on the machine that stages, never in git.',
  ],
};

function some<T>(value: T | null, toEntry: (value: T) => Entry): Entry[] {
  return value === null ? [] : [toEntry(value)];
}

function tagsEntries({ tags }: UserData): Entry[] {
  const entries = Object.entries(tags).map(([key, value]): Entry => ({ key, isForeign: true, value: quoted(value) }));
  if (entries.length === 0) return [];
  return [{ key: 'tags', value: mapOf(entries), comment: ['Labels of the host in Palette, as the site has them.'] }];
}

function networkEntries({ proxy, nameservers, nic }: UserData): Entry[] {
  const [nameserver] = nameservers;
  const entries = [
    ...some(proxy?.http ?? null, (url): Entry => ({ key: 'httpProxy', value: quoted(url) })),
    ...some(proxy?.https ?? null, (url): Entry => ({ key: 'httpsProxy', value: quoted(url) })),
    ...(proxy === null || proxy.no.length === 0 ? [] : [noProxyEntry(proxy.no)]),
    ...some(nameserver ?? null, (address): Entry => {
      return { key: 'nameserver', value: quoted(address), comment: ['Answers for names on every card.'] };
    }),
    ...some(nic, (card): Entry => {
      return { key: 'interfaces', value: mapOf([{ key: card.name, isForeign: true, value: mapOf(nicEntries(card)) }]) };
    }),
  ];
  if (entries.length === 0) return [];
  const remark = nic === null ? 'Every network card asks DHCP for its address.' : 'Other cards ask DHCP.';
  return [{ key: 'network', value: mapOf(entries), comment: ['How the host reaches Palette.', remark] }];
}

function noProxyEntry(no: readonly string[]): Entry {
  return { key: 'noProxy', value: quoted(no.join(',')), comment: ['What is reached without the proxy.'] };
}

function nicEntries({ address, subnetMask, gateway, dns }: StaticNic): Entry[] {
  const [nameserver] = dns;
  const bits = prefixOf(subnetMask) ?? 32;
  const fillIn = address === null ? ['FILL IN: an address of its own for every host, see the top of this file.'] : [];
  return [
    { key: 'type', value: quoted('static') },
    {
      key: 'ipAddress',
      value: quoted(`${address ?? placeholders.ipAddress}/${bits}`),
      comment: [...fillIn, 'With the bits of the mask.'],
    },
    { key: 'gateway', value: quoted(gateway) },
    ...some(nameserver ?? null, (server): Entry => ({ key: 'nameserver', value: quoted(server) })),
  ];
}

function caCertsEntry(certificates: readonly string[]): Entry {
  return {
    key: 'caCerts',
    value: listOf(certificates.map(asLines)),
    comment: ['Certificates that the host trusts besides, for a proxy that looks into TLS or a Palette of one’s own.'],
  };
}

function stagesEntry(users: UserData['users']): Entry {
  const people = users.map(({ name, sshKeys }): Entry => {
    const keys = listOf(sshKeys.map(quoted));
    return {
      key: name,
      isForeign: true,
      value: mapOf([
        { key: 'lock_passwd', value: true },
        { key: 'ssh_authorized_keys', value: keys },
      ]),
    };
  });
  const stage = mapOf([
    { key: 'name', value: quoted('Users of IT') },
    { key: 'users', value: mapOf(people) },
  ]);
  return {
    key: 'stages',
    value: mapOf([{ key: 'initramfs', value: listOf([stage]) }]),
    comment: [
      'Who may log in over SSH, by key only. The earliest stage, so that somebody can look even if a later one fails.',
      'For more rights add: groups: [sudo]',
    ],
  };
}
