import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { variableNames } from '../../../lib/env/variables';
import { compileSites } from '../../../lib/sites/compile-sites';
import type { Fault } from '../../../lib/sites/fault';
import {
  type Changes,
  configWith,
  faultsOf,
  indexOf,
  plainLogo,
  smallConfig,
  smallConfigNowMs,
} from '../../fixtures/sites/small-config';
import { readSources } from '../../support/import-graph';
import { readImports, withoutComments } from '../../support/read-imports';

/** A webhook as a pull request may add it. */
const webhook = (changes: object) => ({
  webhooks: [{ id: 'ops', addressFrom: 'WEBHOOK_OPS_URL', secretFrom: 'WEBHOOK_OPS_SECRET', ...changes }],
});

describe('threat 12, a config cannot make the server send a secret anywhere', () => {
  const others = [...variableNames, 'AWS_SECRET_ACCESS_KEY', 'DATABASE_URL', 'GITHUB_TOKEN', 'PATH'];

  it.each(others)('as it can name no variable %s', (name) => {
    for (const option of ['addressFrom', 'secretFrom']) {
      const [fault] = faultsOf(webhook({ [option]: name }));
      expect(fault).toMatchObject({ path: `webhooks[0].${option}`, problem: expect.stringContaining('WEBHOOK_') });
    }
  });

  it('nor get around the prefix: whatever passes is a plain name that begins with it', () => {
    const pieces = fc.constantFrom(
      'WEBHOOK_',
      'webhook_',
      'PALETTE_API_KEY',
      '\n',
      ' ',
      '\0',
      '=',
      '$',
      '{',
      '}',
      '__proto__',
      'Ａ',
      'X',
    );
    const names = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces, { maxLength: 5 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(names, (name) => {
        if (faultsOf(webhook({ addressFrom: name })).length === 0) expect(name).toMatch(/^WEBHOOK_[A-Z0-9_]+$/);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each(variableNames)('and no option has anything to do with %s', (name) => {
    const options = [{ access: { secretFrom: name } }, { signOn: { clientSecret: name } }, { env: name }];
    for (const changes of options) expect(faultsOf(changes as Changes)).not.toEqual([]);
  });
});

describe('threat 12, a text of the config is a text', () => {
  const texts = [
    // biome-ignore lint/suspicious/noTemplateCurlyInString: what somebody might hope is filled in.
    '${process.env.PALETTE_API_KEY}',
    '$(printenv)',
    '{{env.PALETTE_API_KEY}}',
    '%PALETTE_API_KEY%',
    "=cmd|' /C calc'!A0",
    '<script>alert(1)</script>',
    "'; DROP TABLE intents; --",
    '../../../etc/passwd',
    'javascript:alert(1)',
  ];

  it.each(texts)('%s stays as it is, wherever people read it', (text) => {
    const index = indexOf({ 'company.name': text, 'sites[0].name': text, 'sites[0].address': text });
    expect([index.company.name, index.sites[0]?.name, index.sites[0]?.address]).toEqual([text, text, text]);
  });

  it.each(texts)('%s is refused wherever machines read it', (text) => {
    const places = [
      'sites[0].id',
      'sites[0].clusterName',
      'sites[0].projectUid',
      'sites[0].endpoint.vip',
      'company.logo',
      'company.colors.primary',
      'security.contact',
      'access.links[0].id',
      'access.signOn.issuer',
      'webhooks[0].id',
    ];
    for (const place of places) {
      const faults = faultsOf({ [place.replace(/\[0\]\..*/, '')]: undefined, ...only(place, text) });
      expect(faults.map(({ path }) => path)).toContain(place);
    }
  });

  it('no source of ours runs a text as code, or a command', () => {
    const running =
      /(?<![.\w])eval\s*\(|\bnew\s+Function\b|node:vm\b|\bdangerouslySetInnerHTML\b|\bsetTimeout\s*\(\s*['"`]/;
    const sources = [...readSources()].filter(([path]) => path.startsWith('lib/') || path.startsWith('app/'));
    expect(sources.length).toBeGreaterThan(150);
    expect(sources.flatMap(([path, source]) => (running.test(withoutComments(source)) ? [path] : []))).toEqual([]);
    const starting = sources.filter(([path, source]) =>
      readImports(path, source).some(
        ({ specifier }) => /child_process|worker_threads|cluster/.test(specifier) && specifier.startsWith('node:'),
      ),
    );
    expect(starting.map(([path]) => path)).toEqual([]);
    expect(running.test('eval("1")')).toBe(true);
  });

  it('the config draws in nothing but its own form', () => {
    const imports = readImports('sites.config.ts', readFileSync('sites.config.ts', 'utf8'));
    expect(imports.map(({ target }) => target)).toEqual(['lib/sites/define-sites']);
  });
});

/** The small config cannot be changed below what it does not have; this makes the least around a place. */
function only(place: string, text: string): Changes {
  const whole: Record<string, Changes> = {
    'access.links[0].id': {
      'access.links': [{ id: text, sites: ['alpha'], expires: '2027-03-31', maxHosts: 1 }],
      'access.modes': ['link'],
    },
    'access.signOn.issuer': {
      'access.signOn': { issuer: text, clientId: 'x', roles: [{ claim: 'a', value: 'b', role: 'it' }] },
    },
    'webhooks[0].id': webhook({ id: text }),
    'security.contact': { security: { contact: text, expires: '2027-03-31' } },
  };
  return whole[place] ?? { sites: (smallConfig() as { sites: unknown[] }).sites, [place]: text };
}

describe('threat 12, names that JavaScript itself uses', () => {
  const planted = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'];
  const places = [
    '',
    'company',
    'access',
    'profileSets',
    'profileSets.store',
    'defaults',
    'defaults.access',
    'sites[0]',
    'sites[0].tags',
    'sites[0].variables',
    'sites[0].endpoint',
  ];

  it.each(places.flatMap((place) => planted.map((name) => [name, place] as const)))(
    '%s at "%s" changes nothing',
    (name, place) => {
      const config = configWith(place === '' ? {} : { [place]: groupAt(place) });
      const target = place === '' ? config : find(config, place);
      Object.defineProperty(target, name, { value: { polluted: 'yes', infra: 'a@1.0.0' }, enumerable: true });
      const faults = compile(config);
      expect(({} as { polluted?: string }).polluted).toBeUndefined();
      expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
      expect(JSON.stringify(faults)).not.toContain('"polluted"');
      // A set of profiles may bear any name, and one that no site uses does no harm.
      if (place !== 'profileSets') expect(faults.length).toBeGreaterThan(0);
    },
  );
});

function groupAt(place: string): unknown {
  return find(smallConfig(), place) ?? {};
}

function find(config: unknown, place: string): object {
  const keys = place.match(/[^.[\]]+/g) ?? [];
  return keys.reduce<unknown>((group, key) => (group as Record<string, unknown> | undefined)?.[key], config) as object;
}

function compile(config: unknown): readonly Fault[] {
  const result = compileSites({ config, manifest: null, findPublicFile: () => plainLogo, nowMs: smallConfigNowMs });
  return result.ok ? [] : result.error;
}
