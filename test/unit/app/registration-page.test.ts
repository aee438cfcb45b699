import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodePart } from '../../../app/_parts/decode-part';
import { endOfHostId, groupHostId } from '../../../app/_parts/group-host-id';
import { nameSites, wordsOf } from '../../../app/_parts/shown-problem';
import { formatAge } from '../../../app/registrations/[edgeHostId]/format-age';
import { stranger } from '../../../lib/access/actor';
import { dictionaryFor } from '../../../lib/i18n/dictionary';
import { progressSteps, stepsDone, stepsOf } from '../../../lib/i18n/registration/progress';
import { registrationStates } from '../../../lib/registration/view';
import { createDirectory } from '../../../lib/sites/directory';
import { testIndex, testSite } from '../../support/test-site';
import { anybody } from '../../support/test-world';

/** Nobody saw when anything happened. */
const unseen = { requestedAtMs: 0, registeredAtMs: null, calledHomeAtMs: null, joinedAtMs: null, readyAtMs: null };

describe('the steps of a registration', () => {
  it.each([
    ['nothing is known yet', { state: 'queued', isRegistered: false, hasCalledHome: null }, 0],
    ['it is being registered', { state: 'registering', isRegistered: false, hasCalledHome: null }, 0],
    ['it is registered, the host silent', { state: 'waiting_for_hosts', isRegistered: true, hasCalledHome: false }, 1],
    ['it is registered, the host unknown', { state: 'joining', isRegistered: true, hasCalledHome: null }, 1],
    ['the host has called', { state: 'setting_up', isRegistered: true, hasCalledHome: true }, 2],
    ['the site is set up, this host silent', { state: 'setting_up', isRegistered: true, hasCalledHome: false }, 1],
    ['it is ready', { state: 'ready', isRegistered: true, hasCalledHome: true }, 4],
    ['it is ready, whatever was seen of the call', { state: 'ready', isRegistered: true, hasCalledHome: null }, 4],
    ['it stopped before the start', { state: 'needs_attention', isRegistered: false, hasCalledHome: null }, 0],
    ['it stopped midway', { state: 'needs_attention', isRegistered: true, hasCalledHome: true }, 2],
  ] as const)('when %s', (_when, view, done) => {
    expect(stepsDone({ ...view, milestones: unseen })).toBe(done);
  });

  it.each([
    ['registered', { registeredAtMs: 1 }, 1],
    ['heard of', { registeredAtMs: 1, calledHomeAtMs: 2 }, 2],
    ['ready', { registeredAtMs: 1, calledHomeAtMs: 2, joinedAtMs: 3, readyAtMs: 4 }, 4],
  ] as const)('never run backwards once the host was %s, whatever is seen now', (_what, seen, least) => {
    for (const state of registrationStates.filter((name) => name !== 'waiting_for_approval')) {
      for (const hasCalledHome of [true, false, null]) {
        const milestones = { ...unseen, ...seen };
        expect(stepsDone({ state, isRegistered: false, hasCalledHome, milestones })).toBeGreaterThanOrEqual(least);
      }
    }
  });

  it('begin anew while IT is asked', () => {
    const milestones = { ...unseen, registeredAtMs: 1, calledHomeAtMs: 2, readyAtMs: 4 };
    expect(stepsDone({ state: 'waiting_for_approval', isRegistered: true, hasCalledHome: true, milestones })).toBe(0);
  });

  it('never claim the end before it is ready', () => {
    for (const state of registrationStates.filter((name) => name !== 'ready')) {
      for (const hasCalledHome of [true, false, null]) {
        const view = { state, isRegistered: true, hasCalledHome, milestones: unseen };
        expect(stepsDone(view)).toBeLessThan(progressSteps.length - 1);
      }
    }
  });
});

describe('the list of steps', () => {
  it('begins with IT while IT is asked, and only then', () => {
    expect(stepsOf({ state: 'waiting_for_approval' })).toEqual(['asked', ...progressSteps]);
    for (const state of registrationStates.filter((name) => name !== 'waiting_for_approval')) {
      expect(stepsOf({ state })).toEqual(progressSteps);
    }
  });
});

describe('the age of what is shown', () => {
  it.each([
    [0, 'now'],
    [1, '1 second ago'],
    [12.9, '12 seconds ago'],
    [59, '59 seconds ago'],
    [60, '1 minute ago'],
    [3599, '59 minutes ago'],
    [7200, '2 hours ago'],
    [-3, 'now'],
  ])('%s s is “%s”', (seconds, text) => {
    expect(formatAge(seconds, 'en')).toBe(text);
  });

  it('speaks the language of the page', () => {
    expect(formatAge(12, 'de')).toBe('vor 12 Sekunden');
  });
});

describe('a host ID for the eye', () => {
  it('falls into words and fours', () => {
    expect(groupHostId('edge-5c913342d76bb86e')).toEqual(['edge-', '5c91', '3342', 'd76b', 'b86e']);
    expect(groupHostId('hospital-1')).toEqual(['hospital-', '1']);
    expect(groupHostId('till_2')).toEqual(['till_', '2']);
  });

  it('is the same ID when it is put together again', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_-]{0,127}$/), (id) => {
        expect(groupHostId(id).join('')).toBe(id);
        expect(groupHostId(id).every((group) => group.length <= 12)).toBe(true);
        expect(id.endsWith(endOfHostId(id))).toBe(true);
      }),
    );
  });

  it('is told from others by its end, a short one by the whole', () => {
    expect(endOfHostId('edge-5c913342d76bb86e7ccd998b19d030a5')).toBe('d030a5');
    expect(endOfHostId('hospital-1')).toBe('hospital-1');
  });

  it('is read from a path even if its encoding is broken', () => {
    expect(decodePart('edge%2D1')).toBe('edge-1');
    expect(decodePart('edge%')).toBe('edge%');
  });
});

describe('a problem on its way to the reader', () => {
  const directory = createDirectory(testIndex([testSite('denver', { name: 'Denver – Snow St' })]));
  const t = dictionaryFor('en');
  const problem = (facts: Record<string, string>) => ({ code: 'host_at_other_site' as const, facts, reference: null });

  it('names sites as people do', () => {
    expect(nameSites(problem({ site: 'denver' }), directory, anybody).facts).toEqual({ site: 'Denver – Snow St' });
  });

  it('does not name a site that the reader may not know of', () => {
    for (const site of ['denver', 'Denver – Snow St'])
      expect(nameSites(problem({ site, most: '6' }), directory, stranger).facts).toEqual({ most: '6' });
  });

  it('keeps a name that is one already, and other facts', () => {
    const facts = { site: 'Denver – Snow St', most: '6' };
    expect(nameSites(problem(facts), directory, anybody).facts).toEqual(facts);
  });

  it('does not repeat what an address says of a site that there is not', () => {
    for (const site of ['Win a prize at Eve’s', 'Denver', 'denver ', 'x'])
      expect(nameSites(problem({ site }), directory, anybody).facts).toEqual({});
  });

  it('does not make facts up', () => {
    expect(nameSites(problem({}), directory, anybody).facts).toEqual({});
  });

  it('is told in the words of the dictionary', () => {
    const { sentence, nextStep } = wordsOf(t, nameSites(problem({ site: 'denver' }), directory, anybody));
    expect(sentence).toBe('This host is already registered for Denver – Snow St.');
    expect(nextStep).toContain('Denver – Snow St');
  });
});
