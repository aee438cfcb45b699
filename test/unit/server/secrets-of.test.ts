import { describe, expect, it } from 'vitest';
import { type Env, parseEnv } from '../../../lib/env';
import { variableNames } from '../../../lib/env/variables';
import { createRedactor } from '../../../lib/palette/redact';
import { secretsOf } from '../../../lib/server/secrets-of';

/** By their names; `WEBHOOK_…` are named by the config. */
const secretNames = variableNames.filter((name) => /KEY|TOKEN|SECRET|PEPPER|PASSWORD|CREDENTIAL/.test(name));

const planted = (name: string) => `planted-${name.toLowerCase()}-0123456789abcdef0123456789`;

function understand(source: Readonly<Record<string, string>>): Env {
  const result = parseEnv(source);
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return result.env;
}

function fullEnv(): Env {
  const values = Object.fromEntries(secretNames.map((name) => [name, planted(name)]));
  return understand({ ...values, PALETTE_MODE: 'live', KV_REST_API_URL: 'https://kv.example.com' });
}

describe('what the log blots out', () => {
  it('the names are those that the app reads', () => {
    expect(secretNames).toEqual(
      expect.arrayContaining([
        'PALETTE_API_KEY',
        'SESSION_SECRETS',
        'LINK_SECRETS',
        'PIN_PEPPER',
        'OIDC_CLIENT_SECRET',
      ]),
    );
  });

  it.each(secretNames)('%s', (name) => {
    expect(secretsOf(fullEnv())).toContain(planted(name));
  });

  it('each of several rotating secrets', () => {
    const both = [planted('first'), planted('second')];
    const env = understand({ SESSION_SECRETS: both.join(', '), LINK_SECRETS: both.toReversed().join(',') });
    expect(secretsOf(env)).toEqual([...both, ...both.toReversed()]);
  });

  it('nothing on a bare machine', () => {
    expect(secretsOf(understand({}))).toEqual([]);
  });

  it('no name, mode or address of ours', () => {
    const shown = secretsOf(fullEnv()).join('\n');
    expect(shown).not.toContain('kv.example.com');
    expect(shown).not.toContain('live');
  });
});

describe('a webhook', () => {
  const env = understand({
    WEBHOOK_OPS_URL: 'https://chat.example.com/services/T0F3/planted-7f21?key=planted-88c0-and-more',
    WEBHOOK_OPS_SECRET: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    WEBHOOK_PLAIN_SECRET: 'planted plain words of a secret',
    WEBHOOK_SHORT_URL: 'https://hooks.example.com/in',
  });
  const redact = createRedactor(secretsOf(env));

  it.each([
    ['the whole address', 'https://chat.example.com/services/T0F3/planted-7f21?key=planted-88c0-and-more'],
    ['its path', 'POST /services/T0F3/planted-7f21'],
    ['its query', 'chat?key=planted-88c0-and-more'],
    ['path and query', '/services/T0F3/planted-7f21?key=planted-88c0-and-more'],
    ['the secret', 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'],
    ['the secret without its prefix', 'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'],
    ['a secret in plain words', 'planted plain words of a secret'],
  ])('%s is blotted out', (_, text) => {
    expect(redact(`error: ${text}.`)).toContain('[redacted]');
    expect(redact(`error: ${text}.`)).not.toMatch(/planted|MfKQ9r8/);
  });

  it('a short path that anything may hold is left alone', () => {
    expect(redact('signed /in')).toBe('signed /in');
    expect(redact('https://hooks.example.com/in')).toBe('[redacted]');
  });
});
