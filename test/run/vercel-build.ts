import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { judgeVercelOutput } from '../support/judge-vercel-output';

/** The version that was tried; 360 MB, so it is no dependency. What it depends on in turn is not in every registry. */
const cli = { private: true, dependencies: { vercel: '64.0.2' }, overrides: { sandbox: '4.5.0' } };
/** No account is needed: this is all that a build reads of a project. */
const project = {
  projectId: 'prj_local',
  orgId: 'team_local',
  settings: { framework: 'nextjs', nodeVersion: '24.x' },
};

/** `npm run vercel:build`: builds a copy of the tree as the platform does, and looks at what came out. */
function main(): void {
  const scratch = mkdtempSync(join(tmpdir(), 'vercel-build-'));
  try {
    const tree = copyTree(join(scratch, 'tree'));
    const program = process.env.VERCEL_CLI ?? installCli(join(scratch, 'cli'));
    run(program, ['build', '--yes', '--prod', '--token', 'none'], tree);
    const found = judgeVercelOutput(join(tree, '.vercel/output'), readFileSync('vercel.json', 'utf8'));
    for (const sentence of found) console.error(sentence);
    console.log(found.length === 0 ? 'vercel build: as it should be' : `vercel build: ${found.length} found`);
    process.exitCode = found.length === 0 ? 0 : 1;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** What git has and would take, as a checkout on the platform: no `.env.local`, no packages. */
function copyTree(tree: string): string {
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    encoding: 'utf8',
  });
  const deleted = new Set(execFileSync('git', ['ls-files', '--deleted', '-z'], { encoding: 'utf8' }).split('\0'));
  for (const file of files.split('\0').filter((name) => name !== '' && !deleted.has(name))) {
    mkdirSync(dirname(join(tree, file)), { recursive: true });
    cpSync(file, join(tree, file));
  }
  mkdirSync(join(tree, '.vercel'));
  writeFileSync(join(tree, '.vercel/project.json'), JSON.stringify(project));
  return tree;
}

function installCli(folder: string): string {
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), JSON.stringify(cli));
  run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts'], folder);
  return join(folder, 'node_modules/.bin/vercel');
}

/** Without any variable of this shell: no secret, and no `NODE_ENV`, with which npm would leave packages out. */
function run(program: string, args: readonly string[], cwd: string): void {
  const env: NodeJS.ProcessEnv = { ...process.env };
  for (const name of Object.keys(env)) if (name !== 'PATH' && name !== 'HOME') delete env[name];
  Object.assign(env, { VERCEL_TELEMETRY_DISABLED: '1', NEXT_TELEMETRY_DISABLED: '1' });
  execFileSync(program, args, { cwd, env, stdio: 'inherit' });
}

main();
