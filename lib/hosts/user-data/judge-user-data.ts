import ipaddr from 'ipaddr.js';
import { parseHostId } from '../edge-host-id';
import { isPlainLine } from './plain-line';
import { isCertificate } from './split-certificates';
import type { StaticNic, UserData } from './user-data';

/** One rule that the data breaks. The value is not repeated: a proxy's address may hold a password. */
export interface UserDataFault {
  /** The key as the host reads it, `stylus.site.name`. */
  readonly key: string;
  readonly problem: string;
  readonly fix: string;
}

type Judge = (data: UserData) => readonly (UserDataFault | null)[];

/** Every rule that the data breaks, in the order of its keys (rules: API.md §2.6, §9.2; docs/staging-hosts.md). Pure. */
export function judgeUserData(data: UserData): UserDataFault[] {
  return judges.flatMap((judge) => judge(data)).filter((fault) => fault !== null);
}

const label = '[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
const endpoint = new RegExp(`^(?=.{1,253}(:|$))${label}(\\.${label})*(:[0-9]{1,5})?$`);
const nodeName = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
const labelWord = /^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/;
const nicName = /^[A-Za-z][A-Za-z0-9._:-]{0,14}$/;
const userName = /^[a-z_][a-z0-9_-]{0,31}$/;
const publicKey = /^(ssh-|ecdsa-)[a-z0-9-]+ [A-Za-z0-9+/]+={0,2}( .*)?$/;

const judges: readonly Judge[] = [
  ({ paletteEndpoint }) => [
    when(
      !endpoint.test(paletteEndpoint),
      'paletteEndpoint',
      'is no host name',
      'Write it without https:// and without a path, such as api.spectrocloud.com.',
    ),
  ],
  ({ projectUid }) => [
    when(
      projectUid !== null && !/^[0-9a-f]{24}$/.test(projectUid),
      'projectUid',
      'is not the UID of a project',
      'Copy the 24 digits from the address of the project in Palette.',
    ),
  ],
  judgeRegistrationUrl,
  judgeHostId,
  ({ hostName }) => [
    when(
      hostName !== null && !nodeName.test(hostName),
      'hostName',
      'cannot be the name of a node',
      'Use 1 to 63 small letters, digits and dashes, none at the ends.',
    ),
  ],
  ({ tags }) =>
    Object.entries(tags).map(([key, value]) =>
      when(
        !labelWord.test(key) || !labelWord.test(value),
        `tags.${key}`,
        'cannot be a label in Palette',
        'Use letters, digits, . _ - inside, at most 63, for the tag and for its value.',
      ),
    ),
  judgeProxy,
  ({ nameservers }) =>
    nameservers.map((nameserver) =>
      when(!isAddress(nameserver), 'network.nameserver', 'is not an IPv4 address', 'Write one such as 10.1.2.2.'),
    ),
  ({ nic }) => (nic === null ? [] : judgeNic(nic)),
  ({ caCerts }) =>
    caCerts.map((text) =>
      when(
        !isCertificate(text),
        'caCerts',
        'is not one certificate as PEM',
        'Give the file that begins with -----BEGIN CERTIFICATE-----.',
      ),
    ),
  ({ users }) => users.flatMap(judgeUser),
];

function when(isBroken: boolean, key: string, problem: string, fix: string): UserDataFault | null {
  return isBroken ? { key: `stylus.site.${key}`, problem, fix } : null;
}

function judgeHostId({ hostId }: UserData) {
  const parsed = hostId === null ? null : parseHostId(hostId);
  if (parsed === null || parsed.ok) return [];
  if (parsed.error.code === 'host_id_filler') {
    return [
      when(true, 'name', 'is what firmware says where its maker wrote nothing', 'Make an ID up that no host has.'),
    ];
  }
  const fix = 'Use 1 to 128 letters, digits, - and _, a letter or digit first. The host would cut a longer one off.';
  return [when(true, 'name', 'is not an ID that a host can have', fix)];
}

