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
  --latency-ms <n>      how long every call takes (default 0; not scaled)
  --drop-answers <p>    share of calls whose connection breaks after the work was done, 0 to 1 (default 0)
  --server-errors <p>   share of calls answered 502 by a proxy, half of them after the work was done (default 0)
  --crowding <p>        share of calls answered 429 although the limits have room (default 0)
  --fault-seed <n>      chooses which calls these shares hit (default 1)
  --log-limit <n>       how many calls the log remembers (default 20000)
  --help

Prints {"port":...} as one line when it is ready. Control endpoints for tests are under /__simulator/.
`;

const share = z.coerce.number().min(0).max(1);

const optionsShape = z.strictObject({
  port: z.coerce.number().int().min(0).max(65_535),
  'time-scale': z.coerce.number().positive(),
  limits: z.enum(['on', 'off']),
  devices: z.enum(['auto', 'none']),
  'api-key': z.string().min(1),
  'latency-ms': z.coerce.number().nonnegative(),
  'drop-answers': share,
  'server-errors': share,
  crowding: share,
  'fault-seed': z.coerce.number().int(),
  'log-limit': z.coerce.number().int().positive(),
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
      'latency-ms': { type: 'string', default: '0' },
      'drop-answers': { type: 'string', default: '0' },
      'server-errors': { type: 'string', default: '0' },
      crowding: { type: 'string', default: '0' },
      'fault-seed': { type: 'string', default: '1' },
      'log-limit': { type: 'string', default: '20000' },
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
    latencyMs: options['latency-ms'],
    logLimit: options['log-limit'],
    weather: {
      seed: options['fault-seed'],
      droppedAnswers: options['drop-answers'],
      serverErrors: options['server-errors'],
      crowding: options.crowding,
    },
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
