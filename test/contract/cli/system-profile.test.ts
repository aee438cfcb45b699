import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CommandFault } from '../../../cli/sites/command';
import { systemProfile } from '../../../cli/sites/system-profile';
import { seedFromSites } from '../../../lib/palette/simulator/seed-from-sites';
import type { Seed } from '../../../lib/palette/simulator/seed-shape';
import { createSimulator } from '../../../lib/palette/simulator/simulator';
import { createMemoryStore } from '../../../lib/store/memory-store';
import { testIndex, testSite } from '../../support/test-site';
import { liveHouse } from '../../unit/cli/live-world';

const index = testIndex([testSite('denver', { kind: 'virtualized' })]);
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'system-profile-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

async function run(positionals: readonly string[], values: Readonly<Record<string, unknown>> = {}) {
  return systemProfile.run({ positionals, values }, await liveHouse(index));
}

/** The same where Palette has these profiles. */
async function runWith(profiles: Seed['profiles'], positionals: readonly string[]) {
  const snapshot = createSimulator({ seed: { ...seedFromSites(index), profiles } }).snapshot();
  const store = createMemoryStore({ now: Date.now });
  await store.writeCache(`simulator:${index.version}`, JSON.stringify(snapshot), 60_000);
  const house = await liveHouse(index, undefined, { openStore: async () => store });
  return systemProfile.run({ positionals, values: { out: folder } }, house);
}

async function faultOf(...[positionals, values]: Parameters<typeof run>): Promise<string> {
  const fault = await run(positionals, values).catch((error: unknown) => error);
  if (!(fault instanceof CommandFault)) throw new Error('It was done');
  return fault.message;
}

describe('system profiles', () => {
  test('are listed with their versions', async () => {
    expect(await run([])).toMatchObject({ lines: ['appliance-os  1.0.0'] });
    expect(await run(['list'])).toMatchObject({ json: [{ name: 'appliance-os', version: '1.0.0' }] });
  });

  test('are downloaded into a file, byte for byte, and the answer says what to do with it', async () => {
    const { json, lines } = await run(['download', 'appliance-os'], { out: join(folder, 'new') });
    const { path, bytes } = json as { path: string; bytes: number };
    expect(path.startsWith(join(folder, 'new'))).toBe(true);
    expect(readFileSync(path)).toHaveLength(bytes);
    expect(bytes).toBeGreaterThan(0);
    expect(lines.join(' ')).toContain('unattended.yaml');
  });

  test('never write over a file unless somebody says so', async () => {
    const { json } = await run(['download', 'appliance-os'], { out: folder });
    const { path } = json as { path: string };
    expect(await faultOf(['download', 'appliance-os'], { out: folder })).toBe(
      `${path} is there already. Give another --out, or --force to write over it.`,
    );
    await run(['download', 'appliance-os'], { out: folder, force: true });
  });

  test('of several versions the newest is taken: numbers count as numbers, and a release is newer than what led to it', async () => {
    const versions = ['1.9.0', '1.10.0-rc.2', '1.10.0', '1.2.0', '1.10.0-rc.10'];
    const profiles = versions.map(
      (version) => ({ name: 'kiosk-os', version, type: 'system', scope: 'tenant' }) as const,
    );
    const { lines, json } = await runWith(profiles, ['download', 'kiosk-os']);
    expect([lines[0], json]).toEqual([
      expect.stringContaining('kiosk-os@1.10.0'),
      expect.objectContaining({ version: '1.10.0' }),
    ]);
    expect((await runWith(profiles, ['list'])).lines.slice(-5)).toEqual([
      'kiosk-os  1.10.0',
      'kiosk-os  1.10.0-rc.10',
      'kiosk-os  1.10.0-rc.2',
      'kiosk-os  1.9.0',
      'kiosk-os  1.2.0',
    ]);
  });

  test.each([
    ['a name that there is not', ['download', 'aplliance-os'], {}, 'Did you mean appliance-os?'],
    ['a version that there is not', ['download', 'appliance-os'], { version: '9.9.9' }, 'it has 1.0.0'],
    ['a word that it does not know', ['remove', 'appliance-os'], {}, 'system-profile list or'],
    ['no name', ['download'], {}, 'system-profile list or'],
  ] as const)('%s is told, and nothing is written', async (_name, positionals, values, said) => {
    expect(await faultOf(positionals, { ...values, out: join(folder, 'none') })).toContain(said);
    expect(existsSync(join(folder, 'none'))).toBe(false);
  });
});