function judgeRegistrationUrl({ registrationUrl }: UserData) {
  const broken = (problem: string, fix: string) => [when(true, 'registrationURL', problem, fix)];
  if (!URL.canParse(registrationUrl) || !/^[!-~]+$/.test(registrationUrl)) {
    return broken('is not an address', 'Write one such as https://register.example.com.');
  }
  const { protocol, hostname, username, password } = new URL(registrationUrl);
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  if (protocol !== 'https:' && !(protocol === 'http:' && isLocal)) {
    return broken('does not begin with https://', 'A phone must be sure whom it talks to: serve the app by https.');
  }
  if (username !== '' || password !== '') {
    return broken('holds a name or password', 'The QR code shows it to everybody: leave it out.');
  }
  return [
    when(
      /[?#]/.test(registrationUrl),
      'registrationURL',
      'has a ? or # in it',
      'Leave it out: the host puts /?appliance-id=… behind, and nobody knows how it joins the two (API.md §9.1).',
    ),
  ];
}

function judgeProxy({ proxy }: UserData) {
  if (proxy === null) return [];
  const { http, https, no } = proxy;
  return [
    when(http !== null && !isProxy(http), 'network.httpProxy', notProxy, proxyFix),
    when(https !== null && !isProxy(https), 'network.httpsProxy', notProxy, proxyFix),
    ...no.map((entry) =>
      when(
        entry === '' || /[\s,]/.test(entry) || !isPlainLine(entry),
        'network.noProxy',
        'has an entry with a blank or comma in it',
        'Write each as an entry of its own, such as 10.0.0.0/8: the host reads one text, parted by commas.',
      ),
    ),
  ];
}

const notProxy = 'is not scheme, host and port';
const proxyFix = 'Write one such as http://proxy.example.com:3128, without a name or password.';

function isProxy(text: string): boolean {
  return (
    /^https?:\/\/[!-~]+$/.test(text) && !/[@?#]/.test(text) && URL.canParse(text) && new URL(text).pathname === '/'
  );
}

function isAddress(text: string): boolean {
  return ipaddr.IPv4.isValidFourPartDecimal(text);
}

/** Ones in the mask, or null when it is none (ones, then zeros). Pure. */
export function prefixOf(subnetMask: string): number | null {
  return isAddress(subnetMask) ? ipaddr.IPv4.parse(subnetMask).prefixLengthFromSubnetMask() : null;
}

function judgeNic({ name, address, subnetMask, gateway, dns }: StaticNic) {
  const key = `network.interfaces.${name}`;
  const prefix = prefixOf(subnetMask);
  return [
    when(
      !nicName.test(name),
      key,
      'is not the name of a network card',
      'Write one such as eth0, as the host names it.',
    ),
    when(prefix === null, key, 'has a mask that is none', 'Write one such as 255.255.255.0.'),
    when(!isAddress(gateway), key, 'has a gateway that is not an IPv4 address', 'Write one such as 10.1.2.1.'),
    address === null ? null : judgeAddress(key, address, gateway, prefix),
    ...dns.map((server) =>
      when(!isAddress(server), key, 'has a name server that is not an IPv4 address', 'Write one such as 10.1.2.2.'),
    ),
  ];
}

function judgeAddress(key: string, address: string, gateway: string, prefix: number | null): UserDataFault | null {
  if (!isAddress(address)) return when(true, key, 'has an address that is not IPv4', 'Write one such as 10.1.2.20.');
  if (prefix === null || !isAddress(gateway)) return null;
  const isReachable = ipaddr.IPv4.parse(address).match(ipaddr.IPv4.parse(gateway), prefix);
  return when(
    !isReachable || address === gateway,
    key,
    'has an address that cannot reach its gateway',
    'Give an address of the same network, and not the gateway’s own.',
  );
}

function judgeUser({ name, sshKeys }: UserData['users'][number]) {
  const broken = (isBroken: boolean, problem: string, fix: string): UserDataFault | null =>
    isBroken ? { key: `stages.initramfs.users.${name}`, problem, fix } : null;
  return [
    broken(!userName.test(name), 'is not a Linux user', 'Write one such as help-desk.'),
    broken(
      sshKeys.length === 0,
      'has no key',
      'Give at least one public SSH key: there is no password to log in with.',
    ),
    ...sshKeys.map((key) =>
      broken(
        !publicKey.test(key) || !isPlainLine(key),
        'has a key that is not a public SSH key on one line',
        'Write one such as ssh-ed25519 AAAA… help-desk.',
      ),
    ),
  ];
}
