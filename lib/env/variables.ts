import 'server-only';
import { z } from 'zod';
import { overrideRateLimits } from '../palette/rate-limits';

const httpsOrLoopback = (text: string) => {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname));
};

const address = z
  .string()
  .refine(httpsOrLoopback, 'Give an address that begins with https:// (http:// only for this machine).');
const origin = address.refine((text) => URL.canParse(text) && new URL(text).origin === text.replace(/\/$/, ''), {
  message: 'Give scheme and host only, e.g. https://register.example.com.',
});
const secrets = z
  .string()
  .transform((text) => text.split(',').map((secret) => secret.trim()))
  .refine((list) => list.every((secret) => secret.length >= 32), 'Give secrets of at least 32 characters, by comma.');
const limits = z.string().transform((text, context) => {
  const table = overrideRateLimits(text);
  if (table !== null) return table;
  context.addIssue({
    code: 'custom',
    message: 'Give limits of Palette as per second / burst, the burst at least twice as much: /v1/edgehosts=10/50,….',
  });
  return z.NEVER;
});

/** What stands in docs/environment.md besides the name and the form. */
interface VariableFacts {
  readonly what: string;
  /** What counts when it is not set, where the schema does not say. */
  readonly unset?: string;
  /** `production`: set it for that target alone; `any`: wherever the app runs; `own`: on a machine of one's own; `given`: Vercel sets it. */
  readonly target: 'production' | 'any' | 'own' | 'given';
  readonly isSecret?: true;
}

const variable = <S extends z.ZodType>(schema: S, facts: VariableFacts): S => schema.meta({ ...facts });

/** Every variable that the app reads, its form and what it is for. */
export const variablesSchema = z.object({
  PALETTE_MODE: variable(z.enum(['live', 'simulator'], { error: 'Set it to live or to simulator.' }).optional(), {
    what: 'set `live` or `simulator` to decide yourself; previews are never live',
    unset: '`live` with a key, else `simulator`',
    target: 'production',
  }),
  PALETTE_API_URL: variable(origin.default('https://api.spectrocloud.com'), {
    what: 'your Palette',
    target: 'production',
  }),
  PALETTE_API_KEY: variable(z.string().min(6, 'Give the whole API key.').optional(), {
    what: 'the key of a Palette user',
    target: 'production',
    isSecret: true,
  }),
  PALETTE_PROJECT_UID: variable(z.string().optional(), {
    what: 'project of sites that name none',
    unset: 'tenant scope',
    target: 'production',
  }),
  PALETTE_LIMITS: variable(limits.optional(), {
    what: 'other rate limits, per second / burst: `/v1/edgehosts=10/50,/v1/dashboard=5/25`',
    unset: 'as documented',
    target: 'production',
  }),
  KV_REST_API_URL: variable(address.optional(), {
    what: 'Vercel KV (Upstash), with its token. Needed for live mode on Vercel',
    unset: 'the embedded store',
    target: 'production',
  }),
  KV_REST_API_TOKEN: variable(z.string().optional(), {
    what: 'belongs to `KV_REST_API_URL`: both or none',
    target: 'production',
    isSecret: true,
  }),
  DATA_DIR: variable(z.string().default('.data'), {
    what: 'folder of the embedded store, when there is no KV',
    target: 'own',
  }),
  SITES_INDEX: variable(z.string().default('.generated/sites.json'), {
    what: 'where the compiled sites are',
    target: 'own',
  }),
  PUBLIC_ORIGIN: variable(origin.optional(), {
    what: 'scheme and host that phones reach: in QR codes and links, and whose forms are accepted',
    unset: "the request's host",
    target: 'production',
  }),
  SESSION_SECRETS: variable(secrets.optional(), {
    what: 'seal sessions and approval links: the first one seals, all open',
    target: 'production',
    isSecret: true,
  }),
  LINK_SECRETS: variable(secrets.optional(), {
    what: 'sign staging links: the first one signs, all verify',
    target: 'production',
    isSecret: true,
  }),
  PIN_PEPPER: variable(z.string().min(32, 'Give a secret of at least 32 characters.').optional(), {
    what: 'goes into every PIN hash of the config',
    target: 'production',
    isSecret: true,
  }),
  OIDC_CLIENT_SECRET: variable(z.string().optional(), {
    what: 'of single sign-on',
    target: 'production',
    isSecret: true,
  }),
  CLIENT_ADDRESS_HEADER: variable(
    z
      .string()
      .regex(/^[A-Za-z0-9-]+$/, 'Give the name of a header, e.g. x-real-ip.')
      .optional(),
    {
      what: "behind a proxy of your own: its header with the caller's address, for limits",
      unset: '`x-real-ip` on Vercel',
      target: 'own',
    },
  ),
  CRON_SECRET: variable(z.string().min(16, 'Give a secret of at least 16 characters.').optional(), {
    what: 'what calls `/api/cron/sweep` must send it as bearer',
    unset: 'nobody may',
    target: 'production',
    isSecret: true,
  }),
  PRACTICE: variable(z.enum(['on', 'off'], { error: 'Set it to on or to off.' }).optional(), {
    what: '`off` takes practice below `/practice` away',
    unset: '`on`',
    target: 'any',
  }),
  VERCEL_ENV: variable(z.enum(['production', 'preview', 'development']).optional(), {
    what: 'the target; a preview never reaches the real Palette',
    target: 'given',
  }),
  VERCEL_GIT_COMMIT_REF: variable(z.string().optional(), {
    what: 'keeps the stores of previews apart',
    target: 'given',
  }),
  VERCEL_GIT_COMMIT_SHA: variable(z.string().optional(), {
    what: 'the version that health and logs tell',
    unset: '`local`',
    target: 'given',
  }),
});

/** Names that the app reads; `.env.example` and docs/environment.md list the same. */
export const variableNames = Object.keys(variablesSchema.shape);

/** One row of docs/environment.md. */
export interface VariableRow extends VariableFacts {
  readonly name: string;
}

/** What each variable is, in the order of the schema; `unset` is its default where it has one. */
export const variableRows: readonly VariableRow[] = Object.entries(variablesSchema.shape).map(([name, one]) => {
  const facts = z.globalRegistry.get(one) as unknown as VariableFacts;
  return one instanceof z.ZodDefault ? { name, ...facts, unset: `\`${one.def.defaultValue}\`` } : { name, ...facts };
});
