import type { ApprovalRequest } from '../access/access';
import type { OutgoingFetch } from '../outgoing/outgoing-fetch';
import { describeError } from '../registration/describe-error';
import type { News } from '../registration/ports';
import type { SiteId } from '../sites/site-id';
import type { Webhook } from '../sites/webhook';
import { createLine, type Line } from './create-line';
import { insist } from './insist';
import { readReceiver } from './read-receiver';
import { type Message, sendMessage, type TryResult } from './send-message';
import type { Delivery, LinePorts } from './webhook-ports';
import { type NoticeDetails, writeNotice } from './write-notice';

export interface WebhooksOptions extends LinePorts {
  readonly webhooks: readonly Webhook[];
  /** Addresses and secrets by the names that the webhooks use. */
  readonly variables: Readonly<Record<string, string>>;
  /** Null: messages carry no links. */
  readonly publicOrigin: string | null;
  /** The guarded way out to a webhook: {@link openSend}. */
  readonly openSend: (webhook: Webhook) => OutgoingFetch;
  /** Keeps the process alive until the work has ended, though the answer is out. The work never rejects. */
  readonly later: (work: Promise<void>) => void;
  /** The name of a site, or null for one that is not known. */
  readonly describe: (siteId: SiteId) => string | null;
  readonly sealApproval: (request: ApprovalRequest) => Promise<string>;
}

/** How IT is told. */
export interface Webhooks {
  /**
   * Puts the news into the line of every webhook that wants its kind, and begins to deliver. Never rejects: news that the
   * store does not take is in the log (`notice_lost`). The same news twice is told once.
   */
  notify(news: News): Promise<void>;
  /**
   * Sends what is to be sent, all webhooks side by side, for `withinMs` at most. A message arrives at least once and
   * after those before it. Safe to repeat at any time, on any instance. Never rejects; a line that fails is logged.
   */
  deliver(withinMs: number): Promise<Delivery>;
  /** Sends a signed test message at once, past the line; null: it has arrived. `unknown` for an id that is none. */
  test(webhookId: string): Promise<TryResult | 'unknown'>;
}

/** How long a request that brought news goes on behind its answer: a first repeat is in it. Milliseconds. */
const afterNewsMs = 45_000;

/** Makes the webhooks of the config. One whose variables are missing keeps its messages until they are there. */
export function createWebhooks(options: WebhooksOptions): Webhooks {
  const { webhooks, clock, later, createId, publicOrigin } = options;
  const ways = new Map(webhooks.map((webhook) => [webhook.id, openWay(options, webhook)]));

  async function deliver(ids: readonly string[], withinMs: number): Promise<Delivery> {
    const deadlineMs = clock.now() + withinMs;
    const counts = await Promise.all(ids.map((id) => ways.get(id)?.deliver(deadlineMs) ?? nothing));
    return counts.reduce(add, nothing);
  }

  return {
    async notify(news) {
      const wanted = webhooks.filter(({ kinds }) => kinds.includes(news.kind));
      if (wanted.length === 0) return;
      await putInLine(options, wanted, news);
      const ids = wanted.map(({ id }) => id);
      later(deliver(ids, afterNewsMs).then(() => undefined));
    },
    deliver: (withinMs) => deliver([...ways.keys()], withinMs),
    async test(webhookId) {
      const way = ways.get(webhookId);
      if (way === undefined) return 'unknown';
      const id = `test_${createId()}`;
      const at = new Date(clock.now()).toISOString();
      const body = JSON.stringify({ id, kind: 'test', at, host: null, site: null, facts: {}, url: publicOrigin });
      return way.send({ id, body });
    },
  };
}

/** The way to one receiver. */
interface Way {
  readonly send: (message: Message) => Promise<TryResult>;
  /** Never rejects. */
  readonly deliver: Line['deliver'];
}

const nothing: Delivery = { delivered: 0, failed: 0, dead: 0 };
const notConfigured = { status: null, reason: 'not_configured', retryAfterMs: null } as const;

function openWay(options: WebhooksOptions, webhook: Webhook): Way {
  const { clock, log, variables } = options;
  const receiver = readReceiver(webhook, variables);
  if (receiver === null) {
    return {
      send: async () => notConfigured,
      // Not tried, so that nothing is given up because of us.
      async deliver() {
        log({ level: 'error', event: 'webhook_not_configured', webhook: webhook.id });
        return { ...nothing, failed: 1 };
      },
    };
  }
  const wayOut = options.openSend(webhook);
  const send: Way['send'] = (message) => sendMessage(clock, wayOut, receiver, message);
  const line = createLine(options, webhook.id, send);
  return {
    send,
    deliver: (deadlineMs) =>
      line.deliver(deadlineMs).catch((error: unknown) => {
        log({ level: 'error', event: 'webhook_line_failed', webhook: webhook.id, ...describeError(error) });
        return { ...nothing, failed: 1 };
      }),
  };
}

async function putInLine(options: WebhooksOptions, wanted: readonly Webhook[], news: News): Promise<void> {
  const { kind, hostId, siteId } = news;
  const noteLoss = (error: unknown) =>
    options.log({ level: 'error', event: 'notice_lost', kind, hostId, siteId, ...describeError(error) });
  try {
    const details = await detailsOf(options, news);
    const put = (webhook: Webhook) =>
      insist(() => options.store.addNotice(writeNotice(webhook, news, details))).catch(noteLoss);
    await Promise.all(wanted.map(put));
  } catch (error) {
    noteLoss(error);
  }
}

async function detailsOf(options: WebhooksOptions, news: News): Promise<NoticeDetails> {
  const { hostId, siteId, kind } = news;
  const { publicOrigin: origin } = options;
  const approveUrl = kind === 'approval_wanted' && origin !== null ? await approvalUrl(options, news, origin) : null;
  const url = hostId === null || origin === null ? null : `${origin}/registrations/${encodeURIComponent(hostId)}`;
  return {
    atMs: options.clock.now(),
    siteName: siteId === null ? null : options.describe(siteId),
    link: approveUrl === null ? { url } : { approveUrl },
  };
}

/** Of the moment that was asked about: a host that was refused and asked about again waits under a newer one. */
async function approvalUrl(options: WebhooksOptions, { hostId, siteId, facts }: News, origin: string) {
  const { requestedAtMs = '' } = facts;
  if (hostId === null || siteId === null || !/^\d{1,15}$/.test(requestedAtMs)) return null;
  return `${origin}/approve/${await options.sealApproval({ hostId, siteId, requestedAtMs: Number(requestedAtMs) })}`;
}

function add(one: Delivery, other: Delivery): Delivery {
  return {
    delivered: one.delivered + other.delivered,
    failed: one.failed + other.failed,
    dead: one.dead + other.dead,
  };
}
