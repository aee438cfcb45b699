import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import { TakenBack } from '../../../app/_undo/taken-back';
import type { UndoAccess } from '../../../app/_undo/undo-access';
import { readUndoAccess } from '../../../app/_undo/undo-access';
import { UndoLine } from '../../../app/_undo/undo-line';
import type { Actor } from '../../../lib/access/actor';
import { dictionaryFor } from '../../../lib/i18n/dictionary';
import type { UndoOffer } from '../../../lib/registration/view';
import { StoreError } from '../../../lib/store/store';
import { type AccessWorld, createAccessWorld, stagingLink } from '../../support/access-world';
import { edgeHost } from '../../support/palette-truth';
import { byIt, byPin, guardedSite } from '../../support/test-actors';
import { testIndex, testSite } from '../../support/test-site';
import { submitAs, undoHost, undoOf } from '../../support/undo-world';

const t = dictionaryFor('en');
const { support } = testIndex([testSite()]).company;
const offer: UndoOffer = { way: 'at_once', untilMs: 1, reference: null };
const allowed: UndoAccess = { isAllowed: true, carried: null, isCarriedInVain: false, problem: null };
const gathering = guardedSite('denver', {}, { topology: { controlPlane: 3 } });

function draw(undo: UndoOffer | null, access: Partial<UndoAccess> = {}, base: '' | '/practice' = ''): string {
  const view = { hostId: undoHost, undo };
  const props = { t, base, view, undo: { ...allowed, ...access }, support, formPass: 'sealed-form' };
  return renderToStaticMarkup(createElement(UndoLine, props));
}

describe('the line about a mistake', () => {
  it('is not there where there is nothing to take back', () => {
    expect(draw(null)).toBe('');
  });

  it('asks before anything is sent, and says what happens, without scripts', () => {
    const html = draw(offer);
    expect(html).toContain('<details');
    expect(html).not.toContain('<details open');
    expect(html).toContain(t.undo.atOnce.sentence);
    expect(html).toContain(`<form action="/api/registrations/${undoHost}/undo" method="post">`);
    expect(html).toContain('<input type="hidden" name="way" value="at_once"/>');
    expect(html).toContain('<input type="hidden" name="pass" value="sealed-form"/>');
    expect(html).toContain(t.undo.atOnce.action);
  });

  it('asks IT once the host is in use', () => {
    const html = draw({ ...offer, way: 'ask_it' });
    expect(html).toContain(t.undo.askIt.sentence);
    expect(html).toContain('name="way" value="ask_it"');
    expect(html).not.toContain(t.undo.atOnce.action);
  });

  it('bears on what the address bore, for phones without cookies', () => {
    expect(draw(offer)).not.toContain('name="undo"');
    expect(draw(offer, { carried: 'sealed-right' })).toContain(
      '<input type="hidden" name="undo" value="sealed-right"/>',
    );
  });

  it('stays below the practice', () => {
    expect(draw(offer, {}, '/practice')).toContain('action="/practice/api/registrations/');
  });

  it('names the help desk, and has no button, for whoever may not', () => {
    const html = draw(offer, { isAllowed: false });
    expect(html).not.toContain('<form');
    expect(html).toContain(t.undo.call);
    expect(html).toContain(support.name);
    expect(html).toContain(support.hours);
    expect(html).toContain('href="tel:');
  });

  it.each([true, false])('tells everybody that IT was asked, with the reference (may the reader: %s)', (isAllowed) => {
    const html = draw({ way: 'asked', untilMs: 1, reference: '7KQ2-M9XD' }, { isAllowed });
    expect(html).toContain(t.undo.asked.title);
    expect(html).toContain('7KQ2-M9XD');
    expect(html).not.toContain('<form');
  });

  it('tells everybody that it is being taken back', () => {
    const html = draw({ ...offer, way: 'under_way' });
    expect(html).toContain(t.undo.underWay);
    expect(html).not.toContain('<form');
  });

  it('stays open with the reason when it came back, under a name of its own', () => {
    const problem = { code: 'undo_too_late', facts: {}, reference: '7KQ2-M9XD' } as const;
    const html = draw({ ...offer, way: 'ask_it' }, { problem });
    expect(html).toContain('id="undo-problem"');
    expect(html).toContain(t.errors.undo_too_late.sentence({}));
    expect(html).toContain('7KQ2-M9XD');
    expect(html).toContain('<details class="card px-5" open=""');
  });
});

