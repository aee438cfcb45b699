import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A repository of its own with a configuration on `main`, and a branch on which it is changed. */
export interface SampleChange {
  readonly folder: string;
  readonly config: string;
  /** A fourth site, Aspen. */
  add(): void;
  /** Another name for Boulder. */
  rename(): void;
  /** Denver gets another VIP, although its cluster has one. */
  moveVip(): void;
  /** Boulder gets the VIP of Denver. */
  takeVip(): void;
  remove(): void;
}

const site = (id: string, name: string, vip: string) =>
  `    { id: '${id}', name: '${name}', address: '1 Main Street', endpoint: { vip: '${vip}' }, language: 'fr' },\n`;

const [denver, boulder, reno, aspen] = [
  site('denver', 'Denver – Snow St', '10.12.4.10'),
  site('boulder', 'Boulder – Pearl St', '10.12.7.10'),
  site('reno', 'Reno – Distribution', '10.12.9.10'),
  site('aspen', 'Aspen – Mill St', '10.12.31.10'),
];

const config = `export default {
  company: {
    name: 'Juniper & Rye',
    logo: '/brand/logo.svg',
    colors: { primary: '#0f5c4a', accent: '#c8642b' },
    support: { name: 'Help Desk', phone: '+1 303 555 0142', hours: 'Every day 06:00-22:00' },
  },
  access: { modes: ['open'] },
  profileSets: { store: { infra: 'edge-infra@1.3.0', addOns: ['store-base@3.1.0'] } },
  defaults: { profileSet: 'store' },
  sites: [
${denver}${boulder}${reno}  ],
};
`;

/** Makes the repository in a folder for temporary files; `remove` takes it away again. */
export function createSampleChange(): SampleChange {
  const folder = mkdtempSync(join(tmpdir(), 'sample-change-'));
  const path = join(folder, 'sites.config.ts');
  const git = (...args: string[]) => {
    const who = ['-c', 'user.name=Sample', '-c', 'user.email=sample@example.com', '-c', 'commit.gpgsign=false'];
    execFileSync('git', ['-C', folder, ...who, ...args], { stdio: 'ignore' });
  };
  const change = (from: string, to: string) => {
    const text = readFileSync(path, 'utf8');
    if (!text.includes(from)) throw new Error(`The sample has no ${from}`);
    writeFileSync(path, text.replace(from, to));
  };
  writeFileSync(path, config);
  git('init', '--quiet', '--initial-branch=main');
  git('add', 'sites.config.ts');
  git('commit', '--quiet', '--message=Three sites');
  git('switch', '--quiet', '--create', 'change');
  return {
    folder,
    config: path,
    add: () => change(reno, `${reno}${aspen}`),
    rename: () => change('Boulder – Pearl St', 'Boulder – Pearl Street Mall'),
    moveVip: () => change('10.12.4.10', '10.12.4.11'),
    takeVip: () => change('10.12.7.10', '10.12.4.10'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
