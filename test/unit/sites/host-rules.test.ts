import { describe, expect, it } from 'vitest';
import { compileSites } from '../../../lib/sites/compile-sites';
import { createDirectory } from '../../../lib/sites/directory';
import { smallConfig } from '../../fixtures/sites/small-config';
import { edgeHost } from '../../support/palette-truth';

const compile = (changes: Record<string, unknown>) =>
  compileSites({
    config: { ...(smallConfig() as object), ...changes },
    manifest: null,
    hasPublicFile: () => true,
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
