import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

const stepSchema = z.strictObject({
  id: z.string().optional(),
  if: z.string().optional(),
  uses: z.string().optional(),
  run: z.string().optional(),
  with: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  env: z.record(z.string(), z.string()).optional(),
  'continue-on-error': z.boolean().optional(),
});
const workflowSchema = z.strictObject({
  name: z.string(),
  on: z.record(z.string(), z.unknown()),
  permissions: z.record(z.string(), z.string()),
  concurrency: z.unknown().optional(),
  jobs: z.record(
    z.string(),
    // No permissions of a job: they would count instead of those above.
    z.strictObject({
      if: z.string().optional(),
      'runs-on': z.string(),
      'timeout-minutes': z.number(),
      env: z.record(z.string(), z.string()).optional(),
      steps: z.array(stepSchema),
    }),
  ),
});
type Workflow = z.infer<typeof workflowSchema>;

const folder = '.github/workflows';
const textOf = (name: string) => readFileSync(`${folder}/${name}.yml`, 'utf8');
const load = (name: string): Workflow => workflowSchema.parse(parse(textOf(name)));
const stepsOf = (workflow: Workflow) => Object.values(workflow.jobs).flatMap(({ steps }) => steps);
const scriptsOf = (workflow: Workflow) => stepsOf(workflow).flatMap(({ run = [] }) => run);
const checkoutsOf = (workflow: Workflow) =>
  stepsOf(workflow).filter(({ uses }) => uses?.startsWith('actions/checkout@'));

describe('the workflow that runs the code of a pull request', () => {
  const report = load('preview-report');

  it('is started by the pull request itself, never with the rights of the branch it goes into', () => {
    expect(Object.keys(report.on)).toEqual(['pull_request']);
  });

  it('may read the repository and nothing else', () => {
    expect(report.permissions).toEqual({ contents: 'read' });
  });

  it('has no secret, no token, and leaves none in the clone', () => {
    expect(textOf('preview-report')).not.toMatch(/secrets\s*[.[]|github\.token|GITHUB_TOKEN|vars\./);
    expect(checkoutsOf(report).map((step) => step.with?.['persist-credentials'])).toEqual([false]);
  });

  it('calls our scripts only, and leaves its report whatever that found', () => {
    expect(scriptsOf(report)).toEqual([
      'npm ci',
      'npm run preview-report -- --base "origin/$BASE" --out preview-report',
    ]);
    const upload = stepsOf(report).find(({ uses }) => uses?.startsWith('actions/upload-artifact@'));
    expect(upload).toMatchObject({ if: 'always()', with: { name: 'preview-report', path: 'preview-report' } });
  });
});

describe('the workflow that may write a comment', () => {
  const comment = load('preview-comment');

  it('is started by the end of the others, so that it is the file of the default branch', () => {
    expect(comment.on).toEqual({
      workflow_run: { workflows: [load('preview-report').name, load('preview-deployed').name], types: ['completed'] },
    });
  });

  it('may write comments and read what it needs for them', () => {
    const { contents, 'pull-requests': pulls, actions, deployments, ...others } = comment.permissions;
    expect({ contents, pulls, actions, deployments }).toEqual({
      contents: 'read',
      pulls: 'write',
      actions: 'read',
      deployments: 'read',
    });
    expect(others).toEqual({});
  });

  it('has the code of the default branch only', () => {
    const [checkout, ...others] = checkoutsOf(comment);
    expect(others).toEqual([]);
    expect(checkout?.with).toEqual({
      'persist-credentials': false,
      ref: expect.stringMatching(/^\$\{\{ github\.event\.repository\.default_branch \}\}$/),
    });
    expect(textOf('preview-comment')).not.toMatch(/head_sha[^\n]*ref|head_branch|head\.ref|refs\/pull|secrets\s*[.[]/);
  });

  it('calls our scripts only, installs nothing that runs by itself, and keeps no cache that a pull request could fill', () => {
    expect(scriptsOf(comment)).toEqual([
      'npm ci --ignore-scripts',
      'npm run preview-comment -- find',
      'npm run preview-comment -- post --report "$RUNNER_TEMP/preview-report"',
    ]);
    expect(stepsOf(comment).flatMap((step) => Object.keys(step.with ?? {}))).not.toContain('cache');
  });

  it('unpacks the artefact outside of the clone', () => {
    const download = stepsOf(comment).find(({ uses }) => uses?.startsWith('actions/download-artifact@'));
    expect(download?.with?.path).toMatch(/^\$\{\{ runner\.temp \}\}\/preview-report$/);
  });
});

it('the workflow that hears of deployments, whose file the deployed commit brings along, may do nothing', () => {
  const deployed = load('preview-deployed');
  expect(deployed.on).toEqual({ deployment_status: null });
  expect(deployed.permissions).toEqual({});
  expect(stepsOf(deployed)).toEqual([{ run: 'true' }]);
});

describe('every workflow', () => {
  const names = readdirSync(folder).map((file) => file.replace(/\.yml$/, ''));

  it.each(names)('%s: actions are pinned by commit, with the version beside it', (name) => {
    const uses = [...textOf(name).matchAll(/uses:\s*(.+)$/gm)].map(([, action = '']) => action);
    for (const action of uses) expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it.each(names)('%s: nothing that others can name is laid into a script', (name) => {
    const scripts = [...textOf(name).matchAll(/^\s*(?:- )?run:\s*(.+)$/gm)].map(([, script = '']) => script);
    for (const script of scripts) expect(script).not.toContain('${{');
  });

  it.each(names)('%s: is not started with the rights of the target branch', (name) => {
    expect(textOf(name)).not.toContain('pull_request_target');
  });
});

it('the sample of code owners names files and folders that there are', () => {
  const lines = readFileSync('.github/CODEOWNERS.sample', 'utf8').split('\n');
  const paths = lines
    .filter((line) => line.startsWith('/'))
    .map((line) => line.split(/\s+/)[0]?.replaceAll(/^\/|\/$/g, ''));
  const there = new Set([
    ...readdirSync('.'),
    ...readdirSync('lib').map((name) => `lib/${name}`),
    'cli/preview',
    'public/brand',
  ]);
  // The sample's own sites are in the config; a company may keep them in a table.
  expect(paths.filter((path) => path !== 'sites.csv' && !there.has(path ?? ''))).toEqual([]);
  expect(paths.length).toBeGreaterThan(8);
});
