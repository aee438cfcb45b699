import 'server-only';
import { z } from 'zod';
import { overrideRateLimits, type RateLimit, rateLimits } from './palette/rate-limits';

/** What is wrong with the environment, in words for whoever deploys. Never the value: it may be a secret. */
export interface EnvFault {
  readonly name: string;
  readonly remedy: string;
}

/** The environment, understood. */
export interface Env {
  readonly mode: 'live' | 'simulator';
  readonly palette: { readonly url: string; readonly key: string; readonly projectUid: string | null } | null;
  /** What Palette allows, most specific prefix first. */
  readonly paletteLimits: readonly RateLimit[];
  readonly kv: { readonly url: string; readonly token: string } | null;
  readonly dataDir: string;
  /** Where the build left the compiled sites. */
  readonly siteIndexPath: string;
  readonly publicOrigin: string | null;
  readonly sessionSecrets: readonly string[];
  /** The first signs staging links, all verify. */
  readonly linkSecrets: readonly string[];
  /** Goes into every PIN hash; not in git. */
  readonly pinPepper: string | null;
  readonly oidcClientSecret: string | null;
  /** Addresses and secrets of webhooks by the names that the config uses. */
  readonly webhookVariables: Readonly<Record<string, string>>;
  /** The header in which the platform tells the address of whoever asks; null: nobody tells. */
  readonly addressHeader: string | null;
  /** What the timer of the sweep proves itself with; null: nobody may call it. */
  readonly cronSecret: string | null;
  /** Null on a machine of one's own. */
  readonly vercel: 'production' | 'preview' | 'development' | null;
  /** Keeps deployments that share a store apart. */
  readonly storePrefix: string;
  /** May anybody practise below `/practice`? */
  readonly hasPractice: boolean;
  /** Commit of the deployment, or `local`. */
  readonly version: string;
}

export type EnvResult =
  | { readonly ok: true; readonly env: Env }
  | { readonly ok: false; readonly faults: readonly EnvFault[] };

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

const schema = z.object({
  PALETTE_MODE: z.enum(['live', 'simulator'], { error: 'Set it to live or to simulator.' }).optional(),
  PALETTE_API_URL: origin.default('https://api.spectrocloud.com'),
  PALETTE_API_KEY: z.string().min(6, 'Give the whole API key.').optional(),
  PALETTE_PROJECT_UID: z.string().optional(),
  PALETTE_LIMITS: limits.optional(),
  KV_REST_API_URL: address.optional(),
  KV_REST_API_TOKEN: z.string().optional(),
  DATA_DIR: z.string().default('.data'),
  SITES_INDEX: z.string().default('.generated/sites.json'),
  PUBLIC_ORIGIN: origin.optional(),
  SESSION_SECRETS: secrets.optional(),
  LINK_SECRETS: secrets.optional(),
  PIN_PEPPER: z.string().min(32, 'Give a secret of at least 32 characters.').optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  CLIENT_ADDRESS_HEADER: z
    .string()
    .regex(/^[A-Za-z0-9-]+$/, 'Give the name of a header, e.g. x-real-ip.')
    .optional(),
  CRON_SECRET: z.string().min(16, 'Give a secret of at least 16 characters.').optional(),
  PRACTICE: z.enum(['on', 'off'], { error: 'Set it to on or to off.' }).optional(),
  VERCEL_ENV: z.enum(['production', 'preview', 'development']).optional(),
  VERCEL_GIT_COMMIT_REF: z.string().optional(),
  VERCEL_GIT_COMMIT_SHA: z.string().optional(),
});

type Variables = z.infer<typeof schema>;

/** Names that the app reads; `.env.example` and the README list the same. */
export const variableNames = Object.keys(schema.shape);

/** Understands the environment; all faults are told together. An empty value counts as not set,
 * blanks around a value do not count: a pasted secret often ends in a line break. Pure. */
export function parseEnv(source: Readonly<Record<string, string | undefined>>): EnvResult {
  const given = Object.fromEntries(
    Object.entries(source).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : [])),
  );
  const parsed = schema.safeParse(given);
  const webhookVariables = Object.fromEntries(Object.entries(given).filter(([name]) => name.startsWith('WEBHOOK_')));
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => ({ name: String(issue.path[0]), remedy: issue.message }));
    return { ok: false, faults: oneEach(faults) };
  }
  const mode = chooseMode(parsed.data);
  const faults = oneEach([...forbidden(parsed.data), ...missing(parsed.data, mode), ...halves(parsed.data)]);
  return faults.length > 0
    ? { ok: false, faults }
    : { ok: true, env: toEnv(parsed.data, mode ?? 'simulator', webhookVariables) };
}

