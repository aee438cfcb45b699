import type { Fleet } from '../fleet';
import type { Stage } from '../stage';
import type { OrderPlan } from './choose-orders';
import { giveOrder } from './give-order';

/** Longer than any command waits for Palette. */
const commandLastsMs = 30 * 60_000;

/**
 * When all has come to rest, IT brings every site in line whose settings somebody may have changed, and runs the same
 * command a second time, which has nothing left to write: nobody does anything any more.
 */
export async function closeWithSyncs(stage: Stage, fleet: Fleet): Promise<void> {
  const { scenario, scheduler } = stage;
  for (const [index, site] of scenario.sites.entries()) {
    const order = giveOrder(stage, fleet, planOf(`z${index + 1}`, site.id));
    let isOver = false;
    await scheduler.run(() => order.isDone(), scheduler.now() + commandLastsMs);
    void order.runAgain({ isUndisturbed: true }).then(() => {
      isOver = true;
    });
    await scheduler.run(() => isOver, scheduler.now() + commandLastsMs);
  }
}

function planOf(name: string, siteId: OrderPlan['siteId']): OrderPlan {
  return { name, kind: 'sync', siteId, atMs: 0, interruptions: [], rehearses: false, withinMs: 20 * 60_000 };
}
