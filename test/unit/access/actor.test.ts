import { describe, expect, test } from 'vitest';
import {
  type Grant,
  grantToDecide,
  grantToRegister,
  grantToUndo,
  maySeeHost,
  maySeeSite,
  openGrant,
  stranger,
} from '../../../lib/access/actor';
import type { AccessMode } from '../../../lib/sites/site';
import { siteId } from '../../support/test-site';
import { hostId, siteWith } from './support/door';

const host = hostId('edge-0001');
const otherHost = hostId('edge-0002');
const link: Grant = { ...openGrant, mode: 'link', who: 'link spring' };
const it: Grant = { ...openGrant, mode: 'sign_in', who: 'sign-in ada', role: 'it' };
const approval: Grant = { ...it, mode: 'approval', who: 'approval link', hostId: host };
const command: Grant = { ...openGrant, mode: 'command', who: 'command', role: 'it' };
const byLink = siteWith('denver', { modes: ['link'] });

function actor(...grants: Grant[]) {
  return { grants, sessionId: null };
}

/** May the actor register the host, decide about it, see it, see the site? */
function allowed(grant: Grant, site = byLink, about = host) {
  const one = actor(grant);
  return [
    grantToRegister(one, site, about) !== null,
    grantToDecide(one, site, about) !== null,
    maySeeHost(one, site, about),
    maySeeSite(one, site),
  ];
}

const [nothing, everything, operator] = [
  [false, false, false, false],
  [true, true, true, true],
  [true, false, true, true],
];

describe('what a grant allows', () => {
  test.each([
    ['a link where links count', link, byLink, operator],
    ['a link where only PINs count', link, siteWith('denver', { modes: ['pin'] }), nothing],
    ['a link where nothing counts', link, siteWith('denver', {}), nothing],
    ['being anybody where it is open', openGrant, siteWith('denver', { modes: ['open', 'link'] }), operator],
    ['being anybody where it is not', openGrant, byLink, nothing],
    ['IT, wherever', it, byLink, everything],
    ['IT, where nothing counts', it, siteWith('denver', {}), everything],
    ['a command, wherever', command, siteWith('denver', {}), everything],
    ['a command of an operator, too', { ...command, role: 'operator' } as const, siteWith('denver', {}), operator],
    ['an operator by sign-in where that does not count', { ...it, role: 'operator' } as const, byLink, nothing],
  ])('%s', (_, grant, site, expected) => {
    expect(allowed(grant, site)).toEqual(expected);
  });

  test('no more than its scope', () => {
    const scope = { by: 'ids', ids: [siteId('boulder')] } as const;
    for (const grant of [link, it, command]) expect(allowed({ ...grant, scope })).toEqual(nothing);
    const tags = { by: 'tags', tags: { brand: 'test' } } as const;
    expect(allowed({ ...link, scope: tags })).toEqual(operator);
    expect(allowed({ ...link, scope: { by: 'tags', tags: {} } })).toEqual(nothing);
  });

  test('no other host than its own, though the site may be known', () => {
    expect(allowed({ ...it, hostId: host }, byLink, host)).toEqual(everything);
    expect(allowed({ ...it, hostId: host }, byLink, otherHost)).toEqual([false, false, false, true]);
  });

  test('an approval link decides and sees, but registers nothing', () => {
    expect(allowed(approval)).toEqual([false, true, true, true]);
    expect(allowed({ ...approval, role: 'operator' })).toEqual([false, false, true, true]);
  });

  test('the pass of a page sees, but registers nothing', () => {
    expect(allowed({ ...link, isWatchOnly: true })).toEqual([false, false, true, true]);
  });

  test('a stranger may nothing, even where it is open', () => {
    const open = siteWith('denver', { modes: ['open'] });
    expect(grantToRegister(stranger, open, host)).toBeNull();
    expect(maySeeHost(stranger, open, host)).toBe(false);
    expect(maySeeSite(stranger, open)).toBe(false);
  });
});

describe('who may take a host back in the name of IT', () => {
  const may = (...grants: Grant[]) => grantToUndo(actor(...grants), byLink, host)?.who ?? null;

  test.each([
    ['somebody of IT', it, 'sign-in ada'],
    ['a command of IT', command, 'command'],
    ['somebody of IT, by a form for this host', { ...it, hostId: host }, 'sign-in ada'],
    ['not by a form for another host', { ...it, hostId: otherHost }, null],
    ['not at a site that is none of theirs', { ...it, scope: { by: 'ids', ids: [siteId('boulder')] } }, null],
    ['not by the address of a page', { ...it, isWatchOnly: true }, null],
    ['not by a link to decide', approval, null],
    ['not an operator', link, null],
  ] as const)('%s', (_name, grant, expected) => {
    expect(may(grant as Grant)).toBe(expected);
  });

  test('what does not count hides nothing that does', () => {
    expect(may(approval, { ...it, isWatchOnly: true }, link, it)).toBe('sign-in ada');
    expect(may()).toBeNull();
  });
});

test('the first grant that fits is used', () => {
  const modes: AccessMode[] = ['open', 'link', 'pin'];
  const site = siteWith('denver', { modes });
  const elsewhere: Grant = { ...link, who: 'link other', scope: { by: 'ids', ids: [siteId('boulder')] } };
  const watching: Grant = { ...link, who: 'link old', isWatchOnly: true };
  expect(grantToRegister(actor(elsewhere, watching, link, openGrant), site, host)?.who).toBe('link spring');
  expect(grantToDecide(actor(link, approval, it), site, host)?.who).toBe('approval link');
});

test('what everybody may says so, and is bound to nothing', () => {
  expect(openGrant).toEqual({
    mode: 'open',
    who: 'anybody',
    role: 'operator',
    scope: null,
    hostId: null,
    isWatchOnly: false,
    link: null,
  });
  expect(stranger).toEqual({ grants: [], sessionId: null });
});
