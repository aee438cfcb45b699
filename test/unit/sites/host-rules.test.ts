import { describe, expect, it } from 'vitest';
import { compileSites } from '../../../lib/sites/compile-sites';
import { createDirectory } from '../../../lib/sites/directory';
import { faultsOf, plainLogo, smallConfig } from '../../fixtures/sites/small-config';
import { edgeHost } from '../../support/palette-truth';

const compile = (changes: Record<string, unknown>) =>
  compileSites({
    config: { ...(smallConfig() as object), ...changes },
    manifest: null,
    findPublicFile: () => plainLogo,
    nowMs: Date.parse('2026-11-21T12:00:00Z'),
  });

describe('blocked hosts', () => {
  it('are known by the directory, however they are spelled', () => {
    const result = compile({ blockedHosts: [` ${edgeHost(1)} `] });
    if (!result.ok) throw new Error(JSON.stringify(result.error));
    const { isBlocked } = createDirectory(result.value);
    expect([isBlocked(edgeHost(1)), isBlocked(edgeHost(2))]).toEqual([true, false]);
  });

  it('are none unless they are written down', () => {
    const result = compile({});
    expect(result.ok && result.value.blockedHosts).toEqual([]);
  });

  it('have to be edge host IDs', () => {
    const result = compile({ blockedHosts: ['not an id', edgeHost(1)] });
    expect(result.ok ? [] : result.error).toEqual([
      expect.objectContaining({ path: 'blockedHosts[0]', problem: 'is not an edge host ID' }),
    ]);
  });
});

describe('a site that takes expected hosts only', () => {
  const strict = { 'sites[0].access': { onlyExpectedHosts: true } };

  it.each([
    ['no manifest', undefined, ['sites[0].access.onlyExpectedHosts']],
    ['a manifest for another site', 'edge_host_id,site\nedge-1,beta', ['sites[0].access.onlyExpectedHosts']],
    ['a manifest that is faulty', 'edge_host_id,site\nedge-1,nowhere', ['hosts.csv:2:site']],
    ['a manifest with a host', 'edge_host_id,site\nedge-1,alpha', []],
    ['a manifest with a prefix', 'edge_host_id,site\nedge-a-*,alpha', []],
  ])('with %s', (_, manifest, paths) => {
    expect(faultsOf(strict, manifest).map(({ path }) => path)).toEqual(paths);
  });

  it('needs none once it is closed', () => {
    expect(faultsOf({ ...strict, 'sites[0].closed': true })).toEqual([]);
    expect(faultsOf({ 'sites[0].access': { onlyExpectedHosts: false } })).toEqual([]);
  });

  it('is told what to do', () => {
    expect(faultsOf(strict)).toMatchObject([
      { site: 'alpha', problem: 'and hosts.csv lists no host for this site', fix: expect.stringContaining('alpha') },
    ]);
  });
});

it('a host that is expected and blocked is reported; one that only begins like a prefix may be blocked', () => {
  const manifest = 'edge_host_id,site\nedge-1,alpha\nedge-b-*,beta';
  expect(faultsOf({ blockedHosts: ['edge-b-7', 'edge-1'] }, manifest)).toMatchObject([
    { path: 'blockedHosts[1]', value: '"edge-1"', problem: 'is expected at alpha by hosts.csv' },
  ]);
});
