import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { judgeVercelConfig } from '../../../cli/sites/check/judge-vercel-config';
import { runWithinMs } from '../../../lib/server/compose';
import { readSources } from '../../support/import-graph';

const text = readFileSync('vercel.json', 'utf8');
const good = z
  .looseObject({ functions: z.record(z.string(), z.object({ maxDuration: z.number() })), crons: z.array(z.unknown()) })
  .parse(JSON.parse(text));

it('vercel.json has nothing that the platform would silently ignore', () => {
  expect(judgeVercelConfig(text, existsSync)).toEqual([]);
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
