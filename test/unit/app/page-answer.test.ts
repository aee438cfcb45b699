import { describe, expect, it } from 'vitest';
import { answerForm } from '../../../app/api/_http/form-answer';
import { answerPage, refusedForm } from '../../../app/api/_http/page-answer';

const ask = (accept: string, base = '') =>
  new Request('http://localhost/api/registrations', { headers: { accept, 'x-edge-base': base } });
const led = (request: Request) => answerForm(request, '/registrations/edge-1x', 'one=1; Path=/', 'two=2; Path=/');
const registered = { status: 201, isKnown: true, problem: null };

describe('the answer to a form', () => {
  it.each(['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', '*/*', ''])(
    'is the redirect for a browser that accepts %j',
    (accept) => {
      const request = ask(accept);
      const answer = led(request);
      expect(answerPage(request, answer, registered)).toBe(answer);
    },
  );

  it('tells a script of ours where it would have led and what became of it, and sets the same cookies', async () => {
    const request = ask('application/json', '/practice');
    const answer = answerPage(request, led(request), registered);
    expect(answer.status).toBe(201);
    expect(answer.headers.get('location')).toBeNull();
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.getSetCookie()).toEqual(['one=1; Path=/', 'two=2; Path=/']);
    expect(await answer.json()).toEqual({
      page: '/practice/registrations/edge-1x',
      isKnown: true,
      code: null,
      retry: false,
    });
  });

  it('tells it why the form would have come back, and when to come again', async () => {
    const request = ask('application/json');
    const problem = { code: 'too_many_requests', facts: { seconds: '40' } } as const;
    const answer = answerPage(request, answerForm(request, '/?error=too_many_requests'), refusedForm(problem));
    expect(answer.status).toBe(429);
    expect(answer.headers.get('retry-after')).toBe('40');
    expect(await answer.json()).toMatchObject({ isKnown: false, code: 'too_many_requests', retry: true });
  });
});
