import { basename, dirname } from 'node:path';
import { linkUrl } from '../../lib/access/staging-link';
import type { Site, StagingLink } from '../../lib/sites/site';
import type { StagingChoice } from '../../lib/sites/staging/staging-choice';
import { findLink, findSites } from './choose-sites';
import { type Command, CommandFault, exitCodes, type Given, type House, type Outcome } from './command';
import { choosePublicOrigin } from './public-origin';
import { chooseJobs, type Job } from './user-data/choose-jobs';
import { type MadeFile, makeAll, type Refusal } from './user-data/make-all';
import { makeUnattended } from './user-data/make-unattended';
import { openCertificates } from './user-data/read-certificates';
import { wrapText } from './wrap-text';
import { writeFiles } from './write-files';

/** Prints or writes what a host is told before it is sent to a site. */
export const userData: Command = {
  name: 'user-data',
  summary: 'make the staging data of hosts',
  description: [
    'Makes the user-data file for Palette’s Edge Installer: where Palette and this app are, proxy, certificates, name server, users and network of the site, each with a comment. It is judged by the rules of the installer before it is printed. docs/staging-hosts.md says which file goes where.',
    'The registration token is a secret and is never in it: edgeHostToken is a placeholder to fill in where the host is staged.',
    'Without --out it is printed. A file that is there already is not written over, because a token may have been filled in. Changes nothing else.',
  ],
  options: [
    { flags: '--site <id...>', description: 'for hosts of this site; several make a file each' },
    { flags: '--all', description: 'for every open site, a file each; with --link for the sites of the link' },
    { flags: '--link <id>', description: 'bake in this staging link; alone: one file for hosts of any of its sites' },
    { flags: '--host-id <id>', description: 'stylus.site.name; without it the host makes its ID of its hardware' },
    { flags: '--name <name>', description: 'stylus.site.hostName: what the host is called as a node' },
    { flags: '--address <address>', description: 'of a site without DHCP: one of its addresses, or 1 for the first' },
    { flags: '--without-token', description: 'leave edgeHostToken out, where the image has it already' },
    { flags: '--endpoint <host>', description: 'host name of Palette’s API; otherwise that of PALETTE_API_URL' },
    { flags: '--origin <url>', description: 'of this app, instead of PUBLIC_ORIGIN' },
    {
      flags: '--format <format>',
      description: 'unattended: for older, virtualized appliances',
      choices: ['user-data', 'unattended'],
    },
    { flags: '--out <path>', description: 'a file to write; a folder where there are several' },
    { flags: '--force', description: 'write over files that are there' },
  ],
  examples: [
    'user-data --site denver-snow-st --link spring',
    'user-data --link spring --out .data/user-data',
    'user-data --all --out .data/staging',
    'user-data --site reno-distribution --format unattended --host-id reno-1',
  ],
  run: makeUserData,
};

/** One file, for programs. */
interface Row extends MadeFile {
  readonly path: string | null;
}

async function makeUserData({ values }: Given, house: House): Promise<Outcome> {
  const index = house.index();
  const siteIds = Array.isArray(values.site) ? values.site.map(String) : [];
  const isAll = values.all === true;
  const link = typeof values.link === 'string' ? findLink(index.access?.links ?? [], values.link) : null;
  if (siteIds.length === 0 && !isAll && link === null) {
    throw new CommandFault('Say for which hosts: --site, --link or --all.', 'usage');
  }
  if (siteIds.length > 0 && isAll) throw new CommandFault('--all and --site do not go together.', 'usage');
  if (values.format === 'unattended') {
    const sites = findSites(index.sites, siteIds);
    return finishText(
      makeUnattended(sites.length === 1 ? (sites[0] ?? null) : null, values.hostId, index.version),
      values,
    );
  }
  const choice = chooseStaging(values, link, house);
  const jobs = chooseJobs({ siteIds, isAll }, index, withAddress(choice, values.address, index.sites, siteIds));
  refuseOneForMany(values, jobs);
  return finish(jobs, values, house);
}

