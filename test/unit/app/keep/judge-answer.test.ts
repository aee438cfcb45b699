import { describe, expect, it } from 'vitest';
import { judgeAnswer } from '../../../../app/_keep/judge-answer';
import { answerForm } from '../../../../app/api/_http/form-answer';
import { answerPage, refusedForm } from '../../../../app/api/_http/page-answer';
import { catalogue, type ErrorCode } from '../../../../lib/errors';

const form = new Request('http://localhost/api/registrations', { headers: { accept: 'application/json' } });
const status = '/registrations/edge-1x';
const back = '/?appliance-id=edge-1x&error=x#problem';

/** What the server writes, read as the phone reads it. */
async function judge(response: Response) {
  const text = await response.text();
  return judgeAnswer({ status: response.status, retryAfter: response.headers.get('retry-after'), text });
}

const known = (code: number, problem: ErrorCode | null = null) =>
  answerPage(form, answerForm(form, status), {
    status: code,
    isKnown: true,
    problem: problem === null ? null : { code: problem },
  });
const refused = (code: ErrorCode, facts = {}) => answerPage(form, answerForm(form, back), refusedForm({ code, facts }));

describe('an answer of the server', () => {
  it.each([200, 201, 202])('%i is a registration that the server holds', async (code) => {
    expect(await judge(known(code))).toEqual({ kind: 'known', page: status });
  });

  it('of a registration that stopped leads to the page that says so', async () => {
    expect(await judge(known(409, 'site_full'))).toEqual({ kind: 'known', page: status });
  });

  it.each(Object.keys(catalogue) as ErrorCode[])(
    'that refuses with %s is never taken for a registration',
    async (code) => {
      const verdict = await judge(refused(code));
      if (catalogue[code].retry) expect(verdict).toMatchObject({ kind: 'later', page: back });
      else {
        const kind = code === 'form_expired' || code === 'access_needed' ? 'expired' : 'refused';
        expect(verdict).toEqual({ kind, page: back });
      }
    },
  );

  it('says how long to wait, when it does', async () => {
    expect(await judge(refused('too_many_requests', { seconds: '40' }))).toMatchObject({ waitMs: 40_000 });
    expect(await judge(refused('palette_busy'))).toMatchObject({ waitMs: 0 });
  });
});

describe('what is no answer of the server', () => {
  const html = '<!doctype html><h1>Welcome to our hotel</h1>';
  const page = { page: status, isKnown: true, code: null, retry: false };

  it.each([
    ['a page of a gateway', 502, html],
    ['a login page of a hotel, as if all were well', 200, html],
    ['nothing', 204, ''],
    ['another 200 of ours', 200, '{"ok":true}'],
    ['JSON of somebody else', 201, '[]'],
    ['a word', 201, '"registered"'],
    ['half an answer', 201, JSON.stringify(page).slice(0, -2)],
    ['a page on another server', 201, JSON.stringify({ ...page, page: '//evil.example/' })],
    ['a script for a page', 201, JSON.stringify({ ...page, page: 'javascript:alert(1)' })],
    ['a status that does not go with it', 503, JSON.stringify(page)],
    ['neither known nor refused', 201, JSON.stringify({ ...page, isKnown: false })],
    ['a word for yes', 201, JSON.stringify({ ...page, isKnown: 'yes' })],
  ])('%s means that nobody knows', (_, code, text) => {
    expect(judgeAnswer({ status: code, retryAfter: '1', text })).toEqual({ kind: 'lost' });
  });
});
