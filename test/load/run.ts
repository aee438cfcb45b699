import { parseArgs } from 'node:util';
import { isSkipAllowed } from '../contract/support/allowed-skips';
import { findRedisServer } from '../contract/support/start-redis';
import { startFleet } from '../support/processes/start-fleet';
import type { RunSize } from './plan-run';
import { type RunReport, runLoad } from './run-load';

const usage = `npm run load -- [options]: kills instances of the production build while hosts are being registered.

  --small       24 hosts on 6 sites, 3 kills (a step of npm test)
  --seed <n>    another order of arrivals, kills and bad luck (default 1)
  --json
  --app <dir>   a built checkout of this project (default: this one)
`;

const full: Omit<RunSize, 'seed'> = {
  hosts: 300,
  sites: { plain: 40, gather: 14, single: 6 },
  kills: 24,
  arrivalsMs: 60_000,
  replays: 15,
  contested: 6,
};
const small: Omit<RunSize, 'seed'> = {
  hosts: 24,
  sites: { plain: 4, gather: 1, single: 1 },
  kills: 3,
  arrivalsMs: 4_000,
  replays: 2,
  contested: 1,
};
const withinMs = { small: 240_000, full: 600_000 };

/** Prints what was found; exits 1 on any breach. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      small: { type: 'boolean', default: false },
      seed: { type: 'string', default: '1' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      app: { type: 'string', default: '.' },
    },
  });
  const skip = findRedisServer() === null && isSkipAllowed('redis') ? 'Skipped: there is no redis-server' : null;
  const notice = values.help ? usage : skip;
  if (notice !== null) {
    console.log(notice);
    return;
  }
  const seed = Number(values.seed);
  const size = { ...(values.small ? small : full), seed };
  const badLuck = [
    '--drop-answers',
    '0.05',
    '--server-errors',
    '0.01',
    '--crowding',
    '0.01',
    '--fault-seed',
    values.seed,
  ];
  const fleet = await startFleet({ instances: 2, latencyMs: 100, palette: badLuck, directory: values.app });
  try {
    const report = await runLoad(fleet, size, values.small ? withinMs.small : withinMs.full);
    print(report, values.json);
    if (report.findings.some(({ breaches }) => breaches.length > 0)) fail(fleet.logs);
  } finally {
    await fleet.stop();
  }
}

function fail(logs: string): void {
  console.error(`The logs of all processes, and evidence.json, are in ${logs}`);
  process.exitCode = 1;
}

const mostBreachesShown = 20;

function print({ findings, figures, ends }: RunReport, isJson: boolean): void {
  if (isJson) {
    console.log(JSON.stringify({ figures, findings, ends }, null, 2));
    return;
  }
  for (const [name, value] of Object.entries(figures)) console.log(name.padEnd(16), String(value).padStart(8));
  console.log();
  for (const { rule, found, breaches } of findings) {
    console.log(breaches.length === 0 ? 'ok      ' : `BROKEN ${breaches.length}`, rule, `(${found})`);
    for (const breach of breaches.slice(0, mostBreachesShown)) console.log('         ', breach);
  }
}

await main();
