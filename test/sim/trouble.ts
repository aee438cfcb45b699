import type { Fleet } from './fleet';
import { drift } from './settings/drift';
import type { Stage } from './stage';
import type { Strangers } from './strangers';

/** Plans everything of the scenario that befalls the fleet, the store and Palette at a set time. */
export function planTrouble(stage: Stage, fleet: Fleet, strangers: Strangers): void {
  const { scenario, scheduler, store } = stage;
  const { crashesAtMs, stalls, jumps } = scenario.instanceFaults;
  for (const atMs of crashesAtMs) scheduler.after(atMs, () => fleet.pick()?.instance.crash());
  for (const { fromMs, toMs } of stalls) {
    scheduler.after(fromMs, () => fleet.pick()?.instance.stall(toMs - fromMs));
  }
  for (const { atMs, byMs } of jumps) {
    scheduler.after(atMs, () => {
      const instance = fleet.pick()?.instance;
      instance?.jump(byMs);
      scheduler.after(stage.chance.trouble.int(1_000, 60_000), () => instance?.jump(-byMs));
    });
  }
  for (const atMs of scenario.store.emptiedAtMs) {
    scheduler.after(atMs, () => {
      stage.note('store', 'is emptied');
      store.empty();
    });
  }
  for (const { atMs, byMs } of scenario.store.jumps) {
    scheduler.after(atMs, () => {
      stage.note('store', `clock jumps by ${byMs} ms`);
      store.jump(byMs);
    });
  }
  for (const atMs of scenario.stranger.actsAtMs) scheduler.after(atMs, () => strangers.act());
  for (const atMs of scenario.driftsAtMs) scheduler.after(atMs, () => drift(stage));
  scheduler.after(scenario.quietFromMs, () => {
    stage.note('all', 'trouble ends');
    for (const { instance } of fleet.running) instance.resume();
  });
}

/** Sweeps once a minute, at any instance. */
export function planSweeps(stage: Stage, fleet: Fleet, isOver: () => boolean): void {
  const { scheduler } = stage;
  const everyMs = 60_000;
  const sweep = () => {
    if (isOver()) return;
    scheduler.after(everyMs, sweep);
    const server = fleet.pick();
    if (server === null) return;
    const { instance, registrations } = server;
    stage.note('cron', `sweep at ${instance.name}`);
    instance.deliver(0, () => {
      registrations.sweep(50_000).then(
        ({ due, served, failed }) => stage.note('cron', `swept ${due} ${served} ${failed}`),
        (error: unknown) => stage.note('cron', 'sweep failed', () => String(error)),
      );
    });
  };
  scheduler.after(stage.chance.people.int(1_000, everyMs), sweep);
}
