import { describe, expect, it } from 'vitest';
import { type Arrival, readArrival } from '../../../app/_arrive/arrival';
import { arrivalStep, type PhoneMemory } from '../../../app/_arrive/arrival-step';
import type { Visit } from '../../../lib/access/access';
import { type Grant, openGrant } from '../../../lib/access/actor';
import type { Failure } from '../../../lib/errors';
import { type HostId, parseHostId } from '../../../lib/hosts/edge-host-id';
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

function visitOf(...grants: Grant[]): Visit {
  return { actor: { grants, sessionId: null }, session: null, proofs: [], linksWithoutPin: [] };
}

function stepFor(query: string, visit: Visit = visitOf(openGrant), sites = directory, phone?: PhoneMemory) {
  const reported: Failure[] = [];
  const report = (failure: Failure) => {
    reported.push(failure);
    return { code: failure.code, facts: failure.facts ?? {}, reference: 'LOGG-ED22' };
  };
  const arrival: Arrival = readArrival(new URLSearchParams(query));
  return { step: arrivalStep(arrival, sites, visit, report, phone), reported };
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
      lastSite: null,
      problem: null,
    });
  });

  it('is the host once more when an ID was typed with a letter that looks like a digit', () => {
    const typed = 'edge-5c913342d76bb86e7ccd998b19dO30a5';
    const asked = { step: { name: 'enter', typed, site: null, problem: null }, reported: [] };
    expect(stepFor(`appliance-id=${typed}&typed=1`)).toEqual(asked);
    expect(stepFor(`appliance-id=${typed.toUpperCase()}&typed=1`).step.name).toBe('enter');
  });

  it('does not doubt a code, or whoever says that it was typed as it stands', () => {
    expect(stepFor('appliance-id=edge-5c913342d76bb86e7ccd998b19dO30a5').step.name).toBe('choose');
    expect(stepFor('appliance-id=edge-5c913342d76bb86e7ccd998b19d030a5&typed=1').step.name).toBe('choose');
    expect(stepFor('appliance-id=hospital-1&typed=1').step.name).toBe('choose');
  });

  it('is only a yes when IT expects the host somewhere', () => {
    const { step } = stepFor('appliance-id=edge-jr-7');
    expect(step).toMatchObject({ name: 'confirm', site: { id: 'boulder' }, isExpected: true });
  });

  it('is only a yes when the site was chosen, and a choice beats the manifest', () => {
    const { step } = stepFor('appliance-id=edge-jr-7&site=denver&name=till-2');
    expect(step).toMatchObject({ name: 'confirm', hostId: 'edge-jr-7', site: { id: 'denver' }, hostName: 'till-2' });
    expect(step).toMatchObject({ isExpected: false });
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

describe('whoever has not proved that they may', () => {
  const guarded = (id: string, changes: Parameters<typeof testSite>[1] = {}) =>
    testSite(id, {
      ...changes,
      access: {
        modes: ['link', 'pin'],
        pinHash: null,
        needsApproval: false,
        pairingKey: 'none',
        onlyExpectedHosts: false,
      },
    });
  const closedHouse = createDirectory({
    ...testIndex([
      guarded('denver'),
      guarded('boulder'),
      guarded('shut', { status: { state: 'closed' } }),
      guarded('old', { status: { state: 'moved', to: siteId('denver') } }),
    ]),
    expectedHosts: [{ match: 'prefix', text: 'edge-jr-', siteId: siteId('boulder') }],
  });
  const mixed = createDirectory({
    ...testIndex([testSite('park'), testSite('lake'), guarded('denver')]),
    expectedHosts: [{ match: 'prefix', text: 'edge-jr-', siteId: siteId('denver') }],
  });
  const link = (ids: string[], changes: Partial<Grant> = {}): Grant => ({
    ...openGrant,
    mode: 'link',
    who: 'link rollout',
    scope: { by: 'ids', ids: ids.map(siteId) },
    ...changes,
  });
  const nobody = visitOf(openGrant);

  it.each(['', '&site=denver', '&site=nowhere', '&site=shut', '&site=old', '&q=', '&q=denver'])(
    'is asked for that, whatever else the address says: %s',
    (rest) => {
      const step = { name: 'prove', hostId: 'edge-1', isForLink: false, pinSite: '', problem: null };
      expect(stepFor(`appliance-id=edge-1${rest}`, nobody, closedHouse)).toEqual({ step, reported: [] });
    },
  );

  it('is asked first for the host, and learns no name of a site meanwhile', () => {
    expect(stepFor('site=denver', nobody, closedHouse).step).toMatchObject({ name: 'enter', site: null });
    expect(stepFor('site=denver', visitOf(link(['denver'])), closedHouse).step).toMatchObject({
      name: 'enter',
      site: { id: 'denver' },
    });
  });

  it('learns nothing from the manifest', () => {
    expect(stepFor('appliance-id=edge-jr-7', nobody, closedHouse).step).toMatchObject({ name: 'prove' });
    expect(stepFor('appliance-id=edge-jr-7', nobody, mixed).step).toMatchObject({ name: 'choose', problem: null });
  });

  it('reads the same of a site that is not there and one that is none of theirs', () => {
    const problems = ['nowhere', 'denver'].map((id) => stepFor(`appliance-id=edge-1&site=${id}`, nobody, mixed).step);
    expect(problems[0]).toMatchObject({ name: 'choose', problem: { code: 'site_unknown', facts: {} } });
    expect(problems[1]).toEqual(problems[0]);
  });

  it('may ask for the PIN where some sites are open', () => {
    expect(stepFor('appliance-id=edge-1&ask=pin', nobody, mixed).step).toMatchObject({ name: 'prove' });
    expect(stepFor('appliance-id=edge-1', nobody, mixed).step).toMatchObject({ name: 'choose' });
  });

  it('is asked for the PIN of the link that they have scanned, before anything that is open', () => {
    const waiting = { ...nobody, linksWithoutPin: ['rollout'] };
    expect(stepFor('appliance-id=edge-1', waiting, mixed).step).toMatchObject({ name: 'prove', isForLink: true });
    const other = { ...visitOf(link(['denver']), openGrant), linksWithoutPin: ['rollout'] };
    expect(stepFor('appliance-id=edge-1', other, mixed).step).toMatchObject({ name: 'confirm' });
  });

  it('goes on to the only site of their link, in one tap', () => {
    const visit = visitOf(link(['denver']), openGrant);
    expect(stepFor('appliance-id=edge-1', visit, mixed).step).toMatchObject({
      name: 'confirm',
      site: { id: 'denver' },
    });
    expect(stepFor('appliance-id=edge-1&q=', visit, mixed).step).toMatchObject({ name: 'choose' });
  });

  it('is believed the manifest before that, where it names a site of theirs', () => {
    const both = visitOf(link(['denver']), link(['boulder']));
    expect(stepFor('appliance-id=edge-jr-7', both, closedHouse).step).toMatchObject({ site: { id: 'boulder' } });
    expect(stepFor('appliance-id=edge-jr-7', visitOf(link(['denver'])), closedHouse).step).toMatchObject({
      site: { id: 'denver' },
    });
  });

  it('is told where a site has moved only if they may know of both', () => {
    const one = stepFor('appliance-id=edge-1&site=old', visitOf(link(['old', 'boulder'])), closedHouse).step;
    expect(one).toMatchObject({ name: 'choose', problem: { code: 'site_moved', facts: {} } });
    const both = stepFor('appliance-id=edge-1&site=old', visitOf(link(['old', 'denver'])), closedHouse).step;
    expect(both).toMatchObject({ problem: { code: 'site_moved', facts: { to: 'Site denver' } } });
  });

  it('is asked again by a pass that may only look, or that is for another host', () => {
    for (const changes of [{ isWatchOnly: true }, { hostId: idOf('edge-2') }]) {
      const { step } = stepFor('appliance-id=edge-1', visitOf(link(['denver'], changes)), closedHouse);
      expect(step).toMatchObject({ name: 'prove' });
    }
  });

  it('keeps what they typed, and why it came back', () => {
    const query = 'appliance-id=edge-1&ask=pin&pin-site=denver&error=pin_refused&reference=7KQ2-M9XD';
    expect(stepFor(query, nobody, closedHouse).step).toMatchObject({
      name: 'prove',
      pinSite: 'denver',
      problem: { code: 'pin_refused', reference: '7KQ2-M9XD' },
    });
  });
});

function idOf(text: string): HostId {
  const id = parseHostId(text);
  if (!id.ok) throw new Error(`${text} is no host ID`);
  return id.value;
}

describe('what the phone has kept of sites', () => {
  const [denver, boulder] = [siteId('denver'), siteId('boulder')];
  const kept = (phone: Partial<PhoneMemory>, query = 'appliance-id=edge-1', visit = visitOf(openGrant)) =>
    stepFor(query, visit, directory, { listSiteId: null, lastSiteId: null, ...phone });

  it('is the site of the hosts that it collects, before the last one is suggested', () => {
    const { step } = kept({ listSiteId: denver, lastSiteId: boulder });
    expect(step).toMatchObject({ name: 'confirm', site: { id: 'denver' }, isExpected: false });
  });

  it('gives way to a site that was chosen and to the manifest', () => {
    expect(kept({ listSiteId: denver }, 'appliance-id=edge-jr-7').step).toMatchObject({ site: { id: 'boulder' } });
    const chosen = kept({ listSiteId: denver }, 'appliance-id=edge-1&site=boulder').step;
    expect(chosen).toMatchObject({ site: { id: 'boulder' } });
    expect(kept({ listSiteId: denver }, 'appliance-id=edge-1&q=').step.name).toBe('choose');
  });

  it('suggests the last site, and only suggests it', () => {
    expect(kept({ lastSiteId: boulder }).step).toMatchObject({ name: 'choose', lastSite: { id: 'boulder' } });
    expect(kept({ lastSiteId: boulder }, 'appliance-id=edge-jr-7&q=').step).toMatchObject({
      lastSite: { id: 'boulder' },
    });
  });

  it.each(['closed-st', 'old-town', 'nowhere'])('is nothing where that is %s', (id) => {
    const site = siteId(id);
    const { step, reported } = kept({ listSiteId: site, lastSiteId: site });
    expect(step).toMatchObject({ name: 'choose', lastSite: null, problem: null });
    expect(reported).toEqual([]);
  });

  it('is nothing where the reader may not register, so that nobody learns of a site by writing a cookie', () => {
    const elsewhere: Grant = { ...openGrant, scope: { by: 'ids', ids: [siteId('boulder'), siteId('old-town')] } };
    const two = visitOf({ ...elsewhere, scope: { by: 'ids', ids: [siteId('boulder'), siteId('harbour')] } });
    const more = createDirectory(testIndex([testSite('denver'), testSite('boulder'), testSite('harbour')]));
    const phone = { listSiteId: siteId('denver'), lastSiteId: siteId('denver') };
    expect(stepFor('appliance-id=edge-1', two, more, phone).step).toMatchObject({ name: 'choose', lastSite: null });
    expect(stepFor('appliance-id=edge-1', visitOf(elsewhere), directory, phone).step).toMatchObject({
      name: 'confirm',
      site: { id: 'boulder' },
    });
  });
});
