import { describe, expect, test } from 'vitest';
import { judgeVercelConfig } from '../../../cli/sites/check/judge-vercel-config';
import { formatFault } from '../../../lib/sites/fault';

const files = ['app/api/sweep/route.ts', 'app/page.tsx', 'app/hosts/page.tsx', 'lib/env.ts'];
const hasFile = (path: string) => files.includes(path);

const good = {
  $schema: 'https://openapi.vercel.sh/vercel.json',
  framework: 'nextjs',
  regions: ['fra1'],
  functions: { 'app/api/sweep/route.ts': { maxDuration: 300 }, 'app/hosts/page.tsx': { maxDuration: 1 } },
  crons: [{ path: '/api/sweep', schedule: '37 3 * * *' }],
};

const judge = (changes: object) => judgeVercelConfig(JSON.stringify({ ...good, ...changes }), hasFile);
const judgeSchedule = (schedule: unknown) => judge({ crons: [{ path: '/api/sweep', schedule }] });

test('what this app needs is taken', () => {
  expect(judge({})).toEqual([]);
  expect(judge({ crons: undefined, $schema: undefined, framework: undefined })).toEqual([]);
});

describe('what the platform lets pass without a word is refused', () => {
  test.each<[string, object, string]>([
    ['an unknown key', { regionz: ['fra1'] }, 'regionz'],
    ['an unknown region', { regions: ['fra9'] }, 'regions[0]'],
    ['no region', { regions: [] }, 'regions'],
    ['a text instead of a list', { regions: 'fra1' }, 'regions'],
    [
      'a function of no route',
      { functions: { 'app/api/nowhere/route.ts': { maxDuration: 9 } } },
      'functions["app/api/nowhere/route.ts"]',
    ],
    ['a function that is no route', { functions: { 'lib/env.ts': { maxDuration: 9 } } }, 'functions["lib/env.ts"]'],
    [
      'a function that runs too long',
      { functions: { 'app/page.tsx': { maxDuration: 301 } } },
      'functions["app/page.tsx"].maxDuration',
    ],
    ['a function without an end', { functions: { 'app/page.tsx': {} } }, 'functions["app/page.tsx"].maxDuration'],
    [
      'another option of a function',
      { functions: { 'app/page.tsx': { maxDuration: 9, memory: 128 } } },
      'functions["app/page.tsx"].memory',
    ],
    ['a cron of no route', { crons: [{ path: '/api/nowhere', schedule: '0 5 * * *' }] }, 'crons[0].path'],
    ['another framework', { framework: 'nuxtjs' }, 'framework'],
  ])('%s', (_, changes, path) => {
    expect(judge(changes).map((fault) => fault.path)).toEqual([`vercel.json:${path}`]);
  });

  test('several at once are told at once', () => {
    expect(judge({ regionz: 1, regions: ['fra9', 'fra1', 'x'] })).toHaveLength(3);
  });

  test('what cannot be read is one fault', () => {
    for (const text of ['', '{', '{"regions": ["fra1"],}', 'regions: [fra1]']) {
      expect(judgeVercelConfig(text, hasFile)).toMatchObject([{ path: 'vercel.json', problem: 'is not JSON' }]);
    }
    for (const text of ['null', '[]', '"x"', '7'])
      expect(judgeVercelConfig(text, hasFile)).toMatchObject([{ path: 'vercel.json' }]);
  });

  test('a byte order mark is none of it', () => {
    expect(judgeVercelConfig(`\ufeff${JSON.stringify(good)}`, hasFile)).toEqual([]);
  });
});

describe('a cron that would never run as meant is refused', () => {
  test.each(['0 5 * * *', '*/15 * * * *', '0 0-6,12 1 * *', '59 23 31 12 *', '0 5 * * 0', '0-30/10 5 * * 1-5'])(
    '%s is fine',
    (schedule) => {
      expect(judgeSchedule(schedule)).toEqual([]);
    },
  );

  test.each<[unknown, string]>([
    ['0 5 * *', 'has not the five fields of a cron'],
    ['0 5 * * * *', 'has not the five fields of a cron'],
    ['0  5 * * *', 'has not the five fields of a cron'],
    ['', 'has not the five fields of a cron'],
    ['@daily', 'has not the five fields of a cron'],
    ['60 5 * * *', 'has no minute from 0 to 59'],
    ['0 24 * * *', 'has no hour from 0 to 23'],
    ['0 5 0 * *', 'has no day of the month from 1 to 31'],
    ['0 5 32 * *', 'has no day of the month from 1 to 31'],
    ['0 5 * 13 *', 'has no month from 1 to 12'],
    ['0 5 * JAN *', 'has no month from 1 to 12'],
    ['0 5 * * 7', 'has no day of the week from 0 to 6'],
    ['0 5 * * MON', 'has no day of the week from 0 to 6'],
    ['30-10 5 * * *', 'has no minute from 0 to 59'],
    ['*/0 5 * * *', 'has no minute from 0 to 59'],
    ['0/0 5 * * *', 'has no minute from 0 to 59'],
    ['1, 5 * * *', 'has no minute from 0 to 59'],
    ['-1 5 * * *', 'has no minute from 0 to 59'],
    ['0 5 1 * 1', 'the platform takes one of them'],
    [5, 'must be a text, not a number'],
    [undefined, 'is missing'],
  ])('%j', (schedule, problem) => {
    expect(judgeSchedule(schedule)).toEqual([expect.objectContaining({ path: 'vercel.json:crons[0].schedule' })]);
    expect(judgeSchedule(schedule)[0]?.problem).toContain(problem);
  });
});

test('the sentences say what to do', () => {
  const faults = judge({ region: 'fra1', regions: ['europe'], crons: [{ path: '/sweep', schedule: '@daily' }] });
  expect(faults.map(formatFault).join('\n\n')).toMatchInlineSnapshot(`
    "vercel.json:region
        "region" is not an option here
        Did you mean regions?

    vercel.json:regions[0]
        "europe" is no region
        Write the code of the region your KV store is in, such as 'fra1'.

    vercel.json:crons[0].path
        "/sweep" leads to no route: the cron would call nothing
        Write the path of a route, such as '/api/cron/sweep'.

    vercel.json:crons[0].schedule
        "@daily" has not the five fields of a cron
        Write a cron of five fields, such as '37 3 * * *'."
  `);
});