function chooseStaging(values: Given['values'], link: StagingLink | null, house: House): StagingChoice {
  const env = house.env();
  const origin = choosePublicOrigin(values.origin, env.publicOrigin);
  const address = link === null ? origin : linkUrl(origin, link, env.linkSecrets);
  if (address === null) throw new CommandFault('LINK_SECRETS is not set. Set it to what the deployment has.');
  return {
    paletteEndpoint: textOf(values.endpoint) ?? endpointOf(env.palette),
    projectUid: env.palette?.projectUid ?? null,
    registrationUrl: address,
    link,
    nowMs: house.now(),
    hasToken: values.withoutToken !== true,
    hostId: textOf(values.hostId),
    hostName: textOf(values.name),
    address: null,
    certificatesOf: openCertificates(house.now()),
  };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function endpointOf(palette: { readonly url: string } | null): string {
  if (palette !== null) return new URL(palette.url).host;
  throw new CommandFault('Palette is the simulator here: give --endpoint, such as api.spectrocloud.com.');
}

/** `1` is the first address of the site. */
function withAddress(choice: StagingChoice, typed: unknown, sites: readonly Site[], siteIds: readonly string[]) {
  const text = textOf(typed);
  if (text === null || !/^[0-9]{1,4}$/.test(text)) return { ...choice, address: text };
  const site = sites.find(({ id }) => id === siteIds[0]);
  const addresses = site?.addressing.type === 'static' ? site.addressing.addresses : [];
  return { ...choice, address: addresses[Number(text) - 1] ?? text };
}

function refuseOneForMany(values: Given['values'], jobs: readonly Job[]): void {
  if (jobs.length === 1) return;
  const given = [
    ['hostId', '--host-id'],
    ['name', '--name'],
    ['address', '--address'],
  ].find(([key = '']) => values[key] !== undefined);
  if (given !== undefined) throw new CommandFault(`${given[1]} is of one host: give one --site with it.`, 'usage');
  if (values.out === undefined) {
    throw new CommandFault(`That makes ${jobs.length} files: say into which folder with --out.`, 'usage');
  }
}

function finish(jobs: readonly Job[], values: Given['values'], house: House): Outcome {
  const { made, refused } = makeAll(jobs, house.index().version, house.terminal.progress('Staging data'));
  if (made.length === 0) throw new CommandFault(refused.flatMap(explain).join('\n'));
  const out = textOf(values.out);
  if (out === null) return printed(made);
  const paths = jobs.length === 1 ? writeOne(out, made, values) : writeMany(out, made, values);
  const rows = made.map((file, at): Row => ({ ...file, path: paths[at] ?? null }));
  return {
    json: { made: rows, refused },
    lines: [...describeAll(rows, house.terminal.columns), ...refused.flatMap(explain)],
    exitCode: refused.length === 0 ? exitCodes.done : exitCodes.partly,
  };
}

function finishText(text: string, values: Given['values']): Outcome {
  const out = textOf(values.out);
  if (out === null) return { json: { text, path: null }, lines: text.trimEnd().split('\n') };
  const [path = out] = writeFiles(dirname(out), [{ name: basename(out), text }], () => values.force === true);
  return {
    json: { text, path },
    lines: [path, '  This is no whole file: bring it into the template on the appliance.'],
  };
}

function printed(made: readonly MadeFile[]): Outcome {
  const rows = made.map((file): Row => ({ ...file, path: null }));
  return { json: { made: rows, refused: [] }, lines: made.flatMap(({ text }) => text.trimEnd().split('\n')) };
}

function writeOne(out: string, made: readonly MadeFile[], values: Given['values']): string[] {
  const files = made.map(({ text }) => ({ name: basename(out), text }));
  return writeFiles(dirname(out), files, () => values.force === true);
}

function writeMany(out: string, made: readonly MadeFile[], values: Given['values']): string[] {
  const files = made.map(({ name, text }) => ({ name: `${name}.yaml`, text }));
  return writeFiles(out, files, () => values.force === true);
}

const mostShown = 20;

function describeAll(rows: readonly Row[], columns: number): string[] {
  const left = rows.length - mostShown;
  const more = left > 0 ? [`and ${left} files more; the head of each says what is to fill in.`] : [];
  return [...rows.slice(0, mostShown).flatMap((row) => describe(row, columns)), ...more];
}

function describe({ name, path, fillIn, notes }: Row, columns: number): string[] {
  return [
    path ?? name,
    ...(fillIn.length === 0 ? [] : wrapText(`Fill in before use: ${fillIn.join(', ')}.`, columns, '  ')),
    ...notes.flatMap((note) => wrapText(note, columns, '  ')),
  ];
}

function explain({ name, faults }: Refusal): string[] {
  return faults.map(({ key, problem, fix }) => `${name}: ${key} ${problem}. ${fix}`);
}
