import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { HostId } from '../../../../lib/hosts/edge-host-id';
import { judgeUserData } from '../../../../lib/hosts/user-data/judge-user-data';
import { listPlaceholders, placeholders, type UserData } from '../../../../lib/hosts/user-data/user-data';
import { writeUnattended } from '../../../../lib/hosts/user-data/write-unattended';
import { writeUserData } from '../../../../lib/hosts/user-data/write-user-data';
import { hostileText } from '../../../support/hostile-texts';
import { testCertificate } from '../../../support/test-certificate';
import { testKey, testUserData } from '../../../support/test-user-data';

const full = testUserData({
  projectUid: '66aa00000000000000000002',
  registrationUrl: 'https://register.example.com/j/spring.AAAAAAAAAAAAAAAA',
  hostId: 'edge-5c913342d76bb86e7ccd998b19d030a5',
  hostName: 'till-1',
  tags: { brand: 'juniper-rye', store: '0131', open: 'yes' },
  proxy: {
    http: 'http://proxy.example.com:3128',
    https: 'http://proxy.example.com:3128',
    no: ['10.0.0.0/8', '.example.com'],
  },
  nameservers: ['10.1.2.2', '10.1.2.3'],
  nic: {
    name: 'eth0',
    address: '10.1.2.20',
    subnetMask: '255.255.255.0',
    gateway: '10.1.2.1',
    dns: ['10.1.2.2', '10.1.2.3'],
  },
  caCerts: [testCertificate],
  users: [{ name: 'help-desk', sshKeys: [testKey] }],
});

/** Words that are something else without quotes: in YAML 1.1, which cloud-init reads, in 1.2, or in both. */
const treacherous = [
  ...['yes', 'no', 'on', 'off', 'y', 'n', 'Yes', 'NO', 'true', 'False', 'null', 'Null', 'NULL'],
  ...['0131', '0o17', '0x1F', '0b11', '1e5', '1.5e3', '1_000', '12.30', '2026-11-21', '190.20.30', '0', '00', '1.'],
];

describe('the user-data file', () => {
  test('reads well with everything in it', async () => {
    await expect(
      writeUserData(full, ['Staging data of hosts for Denver (denver).', '', 'A note.']),
    ).toMatchFileSnapshot('golden/full.yaml');
  });

  test('reads well with the least in it', async () => {
    await expect(writeUserData(testUserData(), ['Hosts for Denver.'])).toMatchFileSnapshot('golden/least.yaml');
  });

  test('reads well where an address is to be filled in, and the token is elsewhere', async () => {
    const { nic } = full;
    const data = testUserData({ hasToken: false, nic: nic === null ? null : { ...nic, address: null } });
    await expect(writeUserData(data, ['Hosts for Phoenix.'])).toMatchFileSnapshot('golden/fill-in.yaml');
    expect(listPlaceholders(data)).toEqual(['ipAddress']);
  });

  test('begins with the one line by which cloud-init knows it', () => {
    expect(writeUserData(testUserData(), ['x']).split('\n')[0]).toBe('#cloud-config');
    expect(writeUserData(testUserData(), [])).toMatch(/^#cloud-config\nstylus:\n/);
  });

  test('holds a placeholder where the token goes, or nothing', () => {
    expect(readSite(writeUserData(full, [])).edgeHostToken).toBe(placeholders.edgeHostToken);
    expect(readSite(writeUserData({ ...full, hasToken: false }, []))).not.toHaveProperty('edgeHostToken');
    expect([listPlaceholders(full), listPlaceholders({ ...full, hasToken: false })]).toEqual([['edgeHostToken'], []]);
  });

  test('a host never registers itself, nor loses what parts its address from its ID', () => {
    expect(readSite(writeUserData(full, []))).toMatchObject({
      disableAutoRegister: true,
      registrationURL: full.registrationUrl,
    });
  });

  test.each(treacherous)('%s stays a text for every reader, as key and as value', (word) => {
    const data = testUserData({
      tags: { [word]: word, b: 'b' },
      hostName: /^[a-z0-9]+$/.test(word) ? word : 'x',
      users: [{ name: /^[a-z]+$/.test(word) ? word : 'x', sshKeys: [testKey] }],
    });
    for (const version of ['1.1', '1.2'] as const) {
      const text = writeUserData(data, []);
      expect(parse(text, { version })).toEqual(expectedOf(data));
      expect(Object.keys(readSite(text, version).tags as object)).toContain(word);
    }
  });

  test('whatever keeps the rules reads back the same, by YAML 1.1 and 1.2, whatever the remarks are', () => {
    fc.assert(
      fc.property(arbitraryData, fc.array(hostileText, { maxLength: 4 }), (data, remarks) => {
        fc.pre(judgeUserData(data).length === 0);
        const text = writeUserData(data, remarks);
        for (const version of ['1.1', '1.2'] as const) expect(parse(text, { version })).toEqual(expectedOf(data));
        expect(text).toBe(writeUserData(data, remarks));
      }),
      { numRuns: 400 },
    );
  });

  test('most of what the property tries keeps the rules', () => {
    const tried = fc.sample(arbitraryData, 200);
    expect(tried.filter((data) => judgeUserData(data).length === 0).length).toBeGreaterThan(100);
  });
});

describe('what goes into unattended.yaml', () => {
  const hostId = 'reno-0131' as HostId;

  test('reads well', async () => {
    const text = writeUnattended(hostId, full.proxy, ['For Reno (reno).']);
    await expect(text).toMatchFileSnapshot('golden/unattended.yaml');
  });

  test.each(['1.1', '1.2'] as const)('has no key but the one that is known, by YAML %s', (version) => {
    fc.assert(
      fc.property(arbitraryProxy, hostileText, (proxy, remark) => {
        expect(parse(writeUnattended('0131' as HostId, proxy, [remark]), { version })).toEqual({ device_id: '0131' });
      }),
      { numRuns: 50 },
    );
  });
});

function readSite(text: string, version: '1.1' | '1.2' = '1.1'): Record<string, unknown> {
  const { stylus } = parse(text, { version }) as { stylus: { site: Record<string, unknown> } };
  return stylus.site;
}

/** What a reader must find, written without the writer. */
function expectedOf(data: UserData): unknown {
  const { proxy, nic } = data;
  const network = {
    ...(proxy?.http == null ? {} : { httpProxy: proxy.http }),
    ...(proxy?.https == null ? {} : { httpsProxy: proxy.https }),
    ...(proxy === null || proxy.no.length === 0 ? {} : { noProxy: proxy.no.join(',') }),
    ...(data.nameservers[0] === undefined ? {} : { nameserver: data.nameservers[0] }),
    ...(nic === null ? {} : { interfaces: { [nic.name]: expectedNic(nic) } }),
  };
  const site = {
    paletteEndpoint: data.paletteEndpoint,
    ...(data.hasToken ? { edgeHostToken: 'REPLACE-WITH-REGISTRATION-TOKEN' } : {}),
    ...(data.projectUid === null ? {} : { projectUid: data.projectUid }),
    disableAutoRegister: true,
    registrationURL: data.registrationUrl,
    ...(data.hostId === null ? {} : { name: data.hostId }),
    ...(data.hostName === null ? {} : { hostName: data.hostName }),
    ...(Object.keys(data.tags).length === 0 ? {} : { tags: data.tags }),
    ...(Object.keys(network).length === 0 ? {} : { network }),
    ...(data.caCerts.length === 0 ? {} : { caCerts: data.caCerts.map((pem) => `${pem}\n`) }),
  };
  const users = Object.fromEntries(
    data.users.map(({ name, sshKeys }) => [name, { lock_passwd: true, ssh_authorized_keys: sshKeys }]),
  );
  const stages = { initramfs: [{ name: 'Users of IT', users }] };
  return { stylus: { site }, ...(data.users.length === 0 ? {} : { stages }) };
}

function expectedNic({ address, gateway, dns }: NonNullable<UserData['nic']>) {
  return {
    type: 'static',
    ipAddress: `${address ?? 'REPLACE-WITH-ADDRESS'}/24`,
    gateway,
    ...(dns[0] === undefined ? {} : { nameserver: dns[0] }),
  };
}

const word = fc.oneof(
  fc.constantFrom(...treacherous),
  fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,20}[A-Za-z0-9]$/),
);
/** The comment of a key is anybody's text: quotes, colons, hashes, other alphabets. */
const publicKey = fc
  .oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('a: b', '# c', '"q"', "'q'", '\\n', '- x', 'Büro 店'))
  .map((comment) => `ssh-ed25519 AAAA ${comment}`);
