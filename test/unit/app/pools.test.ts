import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import { readArrival } from '../../../app/_arrive/arrival';
import { arrivalStep } from '../../../app/_arrive/arrival-step';
import { ConfirmRegistration } from '../../../app/_arrive/confirm-registration';
import { goesOneByOne } from '../../../app/_hosts/goes-one-by-one';
import { receiptLines } from '../../../app/_report/write-receipt';
import { backToForm } from '../../../app/api/_http/form-answer';
import { readBatch } from '../../../app/api/_http/read-batch';
import { readSubmit } from '../../../app/api/_http/read-submit';
import { toRegistrationAnswer } from '../../../app/api/_http/registration-answer';
import { Facts } from '../../../app/registrations/[edgeHostId]/facts';
import { openGrant } from '../../../lib/access/actor';
import { dictionaryFor } from '../../../lib/i18n/dictionary';
import { poolQuestionOf } from '../../../lib/i18n/pool-words';
import type { Language } from '../../../lib/languages';
import { asksForPool, parsePool, poolsToChoose } from '../../../lib/registration/pool-question';
import { createDirectory } from '../../../lib/sites/directory';
import type { Site } from '../../../lib/sites/site';
import { hostId, nowMs, registeredView, renderRegistration, textOf } from '../../support/render-registration';
import { siteId, testIndex, testSite, testWorkerPool } from '../../support/test-site';

vi.mock('next/navigation', () => ({ useRouter: () => ({ refresh: () => undefined }) }));

const t = dictionaryFor('en');
const tills = testWorkerPool('tills', { label: { en: 'The till computer', de: 'Der Kassenrechner' } });
const cameras = testWorkerPool('cameras', { label: 'Camera <server>' });
const pools = [tills, cameras];
const poolQuestion = { en: 'Is this the till computer or the camera server?', de: 'Kasse oder Kamera?' };
const site = testSite('denver', { name: 'Denver', pools, poolQuestion });
const plain = testSite('austin');

function confirm(changes: Partial<Parameters<typeof ConfirmRegistration>[0]> = {}): string {
  const props = { t, base: '' as const, hostId, site, hostName: '', isExpected: false, list: null, listEndsAt: null };
  const rest = { isNameInvalid: false, isKeyInvalid: false, pass: null, formPass: 'sealed' };
  const element = createElement(ConfirmRegistration, { ...props, ...rest, outlook: { kind: 'unknown' }, ...changes });
  return renderToStaticMarkup(element);
}

function radiosOf(html: string): string[] {
  return [...html.matchAll(/<input[^>]*type="radio"[^>]*>/g)].map(([input]) => input);
}

describe('the question on the confirm screen', () => {
  it('is one group with IT’s question, and one answer per pool in IT’s words', () => {
    const html = confirm({ pools });
    const [group = ''] = /<fieldset.*?<\/fieldset>/.exec(html) ?? [];
    expect(textOf(group)).toBe(
      ' Is this the till computer or the camera server? The till computer Camera &lt;server&gt; ',
    );
    expect(radiosOf(group).map((input) => /value="([^"]*)"/.exec(input)?.[1])).toEqual(['tills', 'cameras']);
    expect(html.indexOf('<fieldset')).toBeLessThan(html.indexOf('name="hostName"'));
    expect(/<form action="\/api\/registrations".*?<\/form>/.exec(html)?.[0]).toContain('name="pool"');
  });

  it('has nothing chosen beforehand, and keeps what was chosen when the form comes back', () => {
    expect(radiosOf(confirm({ pools })).filter((input) => input.includes('checked'))).toEqual([]);
    const kept = radiosOf(confirm({ pools, pool: 'cameras' })).filter((input) => input.includes('checked'));
    expect(kept).toEqual([expect.stringContaining('value="cameras"')]);
  });

  it('is joined to what is wrong, and the summary can lead to its first answer', () => {
    const html = confirm({ pools, isPoolInvalid: true });
    expect(html).toMatch(/<fieldset[^>]*aria-describedby="problem"/);
    expect(radiosOf(html)[0]).toContain('id="pool"');
    expect(confirm({ pools })).not.toContain('aria-describedby="problem"');
  });

  it('is not there where there is nothing to choose', () => {
    expect(confirm({ pools: [] })).not.toContain('name="pool"');
  });

  it('costs a site with one pool not a byte', () => {
    const html = confirm({ site: plain });
    expect(html).toBe(confirm({ site: plain, pools: [], pool: '', isPoolInvalid: true }));
    expect(html).not.toMatch(/fieldset|radio|pool/);
  });

  it('keeps hosts off the phone’s list, which could not carry the answer', () => {
    expect(confirm({ pools })).not.toContain('/api/list');
    expect(confirm({ site: plain })).toContain('/api/list');
  });
});

