import type { Departure } from '../../palette/admission';
import { type Held, hold, settleMs } from './hold';
import { createLine } from './line';
import { type Bucket, type BudgetPorts, isUsable, type Turns, takeTurns } from './turn';
import { createForecast, createTeller, type Forecast, type Wait } from './waiting-time';
import type { Wallet } from './wallet';

/** What a queue needs beyond the store and the clock. */
export interface QueuePorts extends BudgetPorts {
  readonly wallet: Wallet;
  readonly tell: (waits: readonly Wait[]) => void;
}

/** The requests of one site under one budget that wait in this process. */
export interface Queue {
  /** See `Admission.enter`. */
  enter(departure: Departure): Promise<void>;
}

/** Turns taken at once where several are free: fewer round trips, and still little that one site is ahead of others. */
const mostAtOnce = 10;
/** Who is told no, though there is time left, asks again then at the latest. Milliseconds. */
const askAgainMs = 5_000;

/**
 * A queue asks the store for its next turn only when the last one has come: so the turns of all processes go round between
 * sites, and a site with fifty hosts is no further ahead than one with two. `onEmpty` is called when nobody waits any more.
 */
export function createQueue(name: string, bucket: Bucket, ports: QueuePorts, onEmpty: () => void): Queue {
  const line = createLine(ports.clock);
  const sinceMs = ports.clock.now();
  const round: Round = { name, bucket, ports, line, tell: createTeller(ports.tell), sinceMs };
  let isServing = false;

  async function serve(): Promise<void> {
    if (isServing) return;
    isServing = true;
    try {
      // Who comes in the same moment is asked for together.
      await Promise.resolve();
      while (line.length() > 0) await serveRound(round);
    } catch (error) {
      line.failAll(error);
    } finally {
      isServing = false;
      onEmpty();
    }
  }

  return {
    enter(departure) {
      const entered = line.join(departure);
      void serve();
      return entered;
    },
  };
}

interface Round extends Omit<Held, 'atMs' | 'forecast'> {
  readonly ports: QueuePorts;
}

async function serveRound(round: Round): Promise<void> {
  const { line, ports } = round;
  while (line.length() > 0 && ports.wallet.draw(round.bucket.budget)) line.letGo(1);
  if (line.length() === 0) return;
  const turns = await askForTurns(round);
  const forecast = createForecast(turns);
  line.setForecast(forecast);
  if (turns.granted === 0) {
    line.turnAwayLate(forecast, forecast);
    if (line.length() > 0) await ports.clock.sleep(Math.min(turns.fromMs - ports.clock.now(), askAgainMs));
    return;
  }
  // Later places may have better luck than the forecast; the next turn comes to the first of those who can await it.
  line.turnAwayLate(() => turns.fromMs, forecast);
  await hold({ ...round, atMs: turns.fromMs, forecast });
  if (!isUsable(turns, ports.clock.now())) return;
  line.letGo(turns.granted);
  const rest: Forecast = (place) => forecast(place + turns.granted);
  line.setForecast(rest);
  const isSettled = ports.clock.now() >= round.sinceMs + settleMs;
  // With a slow store turns are free whenever we ask: nothing is ever held, and still some have to wait.
  if (turns.fromMs <= turns.answeredAtMs && isSettled) round.tell(line.waits(rest), ports.clock.now());
}

function askForTurns({ name, bucket, ports, line }: Round): Promise<Turns> {
  const wanted = line.length();
  const most = Math.min(mostAtOnce, wanted);
  const withinMs = Math.max(0, line.lastDeadlineMs() - ports.clock.now());
  // In the same moment, because stores send what is asked in one moment together; first, so that it is there for the rest.
  ports.wallet.stock();
  return takeTurns(ports, { ...bucket, queue: name, wanted, most, urgency: 'work', withinMs });
}
