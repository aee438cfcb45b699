import { expect, test } from 'vitest';
import { checkIds, type Finding } from '../../../cli/sites/doctor/finding';
import { plantedFaults } from './doctor-faults';
import { examine, key } from './doctor-world';

const told: string[] = [];

/** What a person would read: the port of a server is another one in every run. */
function write(findings: readonly Finding[]): string {
  const lines = findings.map(({ id, status, sentence, fix }) => {
    return `- **${status}** ${id}: ${sentence}${fix === null ? '' : `\n  → ${fix}`}`;
  });
  return lines
    .join('\n')
    .replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1')
    .replaceAll(/\d{4}-\d\d-\d\d(?=\.)/g, '<day>')
    .replaceAll(/\b(89|90|91) s\b/g, '90 s');
}

test('where all is well nothing is bad, and every check has said something', async () => {
  const { findings, outcome, requests } = await examine();
  expect(findings.filter(({ status }) => status === 'bad')).toEqual([]);
  expect(new Set(findings.map(({ id }) => id))).toEqual(new Set(checkIds));
  expect(outcome.exitCode).toBe(0);
  expect(outcome.json).toMatchObject({ ok: true, sites: 2, calls: requests.length });
  expect(outcome.lines.join('\n')).toContain(`2 sites, ${requests.length} calls to Palette`);
});

test.each(plantedFaults)(
  '$title: $id says $status',
  async ({ title, id, status, changes }) => {
    const { findings, outcome, printed, requests } = await examine(changes);
    const found = findings.filter((one) => one.id === id && one.status === status);
    expect(
      found.length,
      JSON.stringify(
        findings.filter((one) => one.status !== 'ok'),
        null,
        1,
      ),
    ).toBeGreaterThan(0);
    for (const one of found) expect(one.fix === null, one.sentence).toBe(status === 'skipped');
    expect(outcome.exitCode).toBe(findings.some((one) => one.status === 'bad') ? 3 : 0);
    // Whatever is wrong: nothing is written, no secret is told, nothing is longer than a person reads.
    expect(requests.filter(({ effect }) => effect === 'write')).toEqual([]);
    expect(printed).not.toMatch(/planted|at .+\(.+:\d+:\d+\)/);
    expect(printed).not.toContain(key);
    told.push(`## ${title}\n\n${write(found)}\n`);
  },
  60_000,
);

test('every fault is told in words that a person can act on', async () => {
  const text = `# What \`doctor\` says of each fault\n\n${told.join('\n')}`;
  await expect(text).toMatchFileSnapshot('__snapshots__/doctor-faults.md');
});

test('every check but that of the firewall has a fault planted for it here or with the KV store', () => {
  const elsewhere = ['store.eviction', 'store.clock', 'firewall.hosts'];
  expect(checkIds.filter((id) => !plantedFaults.some((fault) => fault.id === id))).toEqual(elsewhere);
});

test('Palette that cannot be reached is one finding, and all that needs it is skipped for that reason', async () => {
  const { findings } = await examine({ isPaletteGone: true });
  const bad = findings.filter(({ status }) => status === 'bad');
  expect(bad.map(({ id }) => id)).toEqual(['palette.answers']);
  const needy = checkIds.filter((id) => /^(palette|profile|cluster|drift)\./.test(id) && id !== 'palette.answers');
  const skipped = findings.filter(({ status }) => status === 'skipped').map(({ id }) => id);
  expect(needy.filter((id) => !skipped.includes(id))).toEqual([]);
  for (const { id, sentence } of findings)
    if (needy.includes(id)) expect(sentence).toBe('Skipped because Palette cannot be reached.');
});

test('only reading methods ever leave, also with a dry run', async () => {
  const { requests } = await examine({ values: { site: ['denver', 'boulder'], vips: true } });
  const methods = new Set(requests.map(({ method, template }) => (method === 'GET' ? 'GET' : `${method} ${template}`)));
  expect([...methods].sort()).toEqual([
    'GET',
    'POST /v1/dashboard/edgehosts/search',
    'POST /v1/dashboard/spectroclusters/search',
    'POST /v1/spectroclusters/edge-native/validate',
  ]);
  expect(requests.filter(({ effect }) => effect === 'write')).toEqual([]);
});
