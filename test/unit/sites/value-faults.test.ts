import { describe, expect, it } from 'vitest';
import { faultsOf, plainLogo } from '../../fixtures/sites/small-config';
import { valueFaults, vip } from '../../fixtures/sites/value-faults';

describe('a value that is faulty by itself', () => {
  it.each(valueFaults)('%j is reported at %s', (changes, path, problem, fix) => {
    const [fault, ...others] = faultsOf(changes);
    expect(others).toEqual([]);
    expect(fault).toMatchObject({ path, problem: expect.stringContaining(problem), fix: expect.stringContaining(fix) });
  });

  it('comes with the site it belongs to, and with the value as it was written', () => {
    expect(faultsOf({ [vip]: '10.1.1' })).toMatchObject([{ site: 'alpha', value: '"10.1.1"' }]);
    expect(faultsOf({ 'sites[1].topology': { maxHosts: 0.5 } })).toMatchObject([{ site: 'beta', value: '0.5' }]);
    expect(faultsOf({ 'company.name': undefined })).toMatchObject([{ site: null, value: '' }]);
  });

  it('is not repeated when it is a private key', () => {
    const secret = '-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEA';
    const [fault] = faultsOf({ 'sites[0].sshKeys': [secret] });
    expect(fault).toMatchObject({
      problem: expect.stringContaining('PRIVATE key'),
      value: '"(a private key, not repeated here)"',
    });
    expect(JSON.stringify(fault)).not.toContain('b3Blbn');
  });

  it('in the defaults is reported once, not once for every site', () => {
    expect(faultsOf({ 'defaults.topology': { controlPlane: 4, maxHosts: 2, workerPool: false } })).toHaveLength(1);
    expect(faultsOf({ 'defaults.profileSet': 5 })).toHaveLength(1);
  });

  it('does not hide behind a default', () => {
    const faults = faultsOf({ 'defaults.profileSet': 'unheard-of', 'sites[0].profileSet': 5 });
    expect(faults.map((fault) => fault.path)).toEqual(['sites[0].profileSet', 'defaults.profileSet']);
  });

  it.each([null, undefined, 7, 'x', []])('a config that is no group at all (%j) is told what is missing', (config) => {
    const paths = faultsOf({}).length === 0 ? faultsOfRaw(config).map((fault) => fault.path) : [];
    expect(paths).toEqual(['company', 'sites']);
  });
});

import { compileSites } from '../../../lib/sites/compile-sites';

function faultsOfRaw(config: unknown) {
  const result = compileSites({ config, manifest: null, findPublicFile: () => plainLogo, nowMs: 0 });
  return result.ok ? [] : result.error;
}
