import { spawn, spawnSync } from 'node:child_process';
import { networkInterfaces } from 'node:os';
import { parseArgs } from 'node:util';
import QRCode from 'qrcode';
import { z } from 'zod';

/** `npm run demo`: builds, starts against the simulator and the embedded store, and says where to look. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { port: { type: 'string', default: '3000' } } });
  const { port } = values;
  process.env.NEXT_TELEMETRY_DISABLED = '1';
  if (!build()) {
    process.exitCode = 1;
    return;
  }
  const server = spawn('next', ['start', '--port', port], { stdio: ['ignore', 'ignore', 'inherit'], env: demoEnv() });
  const stop = () => server.kill('SIGTERM');
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  server.once('exit', (code) => {
    process.exitCode = code ?? 0;
  });
  const hostId = await firstHost(`http://localhost:${port}`);
  await announce(port, hostId);
}

function build(): boolean {
  console.log('Building (about half a minute) ...');
  const run = (program: string, ...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', env: demoEnv() });
    if (status !== 0) console.error(`${stdout}${stderr}`);
    return status === 0;
  };
  return run('tsx', 'cli/compile-sites.ts') && run('next', 'build');
}

/** Embedded defaults whatever this shell has set: a demo must never reach a real Palette or a shared store. */
function demoEnv(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(PALETTE_|KV_|VERCEL|PUBLIC_ORIGIN|SESSION_|LINK_|PIN_|OIDC_|WEBHOOK_|CLIENT_ADDRESS_)/.test(name),
  );
  return { ...Object.fromEntries(kept), PALETTE_MODE: 'simulator', NODE_ENV: 'production' };
}

const stateSchema = z.object({ devices: z.array(z.object({ id: z.string() })).min(1) });

/** The first virtual edge host of the simulator; asks until the server is up. */
async function firstHost(origin: string): Promise<string> {
  for (let tries = 0; tries < 100; tries += 1) {
    try {
      const answer = await fetch(`${origin}/simulator/state`);
      const state = stateSchema.safeParse(await answer.json());
      const [device] = state.success ? state.data.devices : [];
      if (device) return device.id;
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('The server did not come up. Is the port taken? Try: npm run demo -- --port 3001');
}

async function announce(port: string, hostId: string): Promise<void> {
  const here = `http://localhost:${port}`;
  const lan = lanAddress();
  const phone = lan === null ? null : `http://${lan}:${port}`;
  const scan = `${phone ?? here}/?appliance-id=${hostId}`;
  console.log(await QRCode.toString(scan, { type: 'terminal', small: true }));
  console.log(`Scan it with a phone in the same network, or open:   ${here}/?appliance-id=${hostId}`);
  console.log(`The virtual edge host's console, and Palette:        ${here}/simulator`);
  if (phone !== null) console.log(`From other machines in this network:                ${phone}`);
  console.log('Nothing real is registered. State is kept in .data/; stop with Ctrl-C.');
}

function lanAddress(): string | null {
  const all = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return all.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? null;
}

await main();
