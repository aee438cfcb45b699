import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Access, SiteIndex } from '../../../lib/sites/site';
import { testIndex, testSite } from '../../support/test-site';

const folder = mkdtempSync(join(tmpdir(), 'check-start-'));
afterAll(() => rmSync(folder, { recursive: true }));

const key = 'NjVkYzA3-planted-key-9f31e2';

function writeIndex(name: string, access: Access): string {
  const path = join(folder, `${name}.json`);
  const index: SiteIndex = { ...testIndex([testSite('denver')]), access };
  writeFileSync(path, JSON.stringify(index));
  return path;
}

const open = writeIndex('open', { mode: 'open' });
const undecided = writeIndex('undecided', null);

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
  it('goes on with the simulator on a bare machine', async () => {
    expect(await start({ SITES_INDEX: open })).toEqual({ code: 0, said: '' });
  });

  it('goes on live with a key and somebody who decided on access', async () => {
    expect(await start({ SITES_INDEX: open, PALETTE_API_KEY: key })).toEqual({ code: 0, said: '' });
  });

  it('stops live mode without an access entry, and says what to write where', async () => {
    const { code, said } = await start({ SITES_INDEX: undecided, PALETTE_API_KEY: key });
    expect(code).toBe(1);
    expect(said).toContain("access: { modes: ['open'] }");
    expect(said).not.toContain(key);
  });

  it('lets the simulator start without an access entry', async () => {
    expect((await start({ SITES_INDEX: undecided })).code).toBe(0);
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
