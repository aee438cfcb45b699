import { expect, test } from 'vitest';
import { createInstance } from '../../sim/instance';
import { chooseScenario } from '../../sim/scenario';
import { createStage } from '../../sim/stage';

function openStage() {
  const scenario = chooseScenario(1);
  const instanceFaults = { ...scenario.instanceFaults, stallAtAnswer: 0, maxSkewMs: 0 };
  return createStage({ ...scenario, instanceFaults }, false);
}

test('a dead instance gets nothing any more, and those who wait for it are told', async () => {
  const stage = openStage();
  const instance = createInstance(stage, 'i1');
  let deaths = 0;
  instance.onDeath(() => {
    deaths += 1;
  });
  instance.deliver(100, () => expect.unreachable());
  void instance.clock.sleep(100).then(() => expect.unreachable());
  instance.crash();
  instance.crash();
  await stage.scheduler.run(() => false, stage.startMs + 1_000);
  expect(deaths).toBe(1);
});

test('a stopped instance gets its answers and its timers when it goes on', async () => {
  const stage = openStage();
  const instance = createInstance(stage, 'i1');
  const seen: string[] = [];
  instance.stall(5_000);
  instance.deliver(100, () => seen.push(`answer ${stage.elapsedMs()}`));
  void instance.clock.sleep(200).then(() => seen.push(`timer ${stage.elapsedMs()}`));
  await stage.scheduler.run(() => false, stage.startMs + 10_000);
  expect(seen.toSorted()).toEqual(['answer 5000', 'timer 5000']);
});

test('its clock jumps, its timers do not', async () => {
  const stage = openStage();
  const { clock, jump } = createInstance(stage, 'i1');
  let wokeAtMs = 0;
  void clock.sleep(1_000).then(() => {
    wokeAtMs = stage.elapsedMs();
  });
  jump(60_000);
  await stage.scheduler.run(() => false, stage.startMs + 10_000);
  expect(wokeAtMs).toBe(1_000);
  expect(clock.now() - stage.scheduler.now()).toBe(60_000);
});

test('a sleep that is aborted ends at once', async () => {
  const stage = openStage();
  const { clock } = createInstance(stage, 'i1');
  const end = new AbortController();
  let hasEnded = false;
  void clock.sleep(1_000_000, end.signal).then(() => {
    hasEnded = true;
  });
  end.abort();
  await stage.scheduler.run(() => false, stage.startMs + 1_000);
  expect(hasEnded).toBe(true);
});
