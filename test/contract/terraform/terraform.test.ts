import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { attribute, block, texts } from '../../../lib/sites/terraform/hcl';
import { writeHcl } from '../../../lib/sites/terraform/write-hcl';
import { hclItems, hclText } from '../../support/test-hcl';

const folder = mkdtempSync(join(tmpdir(), 'terraform-'));
afterAll(() => rmSync(folder, { recursive: true }));
const golden = ['provider.tf', 'profiles.tf', 'sites.tf', 'life-profiles.tf', 'life-sites.tf'].map((name) =>
  join('test/unit/sites/terraform/golden', name),
);

/** Not a part that a run insists on: the layout is tested without it too, in test/unit/sites/terraform. */
const isHere = spawnSync('terraform', ['version'], { stdio: 'ignore' }).status === 0;

describe.skipIf(!isHere)(isHere ? 'with terraform' : 'skipped, because terraform is not installed', () => {
  test.each(golden)('terraform fmt would change nothing in %s', (path) => {
    expect(changesOf(readFileSync(path, 'utf8'))).toBe('');
  });

  test('terraform fmt would change nothing, whatever is written', () => {
    const samples = fc.sample(hclItems, { numRuns: 60, seed: 20_261_121 });
    const all = samples.map((items, at) => block('sample', [String(at)], items));
    expect(changesOf(writeHcl(all))).toBe('');
  });

  test('terraform knows which provider the files want', () => {
    for (const path of golden) writeFileSync(join(folder, path.split('/').at(-1) ?? ''), readFileSync(path));
    const said = execFileSync('terraform', [`-chdir=${folder}`, 'providers'], { encoding: 'utf8', stdio: 'pipe' });
    expect(said).toContain('spectrocloud/spectrocloud] >= 0.28.0');
  });

  test('terraform reads every text back as it was', () => {
    const samples = [...new Set(fc.sample(hclText, { numRuns: 400, seed: 20_261_121 }))].map((sample) =>
      sample.replace(/\p{Cs}/gu, '\ufffd').normalize('NFC'),
    );
    const own = mkdtempSync(join(folder, 'console-'));
    writeFileSync(join(own, 'main.tf'), writeHcl([block('locals', [], [attribute('texts', texts(samples))])]));
    const input = 'nonsensitive(base64encode(jsonencode(local.texts)))\n';
    const said = execFileSync('terraform', [`-chdir=${own}`, 'console'], { input, encoding: 'utf8', stdio: 'pipe' });
    const read: unknown = JSON.parse(Buffer.from(JSON.parse(said) as string, 'base64').toString('utf8'));
    expect(read).toEqual(samples);
  });
});

/** What `terraform fmt` would change, or why it cannot read the text. */
function changesOf(text: string): string {
  const { status, stdout, stderr } = spawnSync('terraform', ['fmt', '-check', '-diff', '-'], {
    input: text,
    encoding: 'utf8',
  });
  return status === 0 ? '' : `${stdout}${stderr}`;
}
