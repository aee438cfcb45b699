import { attempt } from './attempt';
import { openIntent } from './records';
import type { LeaseAnswer, Store } from './store';
import type { AuditCalls, BudgetCalls, CacheCalls, ClaimCalls, IntentCalls, LeaseCalls } from './store-parts';
import { defaultAuditLimit } from './store-parts';
import {
  compareByRequest,
  formatAuditEvent,
  formatIntent,
  isUnfinished,
  parseAuditEvents,
  parseCachedText,
  parseHolder,
  parseIntent,
  parseIntentOrNull,
} from './stored-text';
import { type BudgetState, freshBudget, giveTurns, noteRefusal } from './turns';

interface MemoryOptions {
  readonly now: () => number;
  readonly auditLimit?: number;
}

/**
 * A store inside this process, for tests and for previews of the simulator. It keeps text, like the other adapters, so
 * that nothing works here that would not survive being stored; it ends with the process.
 */
export function createMemoryStore({ now, auditLimit = defaultAuditLimit }: MemoryOptions): Store {
  const counters = new Map<string, number>();
  return {
    kind: 'memory',
    ...memoryHosts(),
    ...memoryLeases(now),
    ...memoryCache(now),
    ...memoryBudgets(now),
    ...memoryAudit(auditLimit),
    async increment(counter) {
      const total = (counters.get(counter) ?? 0) + 1;
      counters.set(counter, total);
      return total;
    },
    async ping() {},
    async close() {},
  };
}

function memoryHosts(): ClaimCalls & IntentCalls {
  const claims = new Map<string, string>();
  const intents = new Map<string, string>();
  const read = (hostId: string) => {
    const text = intents.get(hostId);
    return text === undefined ? null : parseIntent(text);
  };
  const claim = (hostId: string, from: string | null, to: string) => {
    const holder = claims.get(hostId);
    if (holder === undefined || holder === from) claims.set(hostId, to);
    return parseHolder(claims.get(hostId) ?? to);
  };
  const readHolder = (hostId: string) => {
    const holder = claims.get(hostId);
    return holder === undefined ? null : parseHolder(holder);
  };
  const unfinished = () =>
    [...intents.values()].flatMap((text) => {
      const intent = parseIntentOrNull(text);
      return intent !== null && isUnfinished(intent) ? [intent] : [];
    });
  return {
    moveClaim: async (hostId, from, to) => claim(hostId, from, to),
    async releaseClaim(hostId, siteId) {
      if (claims.get(hostId) === siteId) claims.delete(hostId);
    },
    readClaim: async (hostId) => readHolder(hostId),
    recordIntent: (request) =>
      attempt('recordIntent', () => {
        const opened = formatIntent(openIntent(request));
        const holder = claim(request.hostId, null, request.siteId);
        if (holder !== request.siteId) return { holder, intent: null };
        const stored = read(request.hostId);
        if (stored?.siteId === request.siteId) return { holder, intent: stored };
        intents.set(request.hostId, opened);
        return { holder, intent: parseIntent(opened) };
      }),
    readIntent: (hostId) => attempt('readIntent', () => read(hostId)),
    updateIntent: (intent) =>
      attempt('updateIntent', () => {
        if (read(intent.hostId)?.revision !== intent.revision) return null;
        const text = formatIntent({ ...intent, revision: intent.revision + 1 });
        intents.set(intent.hostId, text);
        return parseIntent(text);
      }),
    unfinishedIntents: (siteId) =>
      attempt('unfinishedIntents', () =>
        unfinished()
          .filter((intent) => intent.siteId === siteId)
          .sort(compareByRequest)
          .map((intent) => ({ intent, claimedBy: readHolder(intent.hostId) })),
      ),
    sitesWithWork: async () => [...new Set(unfinished().map((intent) => intent.siteId))],
  };
}

function memoryBudgets(now: () => number): BudgetCalls {
  const budgets = new Map<string, BudgetState>();
  return {
    async takeTurns(ask) {
      const { state, answer } = giveTurns(budgets.get(ask.budget) ?? freshBudget, ask, now());
      budgets.set(ask.budget, state);
      return answer;
    },
    async noteOverload(budget) {
      budgets.set(budget, noteRefusal(budgets.get(budget) ?? freshBudget, now()));
    },
  };
}

function memoryLeases(now: () => number): LeaseCalls {
  interface Lease {
    owner: string;
    untilMs: number;
    before: 'free' | 'expired' | 'own';
  }
  const leases = new Map<string, Lease>();
  const held = (name: string, owner: string) => {
    const lease = leases.get(name);
    return lease !== undefined && lease.owner === owner && lease.untilMs > now() ? lease : null;
  };
  const foundBefore = (name: string, owner: string): Lease['before'] => {
    if (!leases.has(name)) return 'free';
    const own = held(name, owner);
    return own === null || own.before === 'expired' ? 'expired' : 'own';
  };
  return {
    async takeLease(name, owner, ttlMs): Promise<LeaseAnswer> {
      const lease = leases.get(name);
      if (lease !== undefined && lease.owner !== owner && lease.untilMs > now()) {
        return { granted: false, remainingMs: lease.untilMs - now() };
      }
      const before = foundBefore(name, owner);
      leases.set(name, { owner, untilMs: now() + ttlMs, before });
      return { granted: true, before };
    },
    async renewLease(name, owner, ttlMs) {
      if (held(name, owner) === null) return false;
      leases.set(name, { owner, untilMs: now() + ttlMs, before: 'own' });
      return true;
    },
    async releaseLease(name, owner) {
      if (held(name, owner) !== null) leases.delete(name);
    },
  };
}

function memoryCache(now: () => number): CacheCalls {
  const entries = new Map<string, { text: string; untilMs: number }>();
  return {
    async readCache(key) {
      const entry = entries.get(key);
      return entry !== undefined && entry.untilMs > now() ? parseCachedText(entry.text) : null;
    },
    async writeCache(key, text, ttlMs) {
      for (const [other, entry] of entries) if (entry.untilMs <= now()) entries.delete(other);
      entries.set(key, { text: JSON.stringify(text), untilMs: now() + ttlMs });
    },
    async dropCache(key) {
      entries.delete(key);
    },
  };
}

function memoryAudit(limit: number): AuditCalls {
  const events: { id: string; atMs: number; text: string }[] = [];
  return {
    appendAudit: (event) =>
      attempt('appendAudit', () => {
        const text = formatAuditEvent(event);
        if (events.some(({ id }) => id === event.id)) return;
        events.push({ id: event.id, atMs: event.atMs, text });
        events.sort((a, b) => a.atMs - b.atMs);
        if (events.length > limit) events.shift();
      }),
    async readAudit(count) {
      const newestFirst = events.toReversed().slice(0, Math.max(0, count));
      return parseAuditEvents(newestFirst.map(({ text }) => text));
    },
  };
}
