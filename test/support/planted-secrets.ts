/**
 * What a careless build machine has in its environment: each of the app's secrets, recognisable. `test/run/all.ts` builds
 * with them; `test/build/no-secrets.test.ts` looks for them in everything that came out.
 */
export const plantedSecrets = {
  PALETTE_API_KEY: 'planted-0-palette-api-key-f0c81d2a',
  KV_REST_API_URL: 'https://planted-1-kv-address-f0c81d2a.example.com',
  KV_REST_API_TOKEN: 'planted-2-kv-token-f0c81d2a',
  SESSION_SECRETS: 'planted-3-session-secret-f0c81d2a-f0c81d2a',
  LINK_SECRETS: 'planted-4-link-secret-f0c81d2a-f0c81d2a',
  PIN_PEPPER: 'planted-5-pin-pepper-f0c81d2a-f0c81d2a',
  OIDC_CLIENT_SECRET: 'planted-6-client-secret-f0c81d2a',
  WEBHOOK_OPS_URL: 'https://planted-7-webhook-f0c81d2a.example.com/hook',
  WEBHOOK_OPS_SECRET: 'planted-8-webhook-secret-f0c81d2a-f0c81d2a',
  CRON_SECRET: 'planted-9-cron-secret-f0c81d2a',
} as const;

/** In each of them, and nowhere else in this repository. */
export const plantedMark = 'f0c81d2a';