describe('the words of the question', () => {
  it.each<[Language, Site['poolQuestion'], string]>([
    ['de', poolQuestion, 'Kasse oder Kamera?'],
    ['ja', poolQuestion, dictionaryFor('ja').confirm.poolQuestion],
    ['ar', undefined, dictionaryFor('ar').confirm.poolQuestion],
    ['fr', 'Till or camera?', 'Till or camera?'],
  ])('in %s, where IT says %j', (language, question, expected) => {
    const asked =
      question === undefined ? testSite('denver', { pools }) : testSite('denver', { pools, poolQuestion: question });
    expect(poolQuestionOf(dictionaryFor(language), asked).text).toBe(expected);
  });

  it('say in which language they are', () => {
    const german = confirm({ t: dictionaryFor('de'), pools });
    expect(german).toMatch(/<legend[^>]*lang="de"/);
    const french = confirm({ t: dictionaryFor('fr'), pools });
    expect(french).toMatch(/<span[^>]*lang="en"[^>]*><bdi>The till computer/);
  });
});

describe('who is asked', () => {
  const expectedHosts = [{ match: 'exact', text: hostId, siteId: siteId('denver'), pool: 'cameras' }] as const;
  const directory = createDirectory(testIndex([site, plain]));
  const knowing = createDirectory({ ...testIndex([site, plain]), expectedHosts });
  const sensors = testWorkerPool('sensors', { architecture: 'arm64' });

  it('whoever stands before a host of which nobody knows it', () => {
    expect(poolsToChoose(directory, site, hostId)).toEqual(pools);
    expect(poolsToChoose(knowing, site, hostId)).toEqual([]);
    expect(poolsToChoose(directory, plain, hostId)).toEqual([]);
    expect(poolsToChoose(directory, testSite('denver', { pools: [tills, sensors] }), hostId)).toEqual([]);
  });

  it('whoever stands before one that has called home, where that told not enough', () => {
    const silent = { ...sensors, label: null };
    const late = testSite('denver', { pools: [tills, cameras, silent] });
    expect(poolsToChoose(directory, late, hostId)).toEqual([]);
    expect(poolsToChoose(directory, late, hostId, true)).toEqual(pools);
    expect(poolsToChoose(knowing, late, hostId, true)).toEqual([]);
    expect(poolsToChoose(directory, plain, hostId, true)).toEqual([]);
    expect(goesOneByOne(late)).toBe(true);
    expect(goesOneByOne(testSite('denver', { pools: [tills, silent] }))).toBe(false);
  });

  it('one by one, as where every host has a key', () => {
    expect([site, plain].map(goesOneByOne)).toEqual([true, false]);
    expect([site, plain].map(asksForPool)).toEqual([true, false]);
  });

  it('an answer must be a pool of the site; the plain pool of others needs no name', () => {
    expect(parsePool(site, ' tills ')).toEqual({ ok: true, value: 'tills' });
    expect(parsePool(site, '')).toEqual({ ok: true, value: null });
    expect(parsePool(plain, 'worker-pool')).toEqual({ ok: true, value: null });
    expect(parsePool(plain, 'tills')).toMatchObject({ ok: false, error: { code: 'host_pool_unknown' } });
  });
});

