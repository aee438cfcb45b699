import type { LeaseAnswer } from '../store';
import type { LeaseCalls } from '../store-parts';

/** Leases in a map; an entry outlives its end, because only a release makes it "free". */
export function memoryLeases(now: () => number): LeaseCalls {
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
