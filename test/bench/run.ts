import { parseArgs } from 'node:util';
import { benchOverhead } from './bench-overhead';
import { benchPage } from './bench-page';
import { benchShops } from './bench-shops';
import { benchCheck } from './check-sites';
import { type Figure, isMissed, toLine } from './figure';
import { benchRegistration } from './register-hosts';
import { benchSiteSearch } from './search-sites';

const usage = `npm run bench -- [--only <part>]... [--json] [--app <dir>]

  search    site search over 50,000 sites, in process
  check     the check of 500, 5,000 and 50,000 sites: time and memory of the process
  own       our own time and calls of one registration, in process
  drain     1,000 hosts on 200 new sites, 50 hosts at one site, the naive way beside them
  watch     drain, then 1,000 watchers for 60 s, then the memory of an instance
  overhead  one registration alone: time over its calls, store round trips
  page      Lighthouse on the first pages, a bare Next page and one without scripts (asked for by name only)
  --app     a built checkout of this project (default: this one)
`;

const partNames = ['search', 'check', 'own', 'drain', 'watch', 'overhead', 'page'] as const;
type Part = (typeof partNames)[number];

/** Measures on this machine now; exits 1 when a figure misses its bar. `docs/load.md` says how to read the figures. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', multiple: true, default: [] },
      json: { type: 'boolean', default: false },
      app: { type: 'string', default: '.' },
      help: { type: 'boolean', default: false },
    },
  });
  const unknown = values.only.filter((name) => !partNames.some((part) => part === name));
  if (values.help || unknown.length > 0) {
    console.log(usage);
    process.exitCode = values.help ? 0 : 2;
    return;
  }
  const isChosen = (...parts: Part[]) => values.only.length === 0 || parts.some((part) => values.only.includes(part));
  const figures: Figure[] = [];
  const tell = (found: readonly Figure[]) => {
    figures.push(...found);
    if (!values.json) for (const figure of found) console.log(toLine(figure));
  };
  if (isChosen('search')) tell(benchSiteSearch());
  if (isChosen('check')) tell(await benchCheck());
  if (isChosen('own')) tell(await benchRegistration());
  if (isChosen('overhead')) tell(await benchOverhead(values.app));
  if (isChosen('drain', 'watch')) await benchShops(values.app, isChosen('watch'), tell);
  // It fetches a tool from the registry, so it never runs unasked.
  if (values.only.includes('page')) tell(await benchPage(values.app));
  if (values.json) console.log(JSON.stringify(figures, null, 2));
  process.exitCode = figures.some(isMissed) ? 1 : 0;
}

await main();
