import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { judgeVercelOutput } from '../../support/judge-vercel-output';

const crons = [{ path: '/api/cron/sweep', schedule: '37 3 * * *' }];
const vercelJson = JSON.stringify({ functions: { 'app/api/cron/sweep/route.ts': { maxDuration: 60 } }, crons });
const headers = Object.fromEntries(
  [
    'Strict-Transport-Security',
    'X-Content-Type-Options',
    'Referrer-Policy',
    'Permissions-Policy',
    'X-Robots-Tag',
    'Content-Security-Policy',
  ].map((name) => [name, 'as it should be']),
);
const files = { '.generated/sites.json': '.generated/sites.json', '.env.example': '.env.example' };
const sweep = { runtime: 'nodejs24.x', maxDuration: 60, filePathMap: files };
const good = {
  'config.json': { routes: [{ src: '^/.*$', headers }, { handle: 'filesystem' }], crons },
  'functions/api/cron/sweep.func/.vc-config.json': sweep,
  'functions/_middleware.func/.vc-config.json': { runtime: 'nodejs24.x', filePathMap: {} },
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vercel-output-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function judge(changes: Readonly<Record<string, unknown>> = {}): string[] {
  for (const [path, content] of Object.entries({ ...good, ...changes })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), JSON.stringify(content));
  }
  return judgeVercelOutput(folder, vercelJson);
}

const sweepFile = 'functions/api/cron/sweep.func/.vc-config.json';

it('what is as it should be passes', () => {
  expect(judge()).toEqual([]);
});

it.each<[string, Readonly<Record<string, unknown>>, string]>([
  ['no crons', { 'config.json': { ...good['config.json'], crons: [] } }, 'The crons are not those of vercel.json.'],
  [
    'a header that is lost',
    { 'config.json': { ...good['config.json'], routes: [{ src: '^/brand/.*$', headers }] } },
    '/ has no Strict-Transport-Security.',
  ],
  [
    'another time limit',
    { [sweepFile]: { ...sweep, maxDuration: 10 } },
    'app/api/cron/sweep/route.ts may run 10 s, not 60.',
  ],
  ['another Node', { [sweepFile]: { ...sweep, runtime: 'nodejs20.x' } }, 'runs on nodejs20.x, not nodejs24.x.'],
  ['a function without sites', { [sweepFile]: { ...sweep, filePathMap: {} } }, 'api/cron/sweep.func has no sites.'],
  [
    'the keys of whoever built it',
    { [sweepFile]: { ...sweep, filePathMap: { ...files, '.env.local': '.env.local' } } },
    'api/cron/sweep.func holds .env.local.',
  ],
  [
    'the store of one machine',
    { [sweepFile]: { ...sweep, filePathMap: { ...files, 'node_modules/@libsql/client/x.js': 'x' } } },
    'holds node_modules/@libsql/client/x.js.',
  ],
])('%s is found', (_, changes, says) => {
  expect(judge(changes).join('\n')).toContain(says);
});

it('a function that was not built is found', () => {
  const config = JSON.stringify({
    ...JSON.parse(vercelJson),
    functions: { 'app/api/gone/route.ts': { maxDuration: 1 } },
  });
  judge();
  expect(judgeVercelOutput(folder, config)).toEqual(['app/api/gone/route.ts was built into no function.']);
});
