import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { platform } from 'node:os';
import { findChromium } from '../../cli/preview/find-chromium';
import { isSkipAllowed } from '../contract/support/allowed-skips';
import { findPoppler } from '../contract/support/find-poppler';
import { findRedisServer } from '../contract/support/start-redis';

interface Tool {
  readonly name: string;
  /** The steps of the run that cannot do without it. */
  readonly neededBy: readonly string[];
  readonly debianPackages: readonly string[];
  readonly elsewhere: string;
  readonly isThere: () => boolean;
}

const tools: readonly Tool[] = [
  {
    name: 'redis',
    neededBy: ['contract', 'load'],
    debianPackages: ['redis-server'],
    elsewhere: 'brew install redis, or name the program in REDIS_SERVER_PATH',
    isThere: () => findRedisServer() !== null,
  },
  {
    name: 'poppler',
    neededBy: ['contract'],
    debianPackages: ['poppler-utils'],
    elsewhere: 'brew install poppler',
    isThere: () => findPoppler() !== null,
  },
  {
    name: 'chromium',
    neededBy: ['e2e'],
    debianPackages: ['chromium', 'fonts-noto-core', 'fonts-noto-cjk'],
    elsewhere: 'brew install --cask chromium, npx playwright install chromium, or name the program in CHROMIUM_PATH',
    isThere: () => findChromium() !== null,
  },
];

/** Parts that only CI insists on: the description is not ours to ship. */
const description = '../shared/palette/openapi-edge-native.json';

/**
 * Sees to it that the machine has what the steps need: installs Debian packages where we are root, else throws with the
 * one line that helps. Gives the names of what will be skipped, each allowed by `ALLOW_SKIP`.
 */
export function provideTools(stepNames: readonly string[]): string[] {
  const skipped: string[] = [];
  for (const tool of tools.filter(({ neededBy }) => neededBy.some((step) => stepNames.includes(step)))) {
    if (tool.isThere() || install(tool)) continue;
    if (!isSkipAllowed(tool.name)) throw new Error(`${tool.name} is missing: ${tool.elsewhere}`);
    const steps = tool.neededBy.filter((step) => stepNames.includes(step));
    skipped.push(`${steps.join(' and ')} tests that need ${tool.name}`);
  }
  if (stepNames.includes('contract') && !existsSync(description) && !process.env.CI) {
    skipped.push(`conformance to the published Palette API: ${description} is not beside this clone`);
  }
  return skipped;
}

function install({ name, debianPackages, isThere }: Tool): boolean {
  const isRootOnDebian = platform() === 'linux' && process.getuid?.() === 0 && existsSync('/etc/debian_version');
  if (!isRootOnDebian) return false;
  console.log(`== installing ${name} from Debian: ${debianPackages.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...debianPackages], {
    stdio: 'ignore',
    env,
  });
  return isThere();
}
