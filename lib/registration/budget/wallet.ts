import { type Bucket, type BudgetPorts, isUsable, type Turns, takeTurns } from './turn';

/** A few turns of the plentiful budgets, fetched along with others, so that a registration asks the store less often. */
export interface Wallet {
  /** Takes one turn of a budget, if there is one that may be used now. */
  draw(budget: string): boolean;
  /** Asks for a handful of every budget that has none left. Never fails: without them everybody asks for himself. */
  stock(): void;
}

/** What nearly every registration needs (docs/calls.md), and soon. */
const usual: readonly string[] = ['/v1/spectroclusters', '/v1/cloudconfigs', '/v1/clusterprofiles'];
/** Turns that nobody uses are lost: only of a budget of which a few are not missed. */
const plentyPerSecond = 50;
const handful = 4;
/** A handful that nobody touched shows that nobody needs it; after so long somebody may. Milliseconds. */
const pauseMs = 60_000;
/** One name for the wallets of all processes: what they want is little, and nobody waits for it. */
const walletQueue = '*wallet';

interface Pocket {
  readonly bucket: Bucket;
  turns: Turns | null;
  left: number;
  isStocking: boolean;
  pausedUntilMs: number;
}

/** An empty wallet for one process. */
export function createWallet(ports: BudgetPorts, buckets: readonly Bucket[]): Wallet {
  const { clock } = ports;
  const isPlentiful = ({ budget, perSecond }: Bucket) => usual.includes(budget) && perSecond >= plentyPerSecond;
  const pockets = new Map(buckets.filter(isPlentiful).map((bucket) => [bucket.budget, emptyPocket(bucket)]));
  return {
    draw(budget) {
      const pocket = pockets.get(budget);
      if (pocket === undefined) return false;
      pocket.pausedUntilMs = 0;
      if (!hasTurn(pocket, clock.now())) return false;
      pocket.left -= 1;
      return true;
    },
    stock() {
      for (const pocket of pockets.values()) void stockPocket(ports, pocket);
    },
  };
}

async function stockPocket(ports: BudgetPorts, pocket: Pocket): Promise<void> {
  const nowMs = ports.clock.now();
  if (pocket.isStocking || hasTurn(pocket, nowMs)) return;
  if (pocket.left === handful) pocket.pausedUntilMs = nowMs + pauseMs;
  pocket.left = 0;
  if (nowMs < pocket.pausedUntilMs && pocket.pausedUntilMs - nowMs <= pauseMs) return;
  pocket.isStocking = true;
  try {
    const ask = { queue: walletQueue, wanted: handful, most: handful, urgency: 'work', withinMs: 0 } as const;
    pocket.turns = await takeTurns(ports, { ...pocket.bucket, ...ask });
    pocket.left = pocket.turns.granted;
  } catch {
    pocket.turns = null;
  } finally {
    pocket.isStocking = false;
  }
}

function hasTurn({ turns, left }: Pocket, nowMs: number): boolean {
  return turns !== null && left > 0 && isUsable(turns, nowMs);
}

function emptyPocket(bucket: Bucket): Pocket {
  return { bucket, turns: null, left: 0, isStocking: false, pausedUntilMs: 0 };
}
