import type { Departure } from '../../palette/admission';
import { createLine, type Line } from './line';
import { type Bucket, type BudgetPorts, isUsable, type Turns, takeTurns } from './turn';
import { createForecast, createTeller, type Forecast, type Teller, type Wait } from './waiting-time';
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
  /** Lets those go for whom the wallet has turns. */
  draw(): void;
}

/** Turns taken at once where several are free: fewer round trips, and still little that one site is ahead of others. */
const mostAtOnce = 10;
/** While its turn is far away, a queue looks so often whether somebody new has to be told. Milliseconds. */
const lookEveryMs = 1_000;
/** Who is told no, though there is time left, asks again then at the latest. Milliseconds. */
const askAgainMs = 5_000;

/**
 * A queue asks the store for its next turn only when the last one has come: so the turns of all processes go round between
 * sites, and a site with fifty hosts is no further ahead than one with two. `onEmpty` is called when nobody waits any more.
 */
export function createQueue(name: string, bucket: Bucket, ports: QueuePorts, onEmpty: () => void): Queue {
  const line = createLine(ports.clock);
  const round: Round = { name, bucket, ports, line, tell: createTeller(ports.tell) };
  let isServing = false;

  function draw(): void {
    while (line.length() > 0 && ports.wallet.draw(bucket.budget)) line.letGo(1);
  }

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
      draw();
      if (line.length() > 0) void serve();
      return entered;
    },
    draw,
  };
}

interface Round {
  readonly name: string;
  readonly bucket: Bucket;
  readonly ports: QueuePorts;
  readonly line: Line;
  readonly tell: Teller;
}

async function serveRound(round: Round): Promise<void> {
  const { line, ports } = round;
  const wanted = line.length();
  const turns = await askForTurns(round, wanted);
  const forecast = createForecast(turns, wanted);
  line.setForecast(forecast);
  if (turns.granted === 0) {
    line.turnAwayLate(forecast);
    if (line.length() > 0) await waitUntil(round, Math.min(turns.fromMs, ports.clock.now() + askAgainMs), forecast);
    return;
  }
  // Later places may have better luck than the forecast; the next turn comes to the first of those who can await it.
  line.turnAwayLate(() => turns.fromMs);
  await waitUntil(round, turns.fromMs, forecast);
  if (isUsable(turns, ports.clock.now())) line.letGo(turns.granted);
}

function askForTurns({ name, bucket, ports, line }: Round, wanted: number): Promise<Turns> {
  const most = Math.min(mostAtOnce, wanted);
  const withinMs = Math.max(0, line.lastDeadlineMs() - ports.clock.now());
  const asked = takeTurns(ports, { ...bucket, queue: name, wanted, most, urgency: 'work', withinMs });
  // In the same moment, because stores send what is asked in one moment together.
  ports.wallet.stock();
  return asked;
}

async function waitUntil({ ports, line, tell }: Round, atMs: number, forecast: Forecast): Promise<void> {
  let told = 0;
  for (let leftMs = atMs - ports.clock.now(); leftMs > 0; leftMs = atMs - ports.clock.now()) {
    if (line.length() > told && tell(line.waits(forecast), ports.clock.now())) told = line.length();
    await ports.clock.sleep(Math.min(leftMs, lookEveryMs));
  }
}
