import { type Answer, errorAnswer } from './answer';
import { badKeyMessage } from './authenticate';
import { type Fault, isSpoiling } from './faults';
import type { Incoming } from './incoming';
import { type Served, type ServeOptions, tooManyRequests } from './serve';
import type { Stranger } from './stranger';
import type { Refusal } from './switches';

/** How a request ended: with an answer, with a raw text in its place, or with a dropped connection. */
export type Outcome = { readonly isWritten: boolean } & (
  | { readonly end: 'answer'; readonly answer: Answer }
  | { readonly end: 'raw'; readonly status: number; readonly contentType: string; readonly text: string }
  | { readonly end: 'dropped' }
);

export interface FaultTools {
  readonly options: ServeOptions;
  readonly stranger: Stranger;
  readonly sleep: (ms: number) => Promise<void>;
}

/**
 * Carries a request out under its faults: strangers and delays first, in the order they were added; then the first
 * fault that spoils the answer decides whether the request is done at all; delays after the deed come last.
 */
export async function applyFaults(
  faults: readonly Fault[],
  incoming: Incoming,
  carryOut: () => Served,
  tools: FaultTools,
): Promise<Outcome> {
  for (const fault of faults) {
    if (fault.kind === 'delay' && !fault.isDone) await tools.sleep(fault.ms);
    if (fault.kind === 'stranger') fault.act(tools.stranger);
  }
  const outcome = spoil(faults, incoming, carryOut, tools.options);
  for (const fault of faults) {
    if (fault.kind === 'delay' && fault.isDone) await tools.sleep(fault.ms);
  }
  return outcome;
}

function spoil(faults: readonly Fault[], incoming: Incoming, carryOut: () => Served, options: ServeOptions): Outcome {
  const fault = faults.find(isSpoiling);
  if (fault === undefined) {
    const { answer, isWritten } = carryOut();
    return { end: 'answer', answer, isWritten };
  }
  const isWritten = 'isDone' in fault && fault.isDone === true && carryOut().isWritten;
  return { ...spoilt(fault, incoming, options), isWritten };
}

type Spoilt = Outcome extends infer O ? (O extends Outcome ? Omit<O, 'isWritten'> : never) : never;

function spoilt(fault: Fault, incoming: Incoming, options: ServeOptions): Spoilt {
  switch (fault.kind) {
    case 'error':
      return refused(fault.refusal, fault.message ?? 'Operation failed', incoming, options);
    case 'bad-key':
      return refused(options.world.switches.badKey, badKeyMessage('{key}'), incoming, options);
    case 'html':
      return {
        end: 'raw',
        status: fault.status,
        contentType: 'text/html',
        text: '<html><body>Bad Gateway</body></html>',
      };
    case 'malformed':
      return { end: 'raw', status: 200, contentType: 'application/json', text: '{"items": [' };
    case 'too-many-requests':
      return { end: 'answer', answer: limited(fault.retryAfterSeconds, incoming, options) };
    default:
      return { end: 'dropped' };
  }
}

function refused(refusal: Refusal, message: string, incoming: Incoming, options: ServeOptions): Spoilt {
  const key = incoming.headers.get('ApiKey') ?? '';
  return { end: 'answer', answer: errorAnswer(refusal, message.replaceAll('{key}', key), options.nextRef()) };
}

function limited(retryAfterSeconds: number | undefined, incoming: Incoming, options: ServeOptions): Answer {
  const { status, body } = tooManyRequests(incoming, options);
  return retryAfterSeconds === undefined
    ? { status, body }
    : { status, body, headers: { 'Retry-After': String(retryAfterSeconds) } };
}
