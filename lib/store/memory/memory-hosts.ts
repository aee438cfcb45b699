import { attempt } from '../attempt';
import { type Intent, openIntent } from '../records';
import type { ClaimCalls, IntentCalls } from '../store-parts';
import { mostSitesWithWork } from '../store-parts';
import { formatIntent, listUnfinished, parseHolder, parseIntent, unfinishedSites } from '../stored-text';

/** Claims and intents in two maps, in one place because recording an intent decides by both. */
export function memoryHosts(): ClaimCalls & IntentCalls {
  const claims = new Map<string, string>();
  const intents = new Map<string, { readonly siteId: string; readonly text: string }>();
  const read = (hostId: string) => {
    const stored = intents.get(hostId);
    return stored === undefined ? null : parseIntent(stored.text);
  };
  const claim = (hostId: string, from: string | null, to: string) => {
    const holder = claims.get(hostId);
    if (holder === undefined || holder === from) claims.set(hostId, to);
    return parseHolder(claims.get(hostId) ?? to);
  };
  return {
    moveClaim: async (hostId, from, to) => claim(hostId, from, to),
    async releaseClaim(hostId, siteId) {
      if (claims.get(hostId) === siteId) claims.delete(hostId);
    },
    async readClaim(hostId) {
      const holder = claims.get(hostId);
      return holder === undefined ? null : parseHolder(holder);
    },
    recordIntent: (request) =>
      attempt('recordIntent', () => {
        const opened = formatIntent(openIntent(request));
        const holder = claim(request.hostId, null, request.siteId);
        if (holder !== request.siteId) return { holder, intent: null };
        const stored = read(request.hostId);
        if (stored?.siteId === request.siteId) return { holder, intent: stored };
        intents.set(request.hostId, { siteId: request.siteId, text: opened });
        return { holder, intent: parseIntent(opened) };
      }),
    readIntent: (hostId) => attempt('readIntent', () => read(hostId)),
    updateIntent: (intent) =>
      attempt('updateIntent', () => {
        const was = read(intent.hostId);
        if (was === null || !isSameRequest(was, intent) || was.revision !== intent.revision) return null;
        const text = formatIntent({ ...intent, revision: intent.revision + 1 });
        intents.set(intent.hostId, { siteId: intent.siteId, text });
        return parseIntent(text);
      }),
    async unfinishedIntents(siteId) {
      const here = [...intents].filter(([, stored]) => stored.siteId === siteId);
      return listUnfinished(
        siteId,
        here.map(([hostId, { text }]) => ({ text, holder: claims.get(hostId) ?? null })),
      );
    },
    async sitesWithWork() {
      return unfinishedSites([...intents.values()].map(({ text }) => text)).slice(0, mostSitesWithWork);
    },
    async forgetHost(hostId) {
      claims.delete(hostId);
      intents.delete(hostId);
    },
  };
}

/** A host that was taken to another site, and perhaps back, begins at revision 1 again. */
function isSameRequest(one: Intent, other: Intent): boolean {
  return one.siteId === other.siteId && one.requestedAtMs === other.requestedAtMs;
}
