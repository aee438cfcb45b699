import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SiteIndex } from '../../../lib/sites/site';
import type { Webhook } from '../../../lib/sites/webhook';
import { noticeKinds } from '../../../lib/sites/webhook';
import { openEmbeddedStore } from '../../../lib/store/embedded-store';
import { testIndex, testSite } from '../../support/test-site';
import { hostId, siteId } from '../store/store-subject';

const folder = mkdtempSync(join(tmpdir(), 'decide-'));
const access = {
  modes: ['open'],
  pinHash: null,
  needsApproval: true,
  pairingKey: 'none',
  onlyExpectedHosts: false,
} as const;
const webhook: Webhook = {
  id: 'ops',
  addressFrom: 'WEBHOOK_OPS_URL',
  secretFrom: 'WEBHOOK_OPS_SECRET',
  kinds: noticeKinds,
  isInPrivateNetwork: true,
};
const index: SiteIndex = { ...testIndex([testSite('denver', { access })]), webhooks: [webhook] };
writeFileSync(join(folder, 'sites.json'), JSON.stringify(index));

const bodies: string[] = [];
let receiver: Server;
let variables: Readonly<Record<string, string>> = {};

beforeAll(async () => {
  receiver = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      bodies.push(Buffer.concat(chunks).toString('utf8'));
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((done) => receiver.listen(0, '127.0.0.1', done));
  variables = {
    SITES_INDEX: join(folder, 'sites.json'),
    DATA_DIR: join(folder, 'data'),
    PALETTE_MODE: 'simulator',
    SESSION_SECRETS: 'planted-session-secret-0123456789abcdef',
    PUBLIC_ORIGIN: 'https://e.example.com',
    WEBHOOK_OPS_URL: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook?key=planted-7f21-88c0`,
    WEBHOOK_OPS_SECRET: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  };
  const store = await openEmbeddedStore({ dataDir: join(folder, 'data'), prefix: 'simulator:local' });
  for (const name of ['edge-1', 'edge-2']) {
    await store.recordIntent({
      hostId: hostId(name),
      siteId: siteId('denver'),
      hostName: null,
      phase: 'waiting_for_approval',
      requestedAtMs: Date.now(),
      requestedBy: 'link spring',
      linkId: null,
      needsPairingKey: false,
    });
  }
  await store.close();
});
afterAll(async () => {
  await new Promise((done) => receiver.close(done));
  rmSync(folder, { recursive: true });
});

/** Runs the command in a folder without files of its own, so that no `.env` of this machine counts. */
function run(...args: readonly string[]) {
  return new Promise<{ code: number | string; out: string; err: string }>((done) => {
    const program = [resolve('node_modules/tsx/dist/cli.mjs'), '--conditions=react-server', resolve('cli/sites.ts')];
    const child = execFile(
      process.execPath,
      [...program, ...args],
      { cwd: folder, env: { PATH: process.env.PATH ?? '', NODE_ENV: 'test', ...variables } },
      (error, out, err) => done({ code: error === null ? 0 : (error.code ?? 'killed'), out, err }),
    );
    child.stdin?.end();
  });
}

describe('npm run sites, about hosts that wait', () => {
  test('asks back, and decides nothing where nobody can answer', async () => {
    const { code, out, err } = await run('approve', 'edge-1', '--by', 'Sam Doe');
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('add --yes');
  });

  test('lets one in, turns one away, and both are in the audit trail', async () => {
    const yes = await run('approve', 'edge-1', '--by', 'Sam Doe', '--yes', '--json');
    expect(yes.code, yes.err).toBe(0);
    expect(JSON.parse(yes.out)).toMatchObject({ hostId: 'edge-1', verdict: 'approve', by: 'Sam Doe' });
    const no = await run('reject', 'edge-2', '--by', 'Sam Doe', '--yes');
    expect(no.code, no.err).toBe(0);
    expect(no.out).toContain('Turned away.');
    const again = await run('approve', 'edge-2', '--by', 'Sam Doe', '--yes');
    expect([again.code, again.out]).toEqual([1, '']);
    const trail = (await run('audit', '--since', '1h')).out.trimEnd().split('\n');
    const told = trail.map((line) => JSON.parse(line));
    // The command ends when what goes on behind its answer has ended: the host is registered by then.
    expect(told.map(({ what, hostId: host }) => `${what} ${host}`)).toEqual(
      expect.arrayContaining(['approval_given edge-1', 'host_registered edge-1', 'approval_refused edge-2']),
    );
    const decisions = told.filter(({ what }) => what.startsWith('approval_'));
    for (const { who } of decisions) expect(who).toMatch(/^command .+: Sam Doe$/);
    expect((await run('audit', '--format', 'csv')).out.split('\n')).toHaveLength(trail.length + 2);
  }, 90_000);

  test('tells of the webhooks, and tries one, without a word of its address', async () => {
    const list = await run('webhooks', '--json');
    expect(JSON.parse(list.out)).toMatchObject([{ id: 'ops' }]);
    const tried = await run('webhooks', 'test', 'ops');
    expect([tried.code, tried.out]).toEqual([0, 'ops: the test message has arrived.\n']);
    expect(bodies.map((body) => JSON.parse(body).kind)).toContain('test');
    const dead = await run('webhooks', 'dead');
    expect(dead.out).toBe('No message was given up.\n');
    expect([list, tried, dead].map(({ out, err }) => out + err).join()).not.toMatch(/planted|whsec|127\.0\.0\.1/);
  }, 90_000);
});
