import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { userData } from '../../../cli/sites/user-data';
import { linkUrl } from '../../../lib/access/staging-link';
import type { Site } from '../../../lib/sites/site';
import { siteId, testIndex, testSite } from '../../support/test-site';
import { testLink } from '../access/support/door';
import { nowMs, testHouse } from './test-house';

const secret = 'planted-link-secret-0123456789abcdefgh';
const variables = {
  LINK_SECRETS: secret,
  PUBLIC_ORIGIN: 'https://e.example.com',
  PALETTE_API_KEY: 'planted-palette-key',
  PALETTE_PROJECT_UID: '66aa00000000000000000001',
};
const day = 24 * 60 * 60_000;
const spring = testLink({ scope: { by: 'ids', ids: [siteId('denver')] }, expiresAtMs: nowMs + 10 * day });
const addressing: Site['addressing'] = {
  type: 'static',
  nic: 'eth0',
  subnetMask: '255.255.255.0',
  gateway: '10.1.2.1',
  dns: [],
  addresses: ['10.1.2.21', '10.1.2.22'],
};
const sites = [
  testSite('denver'),
  testSite('phoenix', { addressing }),
  testSite('closed-one', { status: { state: 'closed' } }),
];

interface Answer {
  readonly made: readonly {
    readonly name: string;
    readonly text: string;
    readonly path: string | null;
    readonly fillIn: readonly string[];
    readonly notes: readonly string[];
    readonly qr: { readonly bytes: number };
  }[];
  readonly refused: readonly { readonly name: string }[];
}

async function run(values: Record<string, unknown>, known = sites, env: Record<string, string> = variables) {
  const index = { ...testIndex(known), access: { links: [spring], signOn: null } };
  const outcome = await userData.run({ positionals: [], values }, testHouse(env, [], { index: () => index }));
  return { ...outcome, text: outcome.lines.join('\n'), json: outcome.json as Answer };
}

function siteOf(text: string): Record<string, unknown> {
  return (parse(text, { version: '1.1' }) as { stylus: { site: Record<string, unknown> } }).stylus.site;
}