const proxyAddress = fc.option(
  fc.stringMatching(/^[a-z]{1,9}\.example\.com:[0-9]{4}$/).map((host) => `http://${host}`),
);
const arbitraryProxy = fc.option(
  fc.record({
    http: proxyAddress,
    https: proxyAddress,
    no: fc.array(fc.oneof(word, fc.constantFrom('*', '.x', '@y', '!z', '&a', '10.0.0.0/8', '"', '::1', '店.example')), {
      maxLength: 3,
    }),
  }),
);

const arbitraryData: fc.Arbitrary<UserData> = fc.record({
  paletteEndpoint: fc.constantFrom('api.spectrocloud.com', 'palette.example.com:8443', '10.1.2.3'),
  projectUid: fc.option(fc.constantFrom('66aa00000000000000000002', '000000000000000000000131')),
  hasToken: fc.boolean(),
  registrationUrl: fc.webUrl({ validSchemes: ['https'] }),
  hostId: fc.option(
    fc.oneof(fc.constantFrom('0131', '1e5', 'null', 'yes'), fc.stringMatching(/^[A-Za-z0-9][\w-]{0,30}$/)),
  ),
  hostName: fc.option(fc.constantFrom('no', '0131', 'till-1', '1e5')),
  tags: fc.dictionary(word, word, { maxKeys: 4 }),
  proxy: arbitraryProxy,
  nameservers: fc.array(fc.ipV4(), { maxLength: 2 }),
  nic: fc.option(
    fc.record({
      name: fc.constantFrom('eth0', 'on', 'y', 'enp0s3', 'null'),
      address: fc.option(fc.constantFrom('10.1.2.20', '10.1.2.254')),
      subnetMask: fc.constant('255.255.255.0'),
      gateway: fc.constant('10.1.2.1'),
      dns: fc.array(fc.ipV4(), { maxLength: 2 }),
    }),
  ),
  caCerts: fc.array(fc.constant(testCertificate), { maxLength: 2 }),
  users: fc.uniqueArray(
    fc.record({
      name: fc.constantFrom('yes', 'no', 'null', 'help-desk', 'on'),
      sshKeys: fc.array(publicKey, { minLength: 1, maxLength: 2 }),
    }),
    { maxLength: 2, selector: ({ name }) => name },
  ),
});
