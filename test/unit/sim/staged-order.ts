import type { Task } from '../../../lib/lifecycle/task';
import type { CommandEnd, OrderRecord } from '../../sim/orders/order-record';
import { type StagedEvidence, site, startMs } from './staged-evidence';

const done: CommandEnd = { kind: 'done', steps: [] };

/** An order of IT that was given at the start by process c1, and ended a second later. */
export function stageOrder(
  { evidence }: StagedEvidence,
  task: Task,
  changes: { readonly end?: CommandEnd | null; readonly isFinished?: boolean; readonly atMs?: number } = {},
): OrderRecord {
  const { end = done, isFinished = true, atMs = startMs } = changes;
  const name = `o${evidence.orders.length + 1}`;
  const endedAtMs = end === null ? null : atMs + 1_000;
  const record: OrderRecord = {
    plan: {
      ...{ name, kind: task.kind, siteId: site.id, atMs: 0 },
      interruptions: [],
      rehearses: false,
      withinMs: 60_000,
    },
    task,
    runs: [
      { instance: `c${evidence.orders.length + 1}`, typed: task, beganAtMs: atMs, endedAtMs, end, isAgain: false },
    ],
    isFinished,
  };
  evidence.orders.push(record);
  return record;
}
