import type { Server } from '../../lib/server/compose';
import { findSites } from './choose-sites';
import { type Command, CommandFault, type Given, type House, type Outcome } from './command';
import { commandActor } from './command-actor';
import { readCsvFile } from './read-csv-file';
import { readHost } from './read-host';
import { refuseStrangeStore } from './refuse-strange-store';
import { toOutcome } from './register/describe-results';
import type { HostRow, RowResult } from './register/host-row';
import { type Around, type HostRows, readHostRows, refuseStray } from './register/read-host-rows';
import { refuseFaulty } from './register/refuse-faulty';
import { registerRows } from './register/register-rows';
import { rehearseRows } from './register/rehearse-rows';

/** Registers hosts on behalf of their sites, one or a file of them. */
export const register: Command = {
  name: 'register',
  summary: 'register one host, or a CSV of them',
  description: [
    'Does what the page does after a scan: registers the host for its site and takes it as far as Palette allows, with a result for each host. Hosts of one site go in together. Safe to repeat at any time: what is registered is not written again, so run it once more after an interruption or a mended fault.',
    'You act as IT: where a site asks for approval, this is the approval. Your user name and --by go into the audit trail.',
    'The file has a first line with the columns edge_host_id, site and, if you like, name and pool. A row that is refused stops no other. Nothing is begun when the file itself is faulty, unless --skip-faulty. A last line without a line break counts as faulty, because the file may have been cut off in it; and so does a host that hosts.csv expects at another site.',
    'With --dry-run it reads Palette, says what would happen, and registers nothing.',
  ],
  words: [{ name: '[host]', description: 'the edge host ID; or give --csv' }],
  options: [
    { flags: '--site <site>', description: 'the id of the site' },
    { flags: '--name <name>', description: 'what the host is called at its site' },
    { flags: '--pool <pool>', description: 'the worker pool that it is for, where the site has several' },
    { flags: '--pairing-key <key>', description: 'of the host; - reads it from the standard input' },
    { flags: '--csv <file>', description: 'hosts from a file; - reads the standard input' },
    { flags: '--skip-faulty', description: 'leave faulty lines of the file out' },
    { flags: '--unexpected', description: 'register hosts elsewhere than hosts.csv expects them' },
    { flags: '--by <name>', description: 'for whom you act; goes into the audit trail' },
    { flags: '--dry-run', description: 'only say what would happen' },
    { flags: '--new-store', description: 'go on though the store is empty: it is the right one, and new' },
  ],
  examples: [
    'register edge-5c913342d76bb86e7ccd998b19d030a5 --site denver-snow-st --name till-2',
    'register --csv hosts-to-register.csv --dry-run',
    'register --csv hosts-to-register.csv --by "Sam Doe"',
  ],
  run,
};

async function run(given: Given, house: House): Promise<Outcome> {
  const asked = readWords(given);
  const pairingKey = await readPairingKey(given.values.pairingKey, house);
  if ('row' in asked) findSites(house.index().sites, [asked.row.siteId]);
  const server = await house.openServer();
  const isDryRun = given.values.dryRun === true;
  if (!isDryRun) await refuseStrangeStore(server, given.values.newStore === true);
  const read = await readRows(
    asked,
    { directory: server.directory, mayStray: given.values.unexpected === true },
    house,
  );
  if (read.faults.length > 0 && (given.values.skipFaulty !== true || !read.isReadable)) {
    refuseFaulty(read, house.terminal.columns);
  }
  const results = await carryOut(read.rows, server, {
    house,
    by: textOf(given.values.by),
    isDryRun,
    ...(pairingKey === null ? {} : { pairingKey }),
  });
  return toOutcome(results, read, { page: house.terminal, isReal: server.isReal });
}

/** One host, or a file of them. */
type Asked = { readonly file: string } | { readonly row: HostRow };

function readWords({ positionals: [host], values }: Given): Asked {
  const [file, siteId, hostName, pool] = [values.csv, values.site, values.name, values.pool].map(textOf);
  if (file) {
    if ([host, siteId, hostName, pool, textOf(values.pairingKey)].some(Boolean))
      throw new CommandFault('Give one host with --site, or --csv, but not both.', 'usage');
    return { file };
  }
  if (values.skipFaulty === true) throw new CommandFault('--skip-faulty is for --csv.', 'usage');
  const hostId = readHost(host);
  if (!siteId) throw new CommandFault('Say where it goes: --site <site>.', 'usage');
  return { row: { line: null, hostId, siteId, hostName: hostName ?? '', ...(pool ? { pool } : {}) } };
}

async function readRows(asked: Asked, around: Around, house: House): Promise<HostRows> {
  if ('file' in asked) return readHostRows(await readCsvFile(asked.file, house), around);
  const refusal = refuseStray(asked.row, around);
  if (refusal !== null) throw new CommandFault(`${asked.row.hostId} ${refusal.problem}. ${refusal.fix}`);
  return { rows: [asked.row], skipped: 0, faults: [], isReadable: true };
}

interface Work {
  readonly house: House;
  readonly by: string;
  readonly isDryRun: boolean;
  readonly pairingKey?: string;
}

async function carryOut(
  rows: readonly HostRow[],
  server: Server,
  { house, by, isDryRun, ...key }: Work,
): Promise<readonly RowResult[]> {
  const registrations = server.desk.as(commandActor(house.userName(), by));
  const progress = house.terminal.progress(isDryRun ? 'Looking' : 'Registering');
  let isOver = false;
  const stopListening = house.onInterrupt(() => {
    isOver = true;
  });
  const around = {
    registrations,
    now: house.now,
    sleep: house.sleep,
    isOver: () => isOver,
    tell: (done: number) => progress.show(done, rows.length),
    ...key,
  };
  try {
    if (rows.length > 1) progress.show(0, rows.length);
    return await (isDryRun ? rehearseRows(rows, around) : registerRows(rows, around));
  } finally {
    stopListening();
    progress.end();
  }
}

async function readPairingKey(option: unknown, house: House): Promise<string | null> {
  const text = textOf(option);
  if (text === '') return null;
  return text === '-' ? (await house.readInput()).trim() : text;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}