describe('the command that makes staging data', () => {
  test('prints the file of one site, and nothing but the file', async () => {
    const { lines, text } = await run({ site: ['denver'] });
    expect(lines[0]).toBe('#cloud-config');
    expect(text).toContain('# Staging data of hosts for Site denver (denver).');
    expect(text).toContain('from version test of the sites');
    expect(text).toContain('# Fill in before use: edgeHostToken.');
    expect(siteOf(text)).toMatchObject({
      paletteEndpoint: 'api.spectrocloud.com',
      projectUid: '66aa00000000000000000001',
      registrationURL: 'https://e.example.com',
      tags: { brand: 'test' },
    });
  });

  test('bakes a staging link in, and says how long it lasts', async () => {
    const { text, json } = await run({ site: ['denver'], link: 'spring' });
    expect(siteOf(text).registrationURL).toBe(linkUrl('https://e.example.com', spring, [secret]));
    expect(text).toContain('until 2026-12-01');
    expect(json.made[0]?.notes).toHaveLength(1);
  });

  test('a link alone makes one file for all of its sites', async () => {
    const { text, json } = await run({ link: 'spring' });
    expect(json.made.map(({ name }) => name)).toEqual(['link-spring']);
    expect(text).toContain('any site of the staging link spring (1 site)');
  });

  test('never prints a secret of the environment', async () => {
    const { text, json } = await run({ site: ['denver'], link: 'spring' });
    expect(JSON.stringify(json) + text).not.toContain('planted');
  });

  test('names the host and gives it an address where that is wanted', async () => {
    for (const address of ['10.1.2.22', '2']) {
      const { text, json } = await run({ site: ['phoenix'], hostId: '0131', name: 'till-1', address });
      expect(siteOf(text)).toMatchObject({
        name: '0131',
        hostName: 'till-1',
        network: { interfaces: { eth0: { type: 'static', ipAddress: '10.1.2.22/24', gateway: '10.1.2.1' } } },
      });
      expect(json.made[0]?.fillIn).toEqual(['edgeHostToken']);
    }
    expect((await run({ site: ['phoenix'], withoutToken: true })).json.made[0]?.fillIn).toEqual(['ipAddress']);
  });

  test('measures the code with the ID that it will carry, and warns when it is large', async () => {
    const easy = await run({ site: ['denver'], hostId: 'e1' });
    expect(easy.json.made[0]).toMatchObject({
      notes: [],
      qr: { bytes: 'https://e.example.com/?appliance-id=e1'.length },
    });
    const large = await run({
      site: ['denver'],
      hostId: `edge-5c913342d76bb86e7ccd998b19d030a5-${'store-12-till-'.repeat(3)}`,
    });
    expect(large.text).toContain('# The QR code holds 116 bytes with an ID of 80 characters, more than 106');
  });

  test('one site that breaks rules makes nothing, and every rule is told', async () => {
    await expect(run({ site: ['closed-one'], hostId: 'a b' })).rejects.toThrow(
      /^closed-one: the site is closed .*\nclosed-one: stylus\.site\.name is not an ID/,
    );
  });

  test.each([
    [{}, 'usage', 'Say for which hosts'],
    [{ all: true, site: ['denver'], out: 'there' }, 'usage', 'do not go together'],
    [{ all: true }, 'usage', 'say into which folder with --out'],
    [{ all: true, out: 'there', hostId: 'edge-1' }, 'usage', '--host-id is of one host'],
    [{ site: ['denver', 'phoenix'], out: 'there', address: '1' }, 'usage', '--address is of one host'],
    [{ site: ['denvr'] }, 'failed', 'There is no site "denvr" in the config. Did you mean denver?'],
    [{ link: 'sprin' }, 'failed', 'There is no staging link "sprin" in the config. Did you mean spring?'],
    [{ site: ['phoenix'], address: '3' }, 'failed', 'is not one of the site'],
    [{ site: ['denver'], origin: 'e.example.com' }, 'usage', '--origin is scheme and host only'],
  ] as const)('%j ends as %s: %s', async (values, kind, said) => {
    const made = run(values);
    await expect(made).rejects.toMatchObject({ kind });
    await expect(made).rejects.toThrow(said);
  });

  test('needs to know where Palette is, and the secret of links', async () => {
    const { PUBLIC_ORIGIN } = variables;
    await expect(run({ site: ['denver'] }, sites, { PUBLIC_ORIGIN })).rejects.toThrow('give --endpoint');
    await expect(run({ link: 'spring' }, sites, { PUBLIC_ORIGIN })).rejects.toThrow('LINK_SECRETS');
    const { text } = await run({ site: ['denver'], endpoint: 'palette.example.com' }, sites, { PUBLIC_ORIGIN });
    expect(siteOf(text)).toMatchObject({ paletteEndpoint: 'palette.example.com' });
    expect(siteOf(text)).not.toHaveProperty('projectUid');
  });
});

describe('what goes into unattended.yaml', () => {
  const unattended = { format: 'unattended', site: ['denver'], hostId: 'reno-1' };

  test('is printed, and needs neither Palette nor an origin', async () => {
    const { text } = await run(unattended, sites, {});
    expect(parse(text)).toEqual({ device_id: 'reno-1' });
    expect(text).toContain('For Site denver (denver).');
  });

  test.each([
    [{ ...unattended, hostId: undefined }, 'give its ID with --host-id'],
    [{ ...unattended, hostId: 'a b' }, '--host-id is 1 to 128'],
    [{ ...unattended, site: ['denver', 'phoenix'] }, 'give one --site'],
  ])('%j is typed wrong: %s', async (values, said) => {
    const made = run(values, sites, {});
    await expect(made).rejects.toMatchObject({ kind: 'usage' });
    await expect(made).rejects.toThrow(said);
  });
});
