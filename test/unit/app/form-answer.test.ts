import { describe, expect, it } from 'vitest';
import { answerForm, formTarget } from '../../../app/api/_http/form-answer';
import type { Problem, RegistrationView } from '../../../lib/registration/view';

const request = { edgeHostId: 'edge 1/../x', siteId: 'denver', hostName: 'Till & 1' };
const problem: Problem = { code: 'host_at_other_site', facts: { site: 'Boulder' }, reference: '7KQ2-M9XD' };

function target(changes: Partial<typeof request> = {}, withProblem: Problem | null = problem): URL {
  const path = formTarget({ ...request, ...changes }, { outcome: 'refused', view: null, problem: withProblem });
  return new URL(path, 'https://register.example.com');
}

describe('a refused form goes back to the form', () => {
  it('with everything that was typed, the reason and its reference', () => {
    expect(Object.fromEntries(target().searchParams)).toEqual({
      'appliance-id': 'edge 1/../x',
      site: 'denver',
      name: 'Till & 1',
      error: 'host_at_other_site',
      reference: '7KQ2-M9XD',
      'fact.site': 'Boulder',
    });
  });

  it('to our own origin whatever was typed', () => {
    for (const typed of ['//evil.example', 'https://evil.example', '\\\\evil.example', '\r\nlocation: x']) {
      expect(target({ edgeHostId: typed, siteId: typed, hostName: typed }).origin).toBe('https://register.example.com');
    }
  });

  it('with as much of an endless text as a field can show', () => {
    expect(target({ edgeHostId: 'a'.repeat(5_000) }).searchParams.get('appliance-id')).toHaveLength(300);
  });
});

it('a registration goes to its page, the ID encoded', () => {
  const view = { hostId: 'edge-1' } as RegistrationView;
  const path = formTarget(request, { outcome: 'registered', view, problem: null });
  expect(path).toBe('/registrations/edge-1');
});

it('the answer is a 303 that nobody keeps', () => {
  const response = answerForm('/registrations/edge-1');
  expect(response.status).toBe(303);
  expect(response.headers.get('location')).toBe('/registrations/edge-1');
  expect(response.headers.get('cache-control')).toBe('no-store');
});
