import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import type { Env } from '../../env';
import { rateLimits } from '../../palette/rate-limits';

/**
 * The environment as practice sees it, written out field by field so that nothing slips in: no key of Palette, nobody's
 * secret, a store of its own. Sessions are sealed by secrets that are made of the real ones and lead to none of them (HMAC,
 * RFC 2104). Pure.
 */
export function practiceEnv(env: Env): Env {
  return {
    mode: 'simulator',
    palette: null,
    paletteLimits: rateLimits,
    kv: env.kv,
    dataDir: join(env.dataDir, 'practice'),
    siteIndexPath: '',
    publicOrigin: env.publicOrigin,
    sessionSecrets: env.sessionSecrets.map((secret) =>
      createHmac('sha256', secret).update('practice').digest('base64url'),
    ),
    linkSecrets: [],
    pinPepper: null,
    oidcClientSecret: null,
    webhookVariables: {},
    addressHeader: env.addressHeader,
    cronSecret: null,
    vercel: env.vercel,
    // Real ones begin with their mode.
    storePrefix: `practice:${env.storePrefix}`,
    version: env.version,
    hasPractice: true,
  };
}
