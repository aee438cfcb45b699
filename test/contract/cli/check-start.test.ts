import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Access, SiteIndex } from '../../../lib/sites/site';
import { siteId, testIndex, testSite } from '../../support/test-site';

const folder = mkdtempSync(join(tmpdir(), 'check-start-'));
afterAll(() => rmSync(folder, { recursive: true }));

const key = 'NjVkYzA3-planted-key-9f31e2';

function writeIndex(name: string, access: Access, changes: Partial<SiteIndex> = {}): string {
  const path = join(folder, `${name}.json`);
  const index: SiteIndex = { ...testIndex([testSite('denver')]), access, ...changes };
  writeFileSync(path, JSON.stringify(index));
  return path;
}

const open = writeIndex('open', { links: [], signOn: null });
const undecided = writeIndex('undecided', null);
const linkAccess = {
  modes: ['link'],
  pinHash: null,
  needsApproval: false,
  pairingKey: 'none',
  onlyExpectedHosts: false,
} as const;
const linked = writeIndex(
  'linked',
  {
    links: [
      {
        id: 'spring',
        version: 1,
        scope: { by: 'ids', ids: [siteId('denver')] },
        expiresAtMs: 0,
        maxHosts: 1,
        needsApproval: false,
        pinHash: null,
      },
    ],
    signOn: null,
  },
  { sites: [testSite('denver', { access: linkAccess })] },
);
const secret = 'planted-secret-planted-secret-00';

interface Ended {
  readonly code: number;
  readonly said: string;
}

function start(env: Record<string, string>): Promise<Ended> {
  const args = ['--conditions=react-server', 'cli/check-start.ts'];
  const { PATH = '' } = process.env;
  return new Promise((resolve) => {
    execFile('node_modules/.bin/tsx', args, { env: { PATH, NODE_ENV: 'test', ...env } }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), said: stdout + stderr });
    });
  });
}

describe('npm start', () => {
  it('goes on with the simulator on a bare machine, and says that everybody may register', async () => {
    const warning = 'Warning: Open access: whoever reaches the page can register hosts at 1 of 1 sites.\n';
    expect(await start({ SITES_INDEX: open })).toEqual({ code: 0, said: warning });
  });

  it('goes on live with a key and somebody who decided on access', async () => {
    expect((await start({ SITES_INDEX: open, PALETTE_API_KEY: key })).code).toBe(0);
  });

  it('stops live mode without an access entry, and says what to write where', async () => {
    const { code, said } = await start({ SITES_INDEX: undecided, PALETTE_API_KEY: key });
    expect(code).toBe(1);
    expect(said).toContain("access: { modes: ['link'] }");
    expect(said).not.toContain(key);
  });

  it('lets the simulator start without an access entry', async () => {
    expect((await start({ SITES_INDEX: undecided })).code).toBe(0);
  });

  it('stops live mode without the secrets that its ways in need, and names them', async () => {
    const { code, said } = await start({ SITES_INDEX: linked, PALETTE_API_KEY: key });
    expect(code).toBe(1);
    expect(said).toContain('This cannot start:');
    expect(said).toContain('  - LINK_SECRETS: ');
    expect(said).toContain('  - SESSION_SECRETS: ');
    const secrets = { LINK_SECRETS: secret, SESSION_SECRETS: secret };
    expect(await start({ SITES_INDEX: linked, PALETTE_API_KEY: key, ...secrets })).toEqual({ code: 0, said: '' });
  });

  it('lets the simulator start without them, and says what stays shut', async () => {
    const { code, said } = await start({ SITES_INDEX: linked });
    expect(code).toBe(0);
    expect(said).toContain('Some ways in stay shut:');
    expect(said).toContain('  - LINK_SECRETS: ');
  });

  it('says everything that is missing at once', async () => {
    const { code, said } = await start({
      SITES_INDEX: join(folder, 'nowhere.json'),
      VERCEL_ENV: 'production',
      KV_REST_API_TOKEN: 'token-token',
    });
    expect(code).toBe(1);
    expect(said).toContain('PALETTE_API_KEY');
    expect(said).toContain('KV_REST_API_URL');
    expect(said).toContain('npm run sites:compile');
  });
});
