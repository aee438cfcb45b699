import { describe, expect, test } from 'vitest';
import { judgePalette } from '../../load/judge/judge-palette';
import { type Evidence, type Story, tellStory } from './palette-story';

/** The breaches of the rules whose words match, e.g. /cluster/. */
function breaches(evidence: Evidence, rule: RegExp, siteIds: readonly string[], hostIds: readonly string[]): string[] {
  return judgePalette(evidence, siteIds, hostIds)
    .filter((finding) => rule.test(finding.rule))
    .flatMap((finding) => finding.breaches);
}

const hosts = ['edge-1', 'edge-2', 'edge-3', 'edge-4'];

/** One site with a control plane of one and three workers, which came in two writes. */
async function tellGoodStory(): Promise<Story> {
  const story = tellStory();
  for (const hostId of hosts) await story.register(hostId);
  await story.create('plain-1', ['edge-1'], ['edge-2']);
  await story.putPool('plain-1', 'worker-pool', ['edge-2', 'edge-3', 'edge-4']);
  return story;
}

describe('what Palette proves about a run', () => {
  test('a good run has no breach, and every rule looked at something', async () => {
    const findings = judgePalette((await tellGoodStory()).evidence(), ['plain-1'], hosts);
    expect(findings.flatMap((finding) => finding.breaches)).toEqual([]);
    expect(findings.map(({ found }) => found)).toEqual([
      '1 clusters for 1 sites, 1 creates',
      '4 of 4 hosts',
      '4 of 4 hosts',
      '2 control planes looked at',
      '3 writes of pools',
    ]);
  });

  test('a second cluster of a site is seen', async () => {
    const story = await tellGoodStory();
    await story.create('plain-1', ['edge-1']);
    expect(breaches(story.evidence(), /one cluster/, ['plain-1'], hosts)).toEqual(['plain-1 has 2 clusters']);
  });

  test('a site without a cluster is seen, and a cluster without a site', async () => {
    const story = await tellGoodStory();
    expect(breaches(story.evidence(), /one cluster/, ['plain-2'], hosts)).toEqual([
      'plain-2 has 0 clusters',
      "plain-1 is nobody's cluster",
    ]);
  });

  test('a host that was registered twice is seen, though Palette holds it once', async () => {
    const story = await tellGoodStory();
    await story.register('edge-1');
    expect(breaches(story.evidence(), /registered once/, ['plain-1'], hosts)).toEqual([
      'edge-1 was registered 2 times',
    ]);
  });

  test('a host that was never registered is seen, and one that nobody submitted', async () => {
    const story = await tellGoodStory();
    const submitted = ['edge-1', 'edge-2', 'edge-3', 'edge-5'];
    expect(breaches(story.evidence(), /registered once/, ['plain-1'], submitted)).toEqual([
      'edge-5 was registered 0 times',
      'edge-4 was never submitted',
    ]);
  });

  test('a host in two pools is seen, and one in none', async () => {
    const story = await tellGoodStory();
    await story.register('edge-5');
    await story.create('plain-2', ['edge-1']);
    expect(breaches(story.evidence(), /exactly one pool/, ['plain-1', 'plain-2'], [...hosts, 'edge-5'])).toEqual([
      'edge-1 is in 2 pools',
      'edge-5 is in 0 pools',
    ]);
  });

  test('a control plane that was even for a moment is seen', async () => {
    const story = await tellGoodStory();
    await story.putPool('plain-1', 'control-plane-pool', ['edge-1', 'edge-2'], true);
    await story.putPool('plain-1', 'control-plane-pool', ['edge-1'], true);
    const found = breaches(story.evidence(), /never even/, ['plain-1'], hosts);
    expect(found).toEqual([expect.stringMatching(/machinePools\/control-plane-pool: 2 hosts$/)]);
  });

  test('a host that a later write left out is seen, even when a third write brought it back', async () => {
    const story = await tellGoodStory();
    await story.putPool('plain-1', 'worker-pool', ['edge-3', 'edge-4']);
    await story.putPool('plain-1', 'worker-pool', ['edge-2', 'edge-3', 'edge-4']);
    expect(breaches(story.evidence(), /dropped/, ['plain-1'], hosts)).toEqual([
      'edge-2 was dropped from plain-1 worker-pool by PUT',
    ]);
  });

  test('a host that came with the create and is gone in the end is seen', async () => {
    const story = tellStory();
    for (const hostId of ['edge-1', 'edge-2', 'edge-3']) await story.register(hostId);
    await story.create('plain-1', ['edge-1']);
    await story.addPool('plain-1', ['edge-2']);
    await story.putPool('plain-1', 'worker-pool', ['edge-3']);
    expect(breaches(story.evidence(), /dropped/, ['plain-1'], hosts)).toEqual([
      'edge-2 was dropped from plain-1 worker-pool by PUT',
      'edge-2 was in a pool once and is in none',
    ]);
  });
});
