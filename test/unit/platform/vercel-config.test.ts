import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runWithinMs } from '../../../lib/server/compose';
import { readSources } from '../../support/import-graph';
import { vercelConfigSchema } from '../../support/vercel-config';

const config: unknown = JSON.parse(readFileSync('vercel.json', 'utf8'));
const good = vercelConfigSchema.parse(config);

it('vercel.json has nothing that the platform would silently ignore', () => {
  expect(vercelConfigSchema.safeParse(config).error).toBeUndefined();
});

it('every function may run as long as its route says, and none longer', () => {
  const said = [...readSources()].flatMap(([path, source]) => {
    const [, seconds] = /^export const maxDuration = (\d+);$/m.exec(source) ?? [];
    return seconds === undefined ? [] : [[path, { maxDuration: Number(seconds) }] as const];
  });
  expect(said.length).toBeGreaterThan(5);
  expect(good.functions).toEqual(Object.fromEntries(said));
});

it.each(['registrations', 'registrations/[edgeHostId]/continue', 'approvals'])(
  'a function that serves a site may run for a minute longer than a run of it takes: %s',
  (route) => {
    const { maxDuration } = good.functions[`app/api/${route}/route.ts`] ?? { maxDuration: 0 };
    expect(maxDuration * 1_000).toBeGreaterThanOrEqual(runWithinMs + 60_000);
  },
);

it('the sweep runs once a day: more often is refused on the smallest plan', () => {
  expect(good.crons).toEqual([{ path: '/api/cron/sweep', schedule: expect.stringMatching(/^\d+ \d+ \* \* \*$/) }]);
});

it('the Node version of the platform is one that our engines allow', () => {
  const { engines } = JSON.parse(readFileSync('package.json', 'utf8'));
  expect(engines.node).toBe('>=20.19 <25');
  expect(readFileSync('.nvmrc', 'utf8').trim()).toBe('24');
});

const health = { path: '/api/health', schedule: '0 5 * * *' };

describe('the check can fail', () => {
  it.each([
    ['an unknown key', { ...good, regionz: ['fra1'] }],
    ['an unknown region', { ...good, regions: ['fra9'] }],
    ['a function that matches no route', { ...good, functions: { 'app/api/nowhere/route.ts': { maxDuration: 10 } } }],
    ['a function that runs too long', { ...good, functions: { 'app/api/health/route.ts': { maxDuration: 999 } } }],
    ['a cron of a route that does not exist', { ...good, crons: [{ ...health, path: '/api/nowhere' }] }],
    ['a cron with four fields', { ...good, crons: [{ ...health, schedule: '0 5 * *' }] }],
    ['a cron at minute 61', { ...good, crons: [{ ...health, schedule: '61 5 * * *' }] }],
    ['a cron with a word', { ...good, crons: [{ ...health, schedule: '@daily 5 * * *' }] }],
  ])('%s is refused', (_, broken) => {
    expect(vercelConfigSchema.safeParse(broken).success).toBe(false);
  });

  it.each(['0 5 * * *', '*/15 * * * *', '0 0-6,12 1 * 1-5'])('the cron %s is accepted', (schedule) => {
    expect(vercelConfigSchema.safeParse({ ...good, crons: [{ ...health, schedule }] }).success).toBe(true);
  });
});
