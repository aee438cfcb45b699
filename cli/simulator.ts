import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { serveOverHttp } from '../lib/palette/simulator/http-server';
import { seedShape } from '../lib/palette/simulator/seed-shape';
import { createSimulator, type SimulatorOptions } from '../lib/palette/simulator/simulator';

const USAGE = `Palette simulator: the parts of the Palette API that this app uses, on 127.0.0.1.

  npm run simulator -- [options]

  --port <n>            port, 0 takes a free one (default 4010)
  --time-scale <n>      simulated seconds per real second (default 60)
  --limits on|off       answer 429 at Palette's documented rates (default on)
  --seed <file>         JSON with projects, profiles, hosts, clusters (default: a small tenant)
  --devices auto|none   give every registered host a device that calls home (default auto)
  --api-key <key>       the key it accepts (default simulator-key)
  --help

Prints {"port":...} as one line when it is ready. Control endpoints for tests are under /__simulator/.
`;

const optionsShape = z.strictObject({
  port: z.coerce.number().int().min(0).max(65_535),
  'time-scale': z.coerce.number().positive(),
  limits: z.enum(['on', 'off']),
  devices: z.enum(['auto', 'none']),
  'api-key': z.string().min(1),
  seed: z.string().optional(),
  help: z.boolean(),
});

function readOptions(args: string[]): z.infer<typeof optionsShape> {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string', default: '4010' },
      'time-scale': { type: 'string', default: '60' },
      limits: { type: 'string', default: 'on' },
      devices: { type: 'string', default: 'auto' },
      'api-key': { type: 'string', default: 'simulator-key' },
      seed: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  return optionsShape.parse(values);
}

function simulatorOptions(options: z.infer<typeof optionsShape>): SimulatorOptions {
  return {
    timeScale: options['time-scale'],
    limits: options.limits,
    apiKeys: [options['api-key']],
    autoDevices: options.devices === 'auto',
    ...(options.seed === undefined ? {} : { seed: seedShape.parse(JSON.parse(readFileSync(options.seed, 'utf8'))) }),
  };
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options.help) {
    process.stdout.write(USAGE);
    return;
  }
  const server = await serveOverHttp(createSimulator(simulatorOptions(options)), options.port);
  process.stdout.write(`${JSON.stringify({ port: server.port })}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void server.close());
}

main().catch((error: unknown) => {
  const reason = error instanceof z.ZodError ? z.prettifyError(error) : error instanceof Error ? error.message : error;
  process.stderr.write(`simulator: ${reason}\nTry --help.\n`);
  process.exitCode = 2;
});