describe('the way of the answer', () => {
  const actor = { grants: [openGrant], sessionId: null };
  const visit = { actor, linksWithoutPin: [] } as unknown as Parameters<typeof arrivalStep>[2];
  const report = () => ({ code: 'internal', facts: {}, reference: null }) as const;

  it('goes back to the form, and from its address into the form', () => {
    const problem = { code: 'host_name_invalid', facts: {}, reference: '7KQ2-M9XD' } as const;
    const typed = { edgeHostId: hostId, siteId: 'denver', hostName: '??', pool: 'cameras' };
    const address = new URL(backToForm(typed, problem, null), 'https://register.test');
    const arrival = readArrival(address.searchParams);
    expect(arrival.pool).toBe('cameras');
    const step = arrivalStep(arrival, createDirectory(testIndex([site])), visit, report);
    expect(step).toMatchObject({ name: 'confirm', pool: 'cameras', problem: { code: 'host_name_invalid' } });
  });

  it('an address that says nothing of it leaves no trace', () => {
    expect(readArrival(new URLSearchParams({ site: 'denver' }))).not.toHaveProperty('pool');
    expect(readArrival(new URLSearchParams({ pool: 'x'.repeat(999) })).pool).toHaveLength(200);
  });

  const post = (body: string, type: string) =>
    new Request('https://register.test/api', { method: 'POST', body, headers: { 'content-type': type } });

  it.each([
    ['form', `edgeHostId=${hostId}&siteId=denver&pool=tills`],
    ['json', JSON.stringify({ edgeHostId: hostId, siteId: 'denver', pool: 'tills' })],
  ] as const)('is read from a %s', async (format, body) => {
    const read = await readSubmit(post(body, 'text/plain'), format);
    expect(read).toMatchObject({ ok: true, value: { submit: { pool: 'tills' } } });
  });

  it('is not there where nobody has answered', async () => {
    const read = await readSubmit(post(`edgeHostId=${hostId}&siteId=denver`, 'text/plain'), 'form');
    expect(read.ok && read.value.submit).not.toHaveProperty('pool');
  });

  it('may be said for each host of a batch, the first time it stands there', async () => {
    const hosts = [
      { edgeHostId: 'edge-1', pool: 'tills' },
      { edgeHostId: 'edge-2' },
      { edgeHostId: 'edge-1', pool: 'cameras' },
    ];
    const read = await readBatch(post(JSON.stringify({ siteId: 'denver', hosts }), 'application/json'), 'json');
    expect(read.ok && [...read.value.pools]).toEqual([['edge-1', 'tills']]);
  });
});

describe('afterwards', () => {
  it('the JSON answer names the pool, and says nothing of it where a site has none', () => {
    expect(toRegistrationAnswer({ ...registeredView, pool: 'tills' }, nowMs)).toMatchObject({ pool: 'tills' });
    expect(toRegistrationAnswer(registeredView, nowMs)).not.toHaveProperty('pool');
  });

  it('the receipt says what the host is, in IT’s words, or nothing', () => {
    const linesOf = (pool: string | undefined, of: Site = site) =>
      receiptLines(t, { view: { ...registeredView, pool }, site: of, words: [] }).filter(
        ({ name }) => name === t.report.receipt.kind,
      );
    expect(linesOf('tills')).toEqual([{ name: t.report.receipt.kind, value: 'The till computer' }]);
    expect(linesOf('tills', testSite('denver', { pools: [testWorkerPool('tills', { label: null })] }))).toEqual([]);
    expect(linesOf(undefined)).toEqual([]);
    expect(linesOf('tills', plain)).toEqual([]);
  });

  it.each(['host_pool_missing', 'host_pool_full', 'host_pool_unknown', 'host_pool_unfit'] as const)(
    'after %s the form asks once more, with nothing sent',
    (code) => {
      const html = renderRegistration({
        state: 'needs_attention',
        problem: { code, facts: {}, reference: '7KQ2-M9XD' },
      });
      expect(html).toContain(`href="/?appliance-id=${hostId}&amp;site=denver"`);
      expect(html).not.toContain('name="siteId"');
    },
  );

  it('a host that only has to tell what it is is tried again as it is', () => {
    const problem = { code: 'host_pool_awaited', facts: {}, reference: '7KQ2-M9XD' } as const;
    expect(renderRegistration({ state: 'joining', problem })).toContain('name="siteId"');
  });
});

it('the page of the host says what it is, in IT’s words', () => {
  const html = renderToStaticMarkup(createElement(Facts, { t, view: { ...registeredView, pool: 'cameras' }, site }));
  expect(textOf(html)).toContain(`${t.report.receipt.kind} Camera &lt;server&gt;`);
  const without = renderToStaticMarkup(createElement(Facts, { t, view: registeredView, site: plain }));
  expect(textOf(without)).not.toContain(t.report.receipt.kind);
});
