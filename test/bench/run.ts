import { benchRegistration } from './register-hosts';
import { benchSiteSearch } from './search-sites';

/** One measured number; `bar` is the most that product.md allows. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: 'ms' | 'kB' | 'calls';
  readonly bar?: number;
}

/** `npm run bench [-- --json]`: measures on this machine now; exits 1 when a figure is above its bar. */
async function main(): Promise<void> {
  const figures = [...benchSiteSearch(), ...(await benchRegistration())];
  const isMissed = ({ value, bar }: Figure) => bar !== undefined && value > bar;
  if (process.argv.includes('--json')) console.log(JSON.stringify(figures, null, 2));
  else for (const figure of figures) console.log(toLine(figure), isMissed(figure) ? '  MISSED' : '');
  process.exitCode = figures.some(isMissed) ? 1 : 0;
}

function toLine({ what, value, unit, bar }: Figure): string {
  const limit = bar === undefined ? '' : `  (bar ${bar})`;
  return `${what.padEnd(60)} ${value.toFixed(unit === 'calls' ? 0 : 2).padStart(8)} ${unit}${limit}`;
}

await main();
