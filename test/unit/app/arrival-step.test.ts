import { describe, expect, it } from 'vitest';
import { type Arrival, readArrival } from '../../../app/_arrive/arrival';
import { arrivalStep } from '../../../app/_arrive/arrival-step';
import type { Failure } from '../../../lib/errors';
import { createDirectory } from '../../../lib/sites/directory';
import { siteId, testIndex, testSite } from '../../support/test-site';

const directory = createDirectory({
  ...testIndex([
    testSite('denver'),
    testSite('boulder'),
    testSite('closed-st', { status: { state: 'closed' } }),
    testSite('old-town', { status: { state: 'moved', to: siteId('denver') } }),
  ]),
  expectedHosts: [
    { match: 'prefix', text: 'edge-jr-', siteId: siteId('boulder') },
    { match: 'exact', text: 'edge-late', siteId: siteId('old-town') },
  ],
});

function stepFor(query: string) {
  const reported: Failure[] = [];
  const report = (failure: Failure) => {
    reported.push(failure);
    return { code: failure.code, facts: failure.facts ?? {}, reference: 'LOGG-ED22' };
  };
  const arrival: Arrival = readArrival(new URLSearchParams(query));
  return { step: arrivalStep(arrival, directory, report), reported };
}

describe('the one decision of a screen', () => {
  it('is the host on a first visit, and nothing is wrong', () => {
    expect(stepFor('')).toEqual({ step: { name: 'enter', typed: '', site: null, problem: null }, reported: [] });
  });

  it('is the site when only the host is known', () => {
    expect(stepFor('appliance-id=edge-1').step).toEqual({
      name: 'choose',
      hostId: 'edge-1',
      search: '',
      problem: null,
    });
  });

  it('is only a yes when IT expects the host somewhere', () => {
    expect(stepFor('appliance-id=edge-jr-7').step).toMatchObject({ name: 'confirm', site: { id: 'boulder' } });
  });

  it('is only a yes when the site was chosen, and a choice beats the manifest', () => {
    const { step } = stepFor('appliance-id=edge-jr-7&site=denver&name=till-2');
    expect(step).toMatchObject({ name: 'confirm', hostId: 'edge-jr-7', site: { id: 'denver' }, hostName: 'till-2' });
  });

  it('is the site again for whoever asks for another one', () => {
    expect(stepFor('appliance-id=edge-jr-7&site=denver&q=').step).toMatchObject({ name: 'choose', search: '' });
    expect(stepFor('appliance-id=edge-jr-7&q=bould').step).toMatchObject({ name: 'choose', search: 'bould' });
  });

  it('is the host of a site that is known already', () => {
    expect(stepFor('site=denver').step).toMatchObject({ name: 'enter', site: { id: 'denver' }, problem: null });
  });
});

describe('what is wrong on arrival', () => {
  it.each([
    ['appliance-id=', 'host_id_missing', ''],
    ['appliance-id=a+b', 'host_id_invalid', 'a b'],
    ['appliance-id=Default+string', 'host_id_filler', 'Default string'],
    ['appliance-id=tokens', 'host_id_reserved', 'tokens'],
  ])('%s stays in the field and is said once, with a reference', (query, code, typed) => {
    const { step, reported } = stepFor(query);
    expect(step).toMatchObject({ name: 'enter', typed, problem: { code, reference: 'LOGG-ED22' } });
    expect(reported).toHaveLength(1);
  });

  it.each([
    ['site=nowhere', 'site_unknown'],
    ['site=closed-st', 'site_closed'],
    ['site=old-town', 'site_moved'],
  ])('%s leads back to the choice', (query, code) => {
    expect(stepFor(`appliance-id=edge-1&${query}`).step).toMatchObject({ name: 'choose', problem: { code } });
  });

  it('is also said of a site that only the manifest named', () => {
    const { step } = stepFor('appliance-id=edge-late');
    expect(step).toMatchObject({ name: 'choose', problem: { code: 'site_moved', facts: { to: 'Site denver' } } });
  });

  it('is not said again when the form came back with it', () => {
    const { step, reported } = stepFor('appliance-id=a+b&error=host_id_invalid&reference=7KQ2-M9XD');
    expect(step.problem?.reference).toBe('7KQ2-M9XD');
    expect(reported).toEqual([]);
  });

  it('is shown on the step where it can be mended', () => {
    const { step } = stepFor('appliance-id=edge-1&site=denver&name=-x&error=host_name_invalid&reference=7KQ2-M9XD');
    expect(step).toMatchObject({ name: 'confirm', hostName: '-x', problem: { code: 'host_name_invalid' } });
  });
});