/** The environment of this process. */
export function readEnv(): EnvResult {
  return parseEnv(process.env);
}

/** Null: nobody said, where somebody must. A preview never reaches the real Palette, whatever else is set. */
function chooseMode(variables: Variables): Env['mode'] | null {
  if (variables.VERCEL_ENV === 'preview') return 'simulator';
  if (variables.PALETTE_MODE) return variables.PALETTE_MODE;
  if (variables.PALETTE_API_KEY) return 'live';
  return variables.VERCEL_ENV === 'production' ? null : 'simulator';
}

/** A preview runs what nobody has reviewed yet, for whoever has its address: one variable too many must not arm it. */
function forbidden({ VERCEL_ENV, PALETTE_MODE }: Variables): EnvFault[] {
  if (VERCEL_ENV !== 'preview' || PALETTE_MODE !== 'live') return [];
  return [{ name: 'PALETTE_MODE', remedy: 'Set live for Production only: a preview never reaches the real Palette.' }];
}

function missing(variables: Variables, mode: Env['mode'] | null): EnvFault[] {
  const faults: EnvFault[] = [];
  if (mode !== 'simulator' && !variables.PALETTE_API_KEY) {
    faults.push({ name: 'PALETTE_API_KEY', remedy: 'Set the API key, or PALETTE_MODE=simulator to try things out.' });
  }
  if (mode !== 'simulator' && variables.VERCEL_ENV && !variables.KV_REST_API_URL) {
    faults.push({ name: 'KV_REST_API_URL', remedy: 'Connect a KV store: functions keep no files of their own.' });
  }
  return faults;
}

/** Only the first word about a variable: the second would be about the same empty value. */
function oneEach(faults: readonly EnvFault[]): EnvFault[] {
  return [...new Map([...faults].reverse().map((fault) => [fault.name, fault])).values()].reverse();
}

function halves(variables: Variables): EnvFault[] {
  const { KV_REST_API_URL: url, KV_REST_API_TOKEN: token } = variables;
  if (Boolean(url) === Boolean(token)) return [];
  const name = url ? 'KV_REST_API_TOKEN' : 'KV_REST_API_URL';
  return [{ name, remedy: 'The address and the token of the KV store belong together: set both or none.' }];
}

function toEnv(variables: Variables, mode: Env['mode'], webhookVariables: Env['webhookVariables']): Env {
  const { KV_REST_API_URL: url, KV_REST_API_TOKEN: token, PALETTE_API_KEY: key } = variables;
  const vercel = variables.VERCEL_ENV ?? null;
  const branch = vercel === 'preview' ? `:${variables.VERCEL_GIT_COMMIT_REF ?? 'unknown'}` : '';
  return {
    mode,
    palette:
      mode === 'live' && key
        ? { url: variables.PALETTE_API_URL, key, projectUid: variables.PALETTE_PROJECT_UID ?? null }
        : null,
    paletteLimits: variables.PALETTE_LIMITS ?? rateLimits,
    kv: url && token ? { url, token } : null,
    dataDir: variables.DATA_DIR,
    siteIndexPath: variables.SITES_INDEX,
    publicOrigin: variables.PUBLIC_ORIGIN?.replace(/\/$/, '') ?? null,
    sessionSecrets: variables.SESSION_SECRETS ?? [],
    linkSecrets: variables.LINK_SECRETS ?? [],
    pinPepper: variables.PIN_PEPPER ?? null,
    oidcClientSecret: variables.OIDC_CLIENT_SECRET ?? null,
    webhookVariables,
    addressHeader: variables.CLIENT_ADDRESS_HEADER ?? (vercel === null ? null : 'x-real-ip'),
    cronSecret: variables.CRON_SECRET ?? null,
    vercel,
    storePrefix: `${mode}:${vercel ?? 'local'}${branch}`,
    hasPractice: variables.PRACTICE !== 'off',
    version: variables.VERCEL_GIT_COMMIT_SHA?.slice(0, 12) ?? 'local',
  };
}
