import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { findChromium } from '../../cli/preview/find-chromium';
import { plantedSecrets } from '../support/planted-secrets';
import { countTests, type TestCount } from './count-tests';
import { provideTools } from './provide-tools';

interface Step {
  readonly name: string;
  readonly command: string;
  readonly env?: Record<string, string>;
}

/** Everything that CI runs, cheapest first, so that a slip of the pen is told in seconds. */
const steps: readonly Step[] = [
  { name: 'sites', command: 'tsx cli/compile-sites.ts' },
  { name: 'lint', command: 'biome check .' },
  { name: 'types', command: 'next typegen && tsc --noEmit' },
  { name: 'knip', command: 'knip' },
  { name: 'unit', command: 'vitest run --project unit' },
  { name: 'contract', command: 'vitest run --project contract' },
  {
    name: 'build',
    command: 'tsx cli/compile-sites.ts && next build && vitest run --project build',
    env: plantedSecrets,
  },
  { name: 'load', command: 'tsx test/load/run.ts --small' },
  { name: 'e2e', command: 'playwright test' },
];

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { only: { type: 'string', multiple: true } } });
  const chosen = steps.filter(({ name }) => values.only === undefined || values.only.includes(name));
  const skipped = provideTools(chosen.map(({ name }) => name));
  const counts: TestCount = { passed: 0, failed: 0 };
  // Redis is asked for where it is needed; without a browser the whole step has nothing to run.
  const canRun = ({ name }: Step) => name !== 'e2e' || findChromium() !== null;
  for (const step of chosen.filter(canRun)) {
    const startedMs = Date.now();
    const { code, output } = await run(step);
    const found = countTests(output);
    counts.passed += found.passed;
    counts.failed += found.failed;
    const seconds = ((Date.now() - startedMs) / 1_000).toFixed(1);
    console.log(`\n== ${step.name}: ${code === 0 ? 'ok' : `FAILED (${code})`} in ${seconds} s\n`);
    if (code !== 0) return finish(counts, skipped, 1);
  }
  finish(counts, skipped, 0);
}

function finish(counts: TestCount, skipped: readonly string[], code: number): void {
  const failed = code === 0 ? counts.failed : Math.max(1, counts.failed);
  console.log(`${counts.passed} passed, ${failed} failed`);
  console.log(skipped.length === 0 ? 'Nothing was skipped.' : `Skipped: ${skipped.join('; ')}`);
  process.exitCode = code;
}

function run({ command, env }: Step): Promise<{ code: number; output: string }> {
  console.log(`== ${command}`);
  return new Promise((resolve) => {
    const child = spawn(command, {
      shell: true,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env },
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      process.stdout.write(chunk);
    });
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

await main();