describe('who may, as the page knows it', () => {
  async function world() {
    const made = createAccessWorld([gathering], { links: [stagingLink('rollout', ['denver'])] });
    const submission = await submitAs(made);
    const view = await made.desk.as(byPin()).view(undoHost);
    if (!view.ok || submission.undo === null) throw new Error('The host is not registered');
    const sealed = await made.access.sealUndo([submission.undo]);
    const ask = (headers: Record<string, string>, query = '', actor = byPin()) =>
      readUndoAccess(
        { access: made.access, headers: new Headers(headers), actor, query: new URLSearchParams(query) },
        view.value,
        gathering,
      );
    return { ...made, ask, sealed: sealed ?? '', right: submission.undo };
  }

  it('is the phone with the cookie, or with the address, and nobody else', async () => {
    const { ask, sealed } = await world();
    expect(await ask({})).toEqual({ isAllowed: false, carried: null, isCarriedInVain: false, problem: null });
    expect((await ask({ cookie: `__Host-undo=${sealed}` })).isAllowed).toBe(true);
    expect(await ask({}, `undo=${sealed}`)).toMatchObject({ isAllowed: true, carried: sealed });
    expect((await ask({}, `undo=${sealed}x`)).isAllowed).toBe(false);
    expect((await ask({ cookie: `__Host-undo-practice=${sealed}` })).isAllowed).toBe(false);
  });

  it('needs the address no longer once the cookie says as much', async () => {
    const { ask, sealed } = await world();
    const isInVain = async (headers: Record<string, string>, query: string) =>
      (await ask(headers, query)).isCarriedInVain;
    expect(await isInVain({ cookie: `__Host-undo=${sealed}` }, `undo=${sealed}`)).toBe(true);
    expect(await isInVain({ cookie: `__Host-undo=${sealed}` }, 'undo=guessed')).toBe(true);
    expect(await isInVain({ cookie: `__Host-undo=${sealed}` }, '')).toBe(false);
    expect(await isInVain({}, `undo=${sealed}`)).toBe(false);
  });

  it('is not a phone with the right to another request', async () => {
    const { ask, access, right } = await world();
    const other = await access.sealUndo([{ ...right, requestedAtMs: right.requestedAtMs - 1 }]);
    expect((await ask({}, `undo=${other}`)).isAllowed).toBe(false);
  });

  it('is IT', async () => {
    const { ask } = await world();
    expect((await ask({}, '', byIt())).isAllowed).toBe(true);
  });

  it('comes with why it came back, as far as an address can be believed', async () => {
    const { ask } = await world();
    expect((await ask({}, 'error=undo_too_late&reference=7KQ2-M9XD')).problem).toMatchObject({ code: 'undo_too_late' });
    expect((await ask({}, 'error=made_up')).problem).toBeNull();
    expect((await ask({}, `undo=${'x'.repeat(5_000)}`)).carried).toBeNull();
  });
});

describe('after it was taken back', () => {
  /** What the start page says to somebody, by what their phone and the address bring along. */
  interface Reader {
    readonly brings?: 'cookie' | 'address' | 'nothing';
    readonly actor?: Actor;
    readonly hostId?: string;
    /** What has become of the host since. */
    readonly since?: (world: AccessWorld) => Promise<unknown>;
    readonly isTakenBack?: boolean;
  }

  async function say({
    brings = 'cookie',
    actor = byPin(),
    hostId = undoHost,
    since = async () => {},
    isTakenBack = true,
  }: Reader = {}): Promise<string> {
    const world = createAccessWorld([gathering]);
    const submission = await submitAs(world);
    const sealed = submission.undo === null ? '' : await world.access.sealUndo([submission.undo]);
    if (isTakenBack) await undoOf(world, submission);
    await since(world);
    const headers = new Headers(brings === 'cookie' ? { cookie: `__Host-undo=${sealed}` } : {});
    const query = new URLSearchParams(brings === 'address' ? `undo=${sealed}` : '');
    const notice = await TakenBack({ t, server: world, visit: { actor }, headers, query, hostId });
    return notice === null ? '' : renderToStaticMarkup(notice);
  }

  it('the start page says so in green, and what to do next', async () => {
    const html = await say();
    expect(html).toContain(t.undo.done.title);
    expect(html).toContain(t.undo.done.sentence);
    expect(html).toContain('bg-good-tint');
  });

  it('it says so where cookies are blocked, and to IT', async () => {
    expect(await say({ brings: 'address' })).toContain(t.undo.done.title);
    expect(await say({ brings: 'nothing', actor: byIt() })).toContain(t.undo.done.title);
  });

  it('it says so to whoever may not see the host as well, if they took it back', async () => {
    expect(await say({ actor: { ...byPin(), grants: [] } })).toContain(t.undo.done.title);
  });

  it('it says nothing of the kind where it is not so, whatever the address says', async () => {
    expect(await say({ isTakenBack: false })).toBe('');
    expect(await say({ hostId: 'no host' })).toBe('');
    expect(await say({ hostId: edgeHost(2) })).toBe('');
  });

  it('it says nothing to whoever may not see a host that is registered: that is no sign', async () => {
    const stranger = { ...byPin(), grants: [] };
    expect(await say({ brings: 'nothing', actor: stranger, isTakenBack: false })).toBe('');
    expect(await say({ actor: stranger, isTakenBack: false })).toBe('');
  });

  it('it tells others nothing of what somebody took back', async () => {
    expect(await say({ brings: 'nothing' })).toBe('');
  });

  it('it says nothing once somebody has asked for the host again', async () => {
    const again = async (world: AccessWorld) => {
      world.clock.advance(1_000);
      await submitAs(world, { phone: 'phone-2' });
    };
    expect(await say({ since: again })).toBe('');
  });

  it('it says nothing where the store does not answer, and throws nothing', async () => {
    const lost = async (world: AccessWorld) => {
      vi.spyOn(world.store, 'readIntent').mockRejectedValue(new StoreError('readIntent'));
    };
    expect(await say({ since: lost })).toBe('');
  });
});
