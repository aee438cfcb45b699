import { AuthorizationResponseError, ResponseBodyError, WWWAuthenticateChallengeError } from 'openid-client';
import { describe, expect, it } from 'vitest';
import { explainFailure } from '../../../../lib/access/sign-on/explain-failure';
import { OutgoingError } from '../../../../lib/outgoing/outgoing-error';

/** An error as the library wraps it. */
const wrap = (cause: unknown, code?: unknown) => Object.assign(new Error('wrapped', { cause }), { code });
const said = (error: string) =>
  new AuthorizationResponseError('said so', { cause: new URLSearchParams({ error, error_description: 'x' }) });
const answered = (error: string) =>
  new ResponseBodyError('said so', { cause: { error }, response: new Response('', { status: 400 }) });
const challenged = (parameters: Record<string, string>[]) =>
  new WWWAuthenticateChallengeError('said so', {
    cause: parameters.map((one) => ({ scheme: 'basic', parameters: one })),
    response: new Response('', { status: 401 }),
  });

describe('why a sign-in came to nothing', () => {
  it.each([
    ['a provider that cannot be reached', wrap(new OutgoingError('network', 'ECONNREFUSED')), 'ECONNREFUSED'],
    ['one that is too slow', wrap(new OutgoingError('timeout')), 'timeout'],
    ['one that sends us on', new OutgoingError('redirected'), 'redirected'],
    ['one with a fault of its own', wrap(new Response('', { status: 500 }), 'X_NOT_CONFORM'), 'http_500'],
    ['one that is busy', wrap(new Response('', { status: 429 })), 'http_429'],
    ['one that says so to the browser', said('temporarily_unavailable'), 'temporarily_unavailable'],
    ['one whose words are wrapped', wrap(wrap(said('server_error'))), 'server_error'],
    ['one that says so to us', answered('server_error'), 'server_error'],
  ])('%s is a matter of time', (_what, error, reason) => {
    expect(explainFailure(error)).toEqual({ code: 'sign_in_unavailable', reason });
  });

  it.each([
    ['somebody who went back', said('access_denied'), 'access_denied'],
    ['a code that is used up', answered('invalid_grant'), 'invalid_grant'],
    ['a secret that is not ours', challenged([{ error: 'invalid_client' }]), 'invalid_client'],
    ['a challenge that says nothing', challenged([{}]), 'OAUTH_WWW_AUTHENTICATE_CHALLENGE'],
    ['no challenge', challenged([]), 'OAUTH_WWW_AUTHENTICATE_CHALLENGE'],
    ['an answer that is not right', wrap(new Response('', { status: 499 }), 'X_NOT_CONFORM'), 'X_NOT_CONFORM'],
    ['a token that is not right', wrap(wrap(null, 'INNER_WORD'), 'OUTER_WORD'), 'OUTER_WORD'],
    ['a cause that has the word', wrap(wrap(null, 'INNER_WORD')), 'INNER_WORD'],
    ['something that was thrown', 'a text', 'unknown'],
    ['nothing at all', undefined, 'unknown'],
    ['an error without words', new Error('secret'), 'unknown'],
  ])('%s has to start again', (_what, error, reason) => {
    expect(explainFailure(error)).toEqual({ code: 'sign_in_failed', reason });
  });

  it.each(['<script>', 'a b', 'line\nbreak', 'ä', '7th', 'e', '', `e${'x'.repeat(61)}`])(
    'no text of a stranger gets into a log: %j',
    (word) => {
      expect(explainFailure(said(word)).reason).toBe('OAUTH_AUTHORIZATION_RESPONSE_ERROR');
      expect(explainFailure(wrap(null, word)).reason).toBe('unknown');
    },
  );

  it('takes words of two to sixty-one letters', () => {
    expect(explainFailure(said('ok')).reason).toBe('ok');
    expect(explainFailure(said(`e${'x'.repeat(60)}`)).reason).toBe(`e${'x'.repeat(60)}`);
  });

  it('follows causes five deep and no deeper, though they go in a circle', () => {
    const down = new OutgoingError('timeout');
    expect(explainFailure(wrap(wrap(wrap(wrap(down))))).code).toBe('sign_in_unavailable');
    expect(explainFailure(wrap(wrap(wrap(wrap(wrap(down)))))).code).toBe('sign_in_failed');
    const circle = new Error('round');
    circle.cause = circle;
    expect(explainFailure(circle)).toEqual({ code: 'sign_in_failed', reason: 'unknown' });
  });
});
