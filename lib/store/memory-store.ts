import { attempt } from './attempt';
import { openIntent } from './records';
import type { LeaseAnswer, Store } from './store';
import type { AuditCalls, CacheCalls, ClaimCalls, IntentCalls, LeaseCalls } from './store-parts';
import { defaultAuditLimit } from './store-parts';
import {
  compareByRequest,
  formatAuditEvent,
  formatIntent,
  isOpen,
  parseAuditEvents,
  parseCachedText,
  parseHolder,
  parseIntent,
} from './stored-text';

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
    ...memoryClaims(),
    ...memoryIntents(),
    ...memoryLeases(now),
    ...memoryCache(now),
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

function memoryClaims(): ClaimCalls {
  const claims = new Map<string, string>();
  const claim = (hostId: string, from: string | null, to: string) => {
    const holder = claims.get(hostId);
    if (holder === undefined || holder === from) claims.set(hostId, to);
    return parseHolder(claims.get(hostId) ?? to);
  };
  return {
    claimHost: async (hostId, siteId) => claim(hostId, null, siteId),
    moveClaim: async (hostId, from, to) => claim(hostId, from, to),
    async releaseClaim(hostId, siteId) {
      if (claims.get(hostId) === siteId) claims.delete(hostId);
    },
    async readClaim(hostId) {
      const holder = claims.get(hostId);
      return holder === undefined ? null : parseHolder(holder);
    },
  };
}

function memoryIntents(): IntentCalls {
  const intents = new Map<string, string>();
  const read = (hostId: string) => {
    const text = intents.get(hostId);
    return text === undefined ? null : parseIntent(text);
  };
  return {
    recordIntent: (request) =>
      attempt('recordIntent', () => {
        const stored = read(request.hostId);
        if (stored?.siteId === request.siteId) return stored;
        const text = formatIntent(openIntent(request));
        intents.set(request.hostId, text);
        return parseIntent(text);
      }),
    readIntent: (hostId) => attempt('readIntent', () => read(hostId)),
    updateIntent: (intent) =>
      attempt('updateIntent', () => {
        if (read(intent.hostId)?.revision !== intent.revision) return null;
        const text = formatIntent({ ...intent, revision: intent.revision + 1 });
        intents.set(intent.hostId, text);
        return parseIntent(text);
      }),
    openIntents: (siteId) =>
      attempt('openIntents', () =>
        [...intents.values()]
          .map(parseIntent)
          .filter((intent) => intent.siteId === siteId && isOpen(intent))
          .sort(compareByRequest),
      ),
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
