import type { Line } from './line';
import { type Bucket, type BudgetPorts, isUsable, takeTurns } from './turn';
import { afterHeld, createForecast, type Forecast, type Teller } from './waiting-time';

/** A turn that has not come yet, and whose it is. */
export interface Held {
  readonly name: string;
  readonly bucket: Bucket;
  readonly ports: BudgetPorts;
  readonly line: Line;
  readonly tell: Teller;
  /** Since when somebody has been waiting here. Milliseconds since the epoch. */
  readonly sinceMs: number;
  readonly atMs: number;
  readonly forecast: Forecast;
}

/** Many come in the same moment: who asks first does not see the others. Nobody is told anything before. Milliseconds. */
export const settleMs = 500;
/** While the turn is far away: how often somebody new is told. Milliseconds. */
const lookEveryMs = 1_000;

/** Waits until the turn comes, and tells all who wait in the queue how long that takes. */
export async function hold(held: Held): Promise<void> {
  const { ports, line, tell, sinceMs, atMs } = held;
  const { clock } = ports;
  if (atMs <= clock.now()) return;
  let { forecast } = held;
  let isFresh = clock.now() >= sinceMs + settleMs;
  let told = 0;
  if (!isFresh) await clock.sleep(Math.min(sinceMs + settleMs, atMs) - clock.now());
  for (let leftMs = atMs - clock.now(); leftMs > 0; ) {
    // Shortly before the turn comes nothing is asked: what is told then comes with the next one.
    if (line.length() > told && (isFresh || leftMs > settleMs)) {
      if (!isFresh) forecast = await lookAgain(held, leftMs);
      line.setForecast(forecast);
      if (tell(line.waits(forecast), clock.now())) told = line.length();
      isFresh = false;
    }
    const sleepMs = Math.min(leftMs, lookEveryMs);
    await clock.sleep(Math.min(sleepMs, Math.max(0, atMs - clock.now())));
    // Never longer than it was at first, though the clock be put back meanwhile.
    leftMs = Math.min(leftMs - sleepMs, atMs - clock.now());
  }
}

/** Asks how things stand for those behind the turn that is held. Should there be a free one meanwhile, it is used. */
async function lookAgain({ name, bucket, ports, line, atMs, forecast }: Held, leftMs: number): Promise<Forecast> {
  const wanted = line.length() - 1;
  if (wanted < 1) return forecast;
  const ask = { ...bucket, queue: name, wanted, most: 1, urgency: 'work', withinMs: 0 } as const;
  try {
    const turns = await takeTurns(ports, ask, Math.min(leftMs, lookEveryMs));
    if (turns.granted > 0 && isUsable(turns, ports.clock.now())) line.letGo(1);
    return afterHeld(atMs, createForecast(turns));
  } catch {
    return forecast;
  }
}
