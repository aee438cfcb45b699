import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Figure } from './figure';

const counts = [500, 5_000, 50_000] as const;

/** Prints what a process took when it ends; loaded before the program. */
const probe = `data:text/javascript,process.on('exit',()=>{const u=process.resourceUsage();process.stderr.write('probe '+JSON.stringify({rss:u.maxRSS,cpu:(u.userCPUTime+u.systemCPUTime)/1e6})+String.fromCharCode(10))})`;

interface Taken {
  /** From the start of the process to its end, by the clock. */
  readonly seconds: number;
  /** Of the processor. */
  readonly cpuSeconds: number;
  /** At its highest. */
  readonly megabytes: number;
}

/** `npm run sites -- check` as IT types it, on configs whose sites are in a CSV: seconds and memory of the whole process. */
export async function benchCheck(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const count of counts) {
    const folder = mkdtempSync(join(tmpdir(), 'bench-check-'));
    try {
      writeSites(folder, count);
      const { seconds, cpuSeconds, megabytes } = await runCheck(folder, count);
      const what = `check of ${count.toLocaleString('en')} sites and as many lines of hosts.csv`;
      figures.push(
        { what: `${what}: time`, value: seconds, unit: 's' },
        { what: `${what}: processor`, value: cpuSeconds, unit: 's' },
        { what: `${what}: memory at its highest`, value: megabytes, unit: 'MB' },
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
  return figures;
}

/** A company as large as that has: regions, tags, variables and a network for each site. */
function writeSites(folder: string, count: number): void {
  const config = {
    version: 2,
    company: {
      name: 'Bench',
      colors: { primary: '#0f5c4a' },
      support: { name: 'Help Desk', phone: '+1 303 555 0100', hours: 'always' },
    },
    access: {
      modes: ['link'],
      links: [{ id: 'rollout', tags: { format: 'mall' }, expires: inHalfAYear(), maxHosts: 5 }],
    },
    profileSets: { store: { infra: 'edge-infra@1.3.0', addOns: ['store-base@3.1.0'] } },
    defaults: { profileSet: 'store', tags: { brand: 'bench' } },
    regions: Object.fromEntries(regions.map((name, at) => [name, { timeZone: zones[at], tags: { region: name } }])),
  };
  writeFileSync(join(folder, 'sites.config.ts'), `export default ${JSON.stringify(config)};\n`);
  writeFileSync(join(folder, 'sites.csv'), [header, ...listRows(count, toSite)].join('\n'));
  const hosts = listRows(count, (at) => `edge-5c91${String(at).padStart(28, '0')},site-${at}`);
  writeFileSync(join(folder, 'hosts.csv'), ['edge_host_id,site', ...hosts].join('\n'));
  mkdirSync(join(folder, 'public'));
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'), 'junction');
}

const regions = ['mountain', 'pacific', 'central', 'eastern'] as const;
const zones = ['America/Denver', 'America/Los_Angeles', 'America/Chicago', 'America/New_York'] as const;
const header =
  'id,name,address,number,latitude,longitude,region,vip,subnet,gateway,dhcp,tags.format,variables.store-base.store_number';

function toSite(at: number): string {
  const net = `10.${(at >> 10) & 255}.${(at >> 2) & 255}`;
  const first = (at & 3) * 64;
  const subnet = `${net}.${first}/26,${net}.${first + 1},${net}.${first + 30}-${net}.${first + 60}`;
  const place = `${((at % 1_000) / 100 + 30).toFixed(2)},${(-100 - (at % 700) / 100).toFixed(2)}`;
  const words = `site-${at},Shop ${at},"${at} Main Street, Springfield",${String(at).padStart(5, '0')}`;
  return `${words},${place},${regions[at % 4]},${net}.${first + 10},${subnet},mall,${at}`;
}

function listRows(count: number, toRow: (at: number) => string): string[] {
  return Array.from({ length: count }, (_, at) => toRow(at));
}

function inHalfAYear(): string {
  return new Date(Date.now() + 180 * 24 * 60 * 60_000).toISOString().slice(0, 10);
}

/** Throws when the check finds anything: then it would not measure what it says. */
function runCheck(folder: string, count: number): Promise<Taken> {
  const program = [
    '--conditions=react-server',
    '--import',
    probe,
    '--import',
    import.meta.resolve('tsx'),
    resolve('cli/sites.ts'),
  ];
  const { PATH = '', HOME = '' } = process.env;
  const startedAtMs = performance.now();
  return new Promise((done, fail) => {
    execFile(
      process.execPath,
      [...program, 'check', '--json'],
      { cwd: folder, env: { PATH, HOME, NODE_ENV: 'production' }, maxBuffer: 64e6 },
      (error, out, err) => {
        const seconds = (performance.now() - startedAtMs) / 1_000;
        const said = /^probe (.+)$/m.exec(err)?.[1];
        if (error !== null || said === undefined || !out.includes(`"${count}, ${count} of them in use"`)) {
          fail(new Error(`check of ${count} sites: ${out.slice(0, 2_000)}${err.slice(0, 2_000)}`));
          return;
        }
        const { rss, cpu } = JSON.parse(said) as { readonly rss: number; readonly cpu: number };
        done({ seconds, cpuSeconds: cpu, megabytes: rss / 1_000 });
      },
    );
  });
}
