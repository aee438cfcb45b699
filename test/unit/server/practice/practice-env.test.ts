import { describe, expect, it } from 'vitest';
import { createSeals } from '../../../../lib/access/seal';
import { type Env, parseEnv } from '../../../../lib/env';
import { practiceEnv } from '../../../../lib/server/practice/practice-env';
import { plantedMark, plantedSecrets } from '../../../support/planted-secrets';

function understand(extra: Readonly<Record<string, string>> = {}): Env {
  const result = parseEnv({ ...plantedSecrets, PALETTE_MODE: 'live', PALETTE_PROJECT_UID: 'a-project', ...extra });
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return result.env;
}

describe('the environment of practice', () => {
  it('holds nothing secret but the place of its store', () => {
    const { kv, ...rest } = practiceEnv(understand());
    expect(kv).not.toBeNull();
    expect(JSON.stringify(rest)).not.toContain(plantedMark);
    expect(JSON.stringify(rest)).not.toContain('a-project');
    expect(rest).toMatchObject({ mode: 'simulator', palette: null, cronSecret: null, webhookVariables: {} });
  });

  it('names every field of an environment, so that a new one is thought about', () => {
    const env = understand();
    expect(Object.keys(practiceEnv(env)).sort()).toEqual(Object.keys(env).sort());
  });

  it('keeps its records apart from every real deployment, and from the practice of another', () => {
    const deployments = [
      understand(),
      understand({ VERCEL_ENV: 'production' }),
      understand({ PALETTE_MODE: 'simulator' }),
    ];
    const prefixes = deployments.flatMap((env) => [env.storePrefix, practiceEnv(env).storePrefix]);
    expect(new Set(prefixes).size).toBe(prefixes.length);
    expect(practiceEnv(understand()).dataDir).toBe('.data/practice');
  });

  it('has seals that open nothing of the real ones, and the other way round', async () => {
    const env = understand();
    const practice = practiceEnv(env);
    const clock = { now: () => 0 };
    const real = createSeals(env.sessionSecrets, env.storePrefix, clock);
    const practised = createSeals(practice.sessionSecrets, practice.storePrefix, clock);
    const withRealName = createSeals(practice.sessionSecrets, env.storePrefix, clock);
    for (const purpose of ['session', 'pass', 'approval', 'sign-on', 'undo'] as const) {
      const sealed = await practised.seal(purpose, 'mine', 1);
      expect(await practised.open(purpose, sealed)).toBe('mine');
      expect(await real.open(purpose, sealed)).toBeNull();
      expect(await real.open(purpose, await withRealName.seal(purpose, 'mine', 1))).toBeNull();
      expect(await practised.open(purpose, await real.seal(purpose, 'theirs', 1))).toBeNull();
    }
  });

  it('knows its own visitors on every instance where the real ones are known', () => {
    expect(practiceEnv(understand()).sessionSecrets).toEqual(practiceEnv(understand()).sessionSecrets);
    expect(practiceEnv(understand({ SESSION_SECRETS: '' })).sessionSecrets).toEqual([]);
  });
});
