import { describe, expect, it } from 'vitest';
import { baseHeader } from '../../../app/_front/base';
import { answerForm, arrivalWith, backToForm } from '../../../app/api/_http/form-answer';
import type { Problem } from '../../../lib/registration/view';

const request = { edgeHostId: 'edge 1/../x', siteId: 'denver', hostName: 'Till & 1', pairingKey: 'k3y-of-host' };
const problem: Problem = { code: 'host_at_other_site', facts: { site: 'Boulder' }, reference: '7KQ2-M9XD' };

function target(changes: Partial<typeof request> = {}, pass: string | null = null): URL {
  return new URL(backToForm({ ...request, ...changes }, problem, pass), 'https://register.example.com');
}

describe('a refused form goes back to the form', () => {
  it('with everything that was typed but the pairing key, the reason and its reference', () => {
    expect(Object.fromEntries(target().searchParams)).toEqual({
      'appliance-id': 'edge 1/../x',
      site: 'denver',
      name: 'Till & 1',
      error: 'host_at_other_site',
      reference: '7KQ2-M9XD',
      'fact.site': 'Boulder',
    });
    expect(target().href).not.toContain('k3y');
  });

  it('with the pass that it came with, whole', () => {
    const pass = 'x'.repeat(2_000);
    expect(target({}, pass).searchParams.get('pass')).toBe(pass);
  });

  it('to our own origin whatever was typed', () => {
    for (const typed of ['//evil.example', 'https://evil.example', '\\\\evil.example', '\r\nlocation: x']) {
      expect(target({ edgeHostId: typed, siteId: typed, hostName: typed }, typed).origin).toBe(
        'https://register.example.com',
      );
    }
  });

  it('with as much of an endless text as a field can show', () => {
    expect(target({ edgeHostId: 'a'.repeat(5_000) }).searchParams.get('appliance-id')).toHaveLength(300);
  });
});

describe('an address of the start page', () => {
  it('says only what there is to say', () => {
    expect(arrivalWith({}, null, null)).toBe('/');
    expect(arrivalWith({ 'appliance-id': '', ask: '' }, null, null)).toBe('/');
    expect(arrivalWith({ 'appliance-id': 'edge-1', ask: 'pin' }, null, 'sealed')).toBe(
      '/?appliance-id=edge-1&ask=pin&pass=sealed',
    );
  });
});

describe('the answer to a form', () => {
  const request = new Request('https://register.test/x');

  it('is a 303 that nobody keeps', () => {
    const response = answerForm(request, '/registrations/edge-1');
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('/registrations/edge-1');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('set-cookie')).toBeNull();
  });

  it('may set cookies', () => {
    const { headers } = answerForm(request, '/', '__Host-session=x; Path=/', 'b=y');
    expect(headers.getSetCookie()).toEqual(['__Host-session=x; Path=/', 'b=y']);
  });

  it('stays below the path that the form came from, but for other servers', () => {
    const practice = new Request('https://register.test/x', { headers: { [baseHeader]: '/practice' } });
    expect(answerForm(practice, '/?q=').headers.get('location')).toBe('/practice/?q=');
    expect(answerForm(practice, 'https://login.test/a').headers.get('location')).toBe('https://login.test/a');
  });
});
