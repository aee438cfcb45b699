import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildReport } from './preview/build-report';
import { findChromium } from './preview/find-chromium';
import { formatReport } from './preview/format-report';
import { planPictures } from './preview/pictures/plan-pictures';
import { takePictures } from './preview/pictures/take-pictures';
import { mustNotShip, type PreviewReport, picturesFolder, reportFile } from './preview/report-schema';
import { checkSites, type Findings } from './sites/check/check-sites';
import { CommandFault, exitCodes } from './sites/command';

const usage = `Reports what a change does to the sites: differences, faults, contrast, pictures of the flow.

  npm run preview-report -- --base <ref> [--out <folder>] [--no-pictures] [--config <file>]

  --base <ref>      branch, tag or commit to compare with, such as origin/main
  --out <folder>    where report.json, report.md and pictures/ go (default preview-report)
  --no-pictures     leave the pictures out: no build, no browser
  --config <file>   instead of SITES_CONFIG or sites.config.ts

Ends with 3 when something must not ship, with 1 when it could not be compared; the report is written all the same.
`;

async function main(): Promise<void> {
  const order = readOrder();
  if (order === null) {
    console.error(usage);
    process.exitCode = exitCodes.usage;
    return;
  }
  // The check empties the environment of this process before it runs the config.
  const executablePath = order.hasPictures ? findChromium() : null;
  const findings = await checkSites({ configPath: order.config, baseRef: order.base, origin: null });
  mkdirSync(order.out, { recursive: true });
  rmSync(join(order.out, picturesFolder), { recursive: true, force: true });
  const pictures = await picture(findings, order, executablePath);
  const report = buildReport(findings, order.base, pictures);
  writeFileSync(join(order.out, reportFile), `${JSON.stringify(report, null, 2)}\n`);
  const text = formatReport(report, { place: 'folder', runUrl: null, previewOrigin: null, hostId: '' });
  writeFileSync(join(order.out, 'report.md'), `${text}\n`);
  console.log(text);
  process.exitCode = chooseExitCode(report);
}

interface Order {
  readonly base: string;
  readonly out: string;
  readonly config: string;
  readonly hasPictures: boolean;
}

function readOrder(): Order | null {
  try {
    const { values } = parseArgs({
      options: {
        base: { type: 'string' },
        out: { type: 'string', default: 'preview-report' },
        config: { type: 'string', default: process.env.SITES_CONFIG ?? 'sites.config.ts' },
        'no-pictures': { type: 'boolean', default: false },
      },
    });
    if (values.base === undefined) return null;
    return { base: values.base, out: values.out, config: values.config, hasPictures: !values['no-pictures'] };
  } catch {
    return null;
  }
}

async function picture(
  findings: Findings,
  { out, hasPictures }: Order,
  executablePath: string | null,
): Promise<PreviewReport['pictures']> {
  const none = (reason: string) => ({ taken: [], missing: `No pictures: ${reason}` });
  if (!hasPictures) return none('they were not asked for.');
  if (findings.index === null) return none('the configuration has faults, so there is nothing to walk through.');
  const plan = planPictures(findings.index, findings.comparison);
  if (plan === null) return none('no site is in use.');
  if (executablePath === null) return none('there is no Chromium here; name one in CHROMIUM_PATH.');
  return takePictures(plan, out, executablePath);
}

function chooseExitCode(report: PreviewReport): number {
  if (mustNotShip(report)) return exitCodes.found;
  return report.notCompared === null ? exitCodes.done : exitCodes.failed;
}

main().catch((error: unknown) => {
  console.error(error instanceof CommandFault ? error.message : error);
  process.exitCode = error instanceof CommandFault && error.kind === 'usage' ? exitCodes.usage : exitCodes.failed;
});
