import type { toRegistrationAnswer } from '../../app/api/_http/registration-answer';
import type { PhonePlan } from './plan-run';

/** What the JSON API says about a registration. */
export type Answer = ReturnType<typeof toRegistrationAnswer>;

/** What the person with the phone was told in the end. */
export interface PhoneEnd extends PhonePlan {
  /** `member`: the host has its place. `refused`: a problem that trying again does not mend. `lost`: neither, in time. */
  readonly end: 'member' | 'refused' | 'lost';
  readonly role: Answer['role'];
  readonly problem: string | null;
  /** The state that was last shown. */
  readonly state: string | null;
  readonly submits: number;
  readonly polls: number;
  readonly continues: number;
  /** Requests without an answer. */
  readonly cuts: number;
  /** From the first submit to the end. */
  readonly tookMs: number;
}

/** The way to the instances; nothing of it is known to a phone but its address. */
export interface Network {
  /** An address that may or may not answer. */
  pickUrl(): string;
  /** `performance.now()` after which a phone gives up. */
  readonly deadlineMs: number;
}

interface Counts {
  submits: number;
  polls: number;
  continues: number;
  cuts: number;
}

/** As the page does when the answer does not say more. */
const pollEveryMs = 5_000;
const continueEveryMs = 15_000;
/** A person who sees that the page could not be reached. */
const tryAgainAfterMs = 1_000;
/** A platform's limit for one request. */
const requestWithinMs = 60_000;

/** Submits a host and watches, as the page does, until it has its place or cannot get one. Never rejects. */
export async function operatePhone(plan: PhonePlan, network: Network): Promise<PhoneEnd> {
  const counts: Counts = { submits: 0, polls: 0, continues: 0, cuts: 0 };
  const startedAt = performance.now();
  let shown: Answer | null = null;
  let problem: Problem | null = null;
  let continuedAt = Number.NEGATIVE_INFINITY;

  const goOn = async () => {
    continuedAt = performance.now();
    counts.continues += 1;
    shown = asAnswer(await send(network, counts, 'POST', `${pathOf(plan)}/continue`)) ?? shown;
  };

  while (performance.now() < network.deadlineMs) {
    const reply: Reply | null =
      shown === null ? await submit(plan, network, counts) : await poll(plan, network, counts);
    shown = asAnswer(reply) ?? shown;
    problem = problemOf(reply);
    if (shown !== null && isMember(shown)) return end('member');
    // The registration was lost before it was recorded: the person begins again.
    if (problem?.code === 'not_registered') shown = null;
    else if (problem?.retry === false) return end('refused');
    if (shown?.due && performance.now() - continuedAt >= continueEveryMs) void goOn();
    await pause(pauseAfter(shown));
  }
  return end('lost');

  function end(kind: PhoneEnd['end']): PhoneEnd {
    const facts = { role: shown?.role ?? null, problem: problem?.code ?? null, state: shown?.state ?? null };
    return { ...plan, end: kind, ...facts, ...counts, tookMs: performance.now() - startedAt };
  }
}

interface Problem {
  readonly code: string;
  readonly retry: boolean;
}

interface Reply {
  readonly status: number;
  readonly body: unknown;
}

function submit(plan: PhonePlan, network: Network, counts: Counts): Promise<Reply | null> {
  counts.submits += 1;
  const fields = { edgeHostId: plan.hostId, siteId: plan.siteId };
  if (plan.sends === 'json') return send(network, counts, 'POST', '/api/registrations', JSON.stringify(fields));
  return submitForm(plan, network, counts, new URLSearchParams(fields));
}

/** A form is answered with the address of a page; what that page says, the JSON API says too. */
async function submitForm(plan: PhonePlan, network: Network, counts: Counts, form: URLSearchParams) {
  const reply = await send(network, counts, 'POST', '/api/registrations', form);
  return reply === null || reply.status >= 400 ? reply : poll(plan, network, counts);
}

function poll(plan: PhonePlan, network: Network, counts: Counts): Promise<Reply | null> {
  counts.polls += 1;
  return send(network, counts, 'GET', pathOf(plan));
}

function pathOf({ hostId }: PhonePlan): string {
  return `/api/registrations/${hostId}`;
}

/** Null when no answer came. */
async function send(network: Network, counts: Counts, method: string, path: string, body?: string | URLSearchParams) {
  // Of a form a browser says where it comes from.
  const headers: Record<string, string> =
    typeof body === 'string' ? { 'content-type': 'application/json' } : { 'sec-fetch-site': 'same-origin' };
  const signal = AbortSignal.timeout(requestWithinMs);
  const init: RequestInit = { method, headers, signal, redirect: 'manual', ...(body === undefined ? {} : { body }) };
  try {
    const response = await fetch(`${network.pickUrl()}${path}`, init);
    return { status: response.status, body: parse(await response.text()) };
  } catch {
    counts.cuts += 1;
    return null;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function asAnswer(reply: Reply | null): Answer | null {
  const body = reply?.body;
  return typeof body === 'object' && body !== null && 'state' in body ? (body as Answer) : null;
}

function problemOf(reply: Reply | null): Problem | null {
  const body = reply?.body;
  if (typeof body === 'object' && body !== null && 'error' in body) return body.error as Problem | null;
  return reply !== null && reply.status >= 400 ? { code: `http_${reply.status}`, retry: reply.status >= 500 } : null;
}

function isMember({ state }: Answer): boolean {
  return state === 'setting_up' || state === 'ready';
}

function pauseAfter(shown: Answer | null): number {
  if (shown === null) return tryAgainAfterMs;
  return shown.pollAfterSeconds === null ? pollEveryMs : shown.pollAfterSeconds * 1_000;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
