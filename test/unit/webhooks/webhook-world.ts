import { createHmac } from 'node:crypto';
import type { ApprovalRequest } from '../../../lib/access/access';
import type { LogEvent } from '../../../lib/log';
import { OutgoingError } from '../../../lib/outgoing/outgoing-error';
import type { News } from '../../../lib/registration/ports';
import type { Webhook } from '../../../lib/sites/webhook';
import { noticeKinds } from '../../../lib/sites/webhook';
import { createMemoryStore } from '../../../lib/store/memory-store';
import type { Store } from '../../../lib/store/store';
import { createWebhooks, type Webhooks } from '../../../lib/webhooks/webhooks';
import { hostId } from '../../support/plan-world';
import { siteId } from '../../support/test-site';
import { createVirtualClock, type VirtualClock } from '../../support/virtual-clock';

/** What a receiver does with one request; `lost`: it takes the message, and its answer never comes. */
export type Reception = number | 'refused' | 'lost' | 'hang' | { readonly status: number; readonly retryAfter: string };

/** A request as it came to the receiver. */
export interface Arrival {
  readonly address: string;
  readonly id: string;
  readonly atMs: number;
  readonly isTaken: boolean;
  readonly isSigned: boolean;
  /** That the news bore: see {@link testNews}. */
  readonly number: string | undefined;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface WebhookWorld {
  readonly webhooks: Webhooks;
  readonly store: Store;
  readonly clock: VirtualClock;
  readonly events: LogEvent[];
  readonly arrivals: Arrival[];
  /** The ids of the messages that arrived, each where it came first. */
  taken(): string[];
  /** How the receivers behave from now on. */
  behave(reception: (address: string) => Reception): void;
  /** Another function instance over the same store. */
  newInstance(): Webhooks;
  /** Resolves when all that went on after its answer has ended. */
  rest(): Promise<void>;
  /** A sweep a minute, for so many minutes. */
  sweep(minutes: number): Promise<void>;
}

export const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
export const variables = {
  WEBHOOK_OPS_URL: 'https://ops.example.com/hook?key=planted-7f21',
  WEBHOOK_OPS_SECRET: secret,
};

/** A webhook that wants everything, changed as asked. */
export function testWebhook(changes: Partial<Webhook> = {}): Webhook {
  return {
    id: 'ops',
    addressFrom: 'WEBHOOK_OPS_URL',
    secretFrom: 'WEBHOOK_OPS_SECRET',
    kinds: noticeKinds,
    isInPrivateNetwork: false,
    ...changes,
  };
}

/** News of a host that was registered, told from others by its number. */
export function testNews(number: number, changes: Partial<News> = {}): News {
  const host = hostId(`edge-${number}`);
  return {
    kind: 'host_registered',
    key: `${host} 1`,
    hostId: host,
    siteId: siteId('denver'),
    facts: { number: String(number) },
    ...changes,
  };
}

interface WorldOptions {
  readonly hooks?: readonly Webhook[];
  readonly variables?: Readonly<Record<string, string>>;
  readonly publicOrigin?: string | null;
  readonly store?: (clock: VirtualClock) => Store;
  readonly sealApproval?: (request: ApprovalRequest) => Promise<string>;
}

/** Webhooks over a store in memory, with receivers in this process, on one virtual clock. */
export function createWebhookWorld(options: WorldOptions = {}): WebhookWorld {
  const clock = createVirtualClock();
  const store = options.store?.(clock) ?? createMemoryStore({ now: clock.now });
  const events: LogEvent[] = [];
  const arrivals: Arrival[] = [];
  const background = new Set<Promise<void>>();
  let receive: (address: string) => Reception = () => 204;
  let serial = 0;

  async function send(address: string, request: { headers?: Readonly<Record<string, string>>; body?: string }) {
    const { headers = {}, body = '' } = request;
    const reception = receive(address);
    // On its way: two that are sent at the same time would overtake each other.
    await clock.sleep(reception === 'hang' ? 3_600_000 : 200);
    const isTaken = reception === 'lost' || (typeof reception === 'number' && reception < 300);
    const isSigned = headers['webhook-signature'] === sign(headers, body);
    const id = headers['webhook-id'] ?? '';
    const parsed: { facts: Record<string, string> } = JSON.parse(body);
    const { number } = parsed.facts;
    arrivals.push({ address, id, atMs: clock.now(), isTaken, isSigned, number, body: parsed });
    if (reception === 'refused') throw new OutgoingError('network', 'ECONNREFUSED');
    if (reception === 'lost') throw new OutgoingError('network', 'ECONNRESET');
    if (typeof reception === 'object') {
      return new Response('busy', { status: reception.status, headers: { 'retry-after': reception.retryAfter } });
    }
    return new Response(null, { status: reception === 'hang' ? 204 : reception });
  }

  const newInstance = () =>
    createWebhooks({
      webhooks: options.hooks ?? [testWebhook()],
      variables: options.variables ?? variables,
      publicOrigin: options.publicOrigin === undefined ? 'https://register.example.com' : options.publicOrigin,
      openSend: () => send,
      store,
      clock,
      createId: () => {
        serial += 1;
        return `id-${serial}`;
      },
      log: (event) => events.push(event),
      later: (work) => void background.add(work),
      describe: (id) => (id === 'denver' ? 'Denver, Snow St' : null),
      sealApproval: options.sealApproval ?? (async ({ hostId, requestedAtMs }) => `sealed-${hostId}-${requestedAtMs}`),
    });
  const webhooks = newInstance();
  return {
    webhooks,
    store,
    clock,
    events,
    arrivals,
    taken: () => [...new Set(arrivals.filter(({ isTaken }) => isTaken).map(({ id }) => id))],
    behave: (next) => {
      receive = next;
    },
    newInstance,
    rest: async () => {
      await Promise.all(background);
    },
    async sweep(minutes) {
      for (let minute = 0; minute < minutes; minute += 1) {
        const startMs = clock.now();
        await webhooks.deliver(50_000);
        clock.advance(Math.max(0, 60_000 - (clock.now() - startMs)));
      }
    },
  };
}

/** As a receiver reckons it, by the text of Standard Webhooks, from the headers and the body alone. */
function sign(headers: Readonly<Record<string, string>>, body: string): string {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const text = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  return `v1,${createHmac('sha256', key).update(text).digest('base64')}`;
}
