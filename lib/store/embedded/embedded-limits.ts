import { z } from 'zod';
import { beginTry } from '../growing-waits';
import { refundLimits, type ServedAtMs, spendLimits } from '../limits';
import type { Limit } from '../store';
import type { LimitCalls } from '../store-parts';
import type { EmbeddedDatabase } from './embedded-database';
import { embeddedStates } from './embedded-states';

const triesSchema = z.object({ count: z.number(), lastAtMs: z.number() });

/** Limits and tries as small states that end. The processes share one clock. */
export function embeddedLimits(database: EmbeddedDatabase, scope: string, now: () => number): LimitCalls {
  const served = embeddedStates(database, { scope, kind: 'limit', schema: z.number(), now });
  const tried = embeddedStates(database, { scope, kind: 'tries', schema: triesSchema, now });
  return {
    spend: (limits) =>
      served.change('spend', namesOf(limits), (before) => {
        const { waitMs, changed } = spendLimits(before, limits, now());
        return { answer: waitMs, changes: asChanges(changed) };
      }),
    refund: (limits) =>
      served.change('refund', namesOf(limits), (before) => {
        return { answer: undefined, changes: asChanges(refundLimits(before, limits, now())) };
      }),
    beginAttempt: (name, rule) =>
      tried.change('beginAttempt', [name], (before) => {
        const atMs = now();
        const { waitMs, tries } = beginTry(before.get(name) ?? null, rule, atMs);
        const changes = waitMs === 0 ? [{ name, state: tries, untilMs: atMs + rule.forgottenAfterMs }] : [];
        return { answer: waitMs, changes };
      }),
    forgetAttempts: (name) => tried.forget('forgetAttempts', name),
  };
}

function namesOf(limits: readonly Limit[]): string[] {
  return [...new Set(limits.map(({ name }) => name))];
}

function asChanges(changed: ServedAtMs) {
  return [...changed].map(([name, servedAtMs]) => ({ name, state: servedAtMs, untilMs: servedAtMs }));
}
