import { describe, expect, test } from 'vitest';
import { catalogue, fail } from '../../../lib/errors';
import { PaletteError, type PaletteErrorFacts } from '../../../lib/palette/palette-error';
import { explain } from '../../../lib/registration/explain';
import { StopRun } from '../../../lib/registration/stop-run';
import { StoreError } from '../../../lib/store/store';

function palette(facts: Partial<PaletteErrorFacts>): PaletteError {
  return new PaletteError({ kind: 'http', method: 'POST', path: '/v1/edgehosts', ...facts });
}

describe('whatever goes wrong below has an entry in the catalogue', () => {
  test.each([
    ['a network fault', palette({ kind: 'network' }), 'palette_unreachable'],
    ['silence', palette({ kind: 'timeout' }), 'palette_slow'],
    ['an answer of another shape', palette({ kind: 'schema', status: 200 }), 'palette_answer_unreadable'],
    ['401', palette({ status: 401 }), 'palette_credential_refused'],
    ['403', palette({ status: 403 }), 'palette_credential_refused'],
    ['a key that is echoed', palette({ status: 404, isCredentialEchoed: true }), 'palette_credential_refused'],
    ['a key that is unknown', palette({ status: 404, isCredentialUnknown: true }), 'palette_credential_refused'],
    ['429', palette({ status: 429, code: 'TooManyRequests' }), 'palette_busy'],
    ['408', palette({ status: 408 }), 'palette_slow'],
    ['504', palette({ status: 504, code: 'X' }), 'palette_slow'],
    ['500 without a code: Palette is unwell', palette({ status: 500 }), 'palette_unreachable'],
    ['500 with a code: a business refusal', palette({ status: 500, code: 'DuplicateName' }), 'palette_refused'],
    [
      '500 with a code to a read: unwell, since nothing was asked for',
      palette({ status: 500, code: 'X', isRead: true }),
      'palette_unreachable',
    ],
    ['502 with a code: still unwell', palette({ status: 502, code: 'X' }), 'palette_unreachable'],
    ['503', palette({ status: 503 }), 'palette_unreachable'],
    ['400', palette({ status: 400, code: 'X' }), 'palette_refused'],
    ['409 without a code', palette({ status: 409 }), 'palette_refused'],
    ['http without a status', palette({}), 'palette_refused'],
    ['the store', new StoreError('gone'), 'store_unavailable'],
    ['a bug', new TypeError('x is undefined'), 'internal'],
    ['something that is no error', 'boom', 'internal'],
  ] as const)('%s', (_, error, code) => {
    expect(explain(error)).toEqual({ code });
    expect(Object.keys(catalogue)).toContain(code);
  });

  test('a run that was stopped keeps its own reason, facts and all', () => {
    const { error } = fail('profile_not_found', { profile: 'edge-infra@1.2.0' });
    expect(explain(new StopRun(error))).toEqual(error);
  });
});
