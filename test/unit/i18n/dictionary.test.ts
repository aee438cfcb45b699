import { describe, expect, it } from 'vitest';
import { catalogue, type ErrorCode } from '../../../lib/errors';
import { dictionaryFor } from '../../../lib/i18n/dictionary';
import { en } from '../../../lib/i18n/en';
import { registrationStates } from '../../../lib/registration/view';

const codes = Object.keys(catalogue) as ErrorCode[];
const facts = { site: 'Boulder', to: 'Boulder', most: '4', missing: 'PALETTE_API_KEY' };

/** Words of the machine room that no operator should have to know (product.md, "Words"). */
const machineRoom = /cluster|\bVIPs?\b|kubernetes|\bAPI\b|palette|\bpools?\b|\bUID\b|\bdevice|appliance|\bbox\b/i;

/** Every text of a dictionary, functions called with plausible values. */
function textsOf(part: unknown): string[] {
  if (typeof part === 'string') return [part];
  if (typeof part === 'function') return [String(part({ ...facts, missing: 2 }, 3))];
  if (typeof part === 'object' && part !== null) return Object.values(part).flatMap(textsOf);
  return [];
}

describe('the language of a reader', () => {
  it.each(['en', 'en-GB', 'EN-us', 'tlh', '', 'constructor'])('is answered for %j with a whole dictionary', (tag) => {
    expect(dictionaryFor(tag)).toBe(en);
  });
});

describe('English error texts', () => {
  it('exist for every code of the catalogue and for nothing else', () => {
    expect(Object.keys(en.errors)).toEqual(codes);
  });

  it.each(codes)('%s says what is the matter and what to do, with and without facts', (code) => {
    for (const known of [{}, facts]) {
      expect(en.errors[code].sentence(known)).toMatch(/^[A-Z].{8,170}[.]$/);
      expect(en.errors[code].nextStep(known)).toMatch(/^[A-Z].{8,170}[.]$/);
    }
  });

  it.each(codes)('%s never shows a blank that nobody filled', (code) => {
    expect(`${en.errors[code].sentence({})} ${en.errors[code].nextStep({})}`).not.toMatch(/undefined|null|\{|\}/);
  });

  it.each(codes)('%s says nothing of the machine room', (code) => {
    expect(`${en.errors[code].sentence({})} ${en.errors[code].nextStep({})}`).not.toMatch(machineRoom);
  });

  it('tell to try again exactly where that can help', () => {
    const offering = codes.filter((code) => /(?<!Trying )try again/i.test(en.errors[code].nextStep({})));
    expect(offering).toEqual(codes.filter((code) => catalogue[code].retry));
  });

  it('name the setting that gives a host an ID of its own', () => {
    expect(en.errors.host_id_filler.nextStep({})).toContain('stylus.site.name');
  });

  it('use the facts that are known', () => {
    expect(en.errors.host_at_other_site.sentence({ site: 'Boulder' })).toContain('Boulder');
    expect(en.errors.site_moved.sentence({ to: 'Boulder' })).toContain('Boulder');
    expect(en.errors.site_full.sentence({ most: '4' })).toContain('4');
    expect(en.errors.configuration_missing.sentence({ missing: 'PALETTE_API_KEY' })).toContain('PALETTE_API_KEY');
  });
});

describe('English texts on operators’ pages', () => {
  const { simulator, errors, ...pages } = en;

  it('are never empty, but for the hint of what needs none', () => {
    const empty = textsOf(pages).filter((text) => text.trim() === '');
    expect(empty).toEqual([en.registration.steps.ready.hint]);
  });

  it('say nothing of the machine room', () => {
    expect(textsOf(pages).filter((text) => machineRoom.test(text))).toEqual([]);
  });

  it('name every state of a registration', () => {
    expect(Object.keys(en.registration.states)).toEqual([...registrationStates]);
  });

  const alone = { site: 'Boulder', missing: 0, together: 1, hasToWait: false, isLate: false };

  it.each([
    [3, 'Your turn comes in a few seconds.'],
    [31, 'Your turn comes in about 40 seconds.'],
    [90, 'Your turn comes in about 90 seconds.'],
    [100, 'Your turn comes in about 2 minutes.'],
  ])('tell a turn in %s s as “%s”', (turnInSeconds, text) => {
    expect(en.registration.turn(turnInSeconds)).toBe(text);
  });

  it('promise no moment to who has to wait, for that is told apart', () => {
    const { queued, registering } = en.registration.states;
    const told = queued.sentence({ ...alone, hasToWait: true });
    expect(told).toBe('It has to wait for its turn.');
    expect(registering.sentence({ ...alone, together: 2, hasToWait: true })).toBe(
      `2 hosts are being registered here, yours is one of them. ${told}`,
    );
  });

  it('promise nothing where nobody may be working on it', () => {
    const { queued, registering, joining } = en.registration.states;
    for (const { sentence } of [queued, registering, joining]) {
      expect(sentence({ ...alone, isLate: true })).toBe('This takes longer than it should.');
    }
  });

  it('count in the singular and in the plural', () => {
    const { waiting_for_hosts } = en.registration.states;
    expect(waiting_for_hosts.sentence({ ...alone, missing: 1 })).toContain('One more host');
    expect(waiting_for_hosts.sentence({ ...alone, missing: 2 })).toContain('2 more hosts');
    expect(en.registration.hostsHere(2, 3)).toBe('2 of 3 hosts are here');
    expect(en.registration.hostsHere(0, 1)).toBe('0 of 1 host is here');
    expect(en.choose.count(1)).toBe('1 site');
    expect(en.choose.count(20)).toBe('20 sites');
  });
});
