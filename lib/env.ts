import 'server-only';
import type { z } from 'zod';
import { variablesSchema } from './env/variables';
import { type RateLimit, rateLimits } from './palette/rate-limits';

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

type Variables = z.infer<typeof variablesSchema>;

/** Understands the environment; all faults are told together. An empty value counts as not set,
 * blanks around a value do not count: a pasted secret often ends in a line break. Pure. */
export function parseEnv(source: Readonly<Record<string, string | undefined>>): EnvResult {
  const given = Object.fromEntries(
    Object.entries(source).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : [])),
  );
  const parsed = variablesSchema.safeParse(given);
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
