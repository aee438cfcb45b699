import type { Clock } from '../clock';
import type { Notice } from '../store/records';
import { insist } from './insist';
import { planRetry, type TryFailure } from './plan-retry';
import { type TryResult, tryWithinMs } from './send-message';
import type { Delivery, LinePorts } from './webhook-ports';

/** Longer than a try and its bookkeeping: when it runs out, none of its holder's tries is under way any more. Milliseconds. */
const leaseMs = 30_000;
/** The store's word for the lease may be this old when a try begins; what is left outlasts the try. Milliseconds. */
const confirmedForMs = 10_000;
/** How often to look whether somebody else has sent all, or has died over it. Milliseconds. */
const lookAgainMs = 5_000;
const batch = 20;

/** The messages of one webhook, sent one after the other by one instance at a time. */
export interface Line {
  /**
   * Sends what is to be sent, waits for repeats that are due before the deadline, and begins no try that could outlast
   * it. Safe to call at any time, by any number of instances; calls of one process share the work, and each gets its
   * answer by its own deadline. Throws `StoreError`.
   */
  deliver(deadlineMs: number): Promise<Delivery>;
}

/** The line of the webhook. Order holds because only the head is ever tried, and only under the line's lease. */
export function createLine(ports: LinePorts, webhookId: string, send: (notice: Notice) => Promise<TryResult>): Line {
  let untilMs = 0;
  let isAsked = false;
  let underWay: Promise<void> | null = null;
  let count = { delivered: 0, failed: 0, dead: 0 };

  async function work(): Promise<void> {
    try {
      // Who joined may have added a message after the last look.
      while (isAsked) {
        isAsked = false;
        await attend(ports, { webhookId, send, count, hasTime: (fromMs) => fromMs + tryWithinMs <= untilMs });
      }
    } finally {
      // In the same breath as the last look at `isAsked`: nobody may join what has ended.
      underWay = null;
    }
  }

  return {
    async deliver(deadlineMs) {
      isAsked = true;
      untilMs = underWay === null ? deadlineMs : Math.max(untilMs, deadlineMs);
      if (underWay === null) count = { delivered: 0, failed: 0, dead: 0 };
      const done = count;
      underWay ??= work();
      await endBy(ports.clock, underWay, deadlineMs);
      return { ...done };
    },
  };
}

/** Whoever joined in later may have more time: nobody is kept for longer than they gave. */
async function endBy(clock: Clock, work: Promise<void>, deadlineMs: number): Promise<void> {
  const ended = new AbortController();
  try {
    await Promise.race([work, clock.sleep(Math.max(0, deadlineMs - clock.now()), ended.signal)]);
  } finally {
    ended.abort();
  }
}

interface Round {
  readonly webhookId: string;
  readonly send: (notice: Notice) => Promise<TryResult>;
  readonly count: { delivered: number; failed: number; dead: number };
  /** Could a try that begins then still end in time? */
  readonly hasTime: (fromMs: number) => boolean;
}

/** The look after the lease was given back finds what others added while they could not get it. */
async function attend(ports: LinePorts, round: Round): Promise<void> {
  const { store, clock } = ports;
  for (;;) {
    const [head] = await store.listNotices(round.webhookId, 1);
    const nowMs = clock.now();
    if (head === undefined || !round.hasTime(Math.max(nowMs, head.nextAtMs))) return;
    const waitMs = head.nextAtMs > nowMs ? head.nextAtMs - nowMs : await serve(ports, round);
    if (waitMs > 0) await clock.sleep(waitMs);
  }
}

/** Under the lease: sends until the head has to wait; 0, or how long to wait because somebody else serves the line. */
async function serve(ports: LinePorts, round: Round): Promise<number> {
  const { store, clock } = ports;
  const name = `webhook:${round.webhookId}`;
  const owner = ports.createId();
  const answer = await store.takeLease(name, owner, leaseMs);
  if (!answer.granted) return Math.min(answer.remainingMs + 1, lookAgainMs);
  const isOurs = async () => {
    const askedAtMs = clock.now();
    return (await store.renewLease(name, owner, leaseMs)) && clock.now() - askedAtMs <= confirmedForMs;
  };
  try {
    return (await drain(ports, round, isOurs)) ? 0 : lookAgainMs;
  } finally {
    // One that is not given back ends by itself.
    await store.releaseLease(name, owner).catch(() => undefined);
  }
}

/** False when the lease was lost on the way. */
async function drain(ports: LinePorts, round: Round, isOurs: () => Promise<boolean>): Promise<boolean> {
  for (;;) {
    const notices = await ports.store.listNotices(round.webhookId, batch);
    if (notices.length === 0) return true;
    for (const notice of notices) {
      if (notice.nextAtMs > ports.clock.now()) return true;
      if (!(await isOurs())) return false;
      if (!round.hasTime(ports.clock.now())) return true;
      if (!(await tryHead(ports, round, notice))) return true;
    }
  }
}

/** True when the message has left the line, one way or the other. */
async function tryHead(ports: LinePorts, round: Round, notice: Notice): Promise<boolean> {
  const failure = await round.send(notice);
  if (failure !== null) return keepOrDrop(ports, round, notice, failure);
  round.count.delivered += 1;
  await insist(() => ports.store.closeNotice(notice, 'delivered'));
  ports.log({ level: 'info', event: 'notice_delivered', ...describe(notice) });
  return true;
}

async function keepOrDrop(ports: LinePorts, round: Round, notice: Notice, failure: TryFailure): Promise<boolean> {
  const { store, clock, log } = ports;
  const about = { ...describe(notice), reason: failure.reason };
  const again = planRetry(notice, failure, clock.now());
  round.count.failed += 1;
  if (again !== null) {
    await insist(() => store.updateNotice(again));
    log({ level: 'warn', event: 'notice_failed', ...about, nextInMs: again.nextAtMs - clock.now() });
    return false;
  }
  round.count.dead += 1;
  await insist(() => store.closeNotice({ ...notice, tries: notice.tries + 1 }, 'dead'));
  log({ level: 'error', event: 'notice_dead', ...about });
  return true;
}

function describe({ webhookId, id, kind, tries }: Notice) {
  return { webhook: webhookId, notice: id, kind, tries: tries + 1 };
}
