import type { FaultKind } from '../../lib/palette/simulator/faults';
import { matchRoute } from '../../lib/palette/simulator/match-route';
import type { State } from '../../lib/palette/simulator/state';
import { mostStoreJumpMs } from './choose-faults';
import type { ArrivedWrite, PoolReading } from './evidence';
import type { Instance } from './instance';
import type { Stage } from './stage';
import type { Strangers } from './strangers';
import { drawFate, kindOf } from './wire-fate';

type Fetch = (request: Request) => Promise<Response>;

/** The network between our instances and Palette. */
export function createPaletteWire(stage: Stage, strangers: Strangers): (instance: Instance) => Fetch {
  return (instance) => (request) => send(stage, strangers, instance, request);
}

function send(stage: Stage, strangers: Strangers, instance: Instance, request: Request): Promise<Response> {
  const { scheduler, evidence } = stage;
  const { pathname } = new URL(request.url);
  const route = matchRoute(request.method, pathname)?.route;
  const isWrite = route?.effect === 'write';
  const departedAtMs = scheduler.now();
  const template = route?.template ?? pathname;
  evidence.departures.push({ atMs: departedAtMs, instance: instance.name, method: request.method, path: template });
  stage.note(instance.name, `sends ${request.method} ${short(template)}`, () => (isWrite ? lastPart(pathname) : ''));
  const fate = drawFate(stage, isWrite, template);
  const basis = latestReading(stage, instance.name, configOf(pathname));
  if (isWrite && !stage.isQuiet()) befallSender(stage, instance, template);
  return new Promise((resolve, reject) => {
    const breakOff = (afterMs: number) => {
      if (!fate.isSilent) instance.deliver(afterMs, () => reject(new TypeError('fetch failed')));
    };
    if (fate.isRequestLost) {
      stage.note('net', `loses ${request.method} ${short(template)} of ${instance.name}`);
      return breakOff(fate.outMs);
    }
    scheduler.after(fate.outMs, async () => {
      if (isWrite) strangers.actJustBefore(template);
      const call = { instance: instance.name, method: request.method, template, departedAtMs, basis, isWrite };
      const response = await arrive(stage, request, call, fate.spoil);
      if (fate.isAnswerLost) return breakOff(fate.backMs);
      instance.deliver(fate.backMs, () => {
        noteReading(stage, instance.name, pathname, call, response.readAtMs, response.text);
        resolve(new Response(response.text, { status: response.status, headers: response.headers }));
      });
    });
  });
}

/** Right after a write has left is the worst moment to die, or to lose the lease. */
function befallSender(stage: Stage, instance: Instance, template: string): void {
  const { scheduler, scenario, chance, store } = stage;
  if (chance.trouble.chance(scenario.instanceFaults.crashAtWrite)) scheduler.after(0, () => instance.crash());
  if (kindOf(template) === 'hosts' || !chance.trouble.chance(scenario.store.jumpAtWrite)) return;
  scheduler.after(chance.trouble.int(0, 2_000), () => {
    stage.note('store', `clock jumps by ${mostStoreJumpMs} ms`);
    store.jump(mostStoreJumpMs);
  });
}

interface Call {
  readonly instance: string;
  readonly method: string;
  readonly template: string;
  readonly departedAtMs: number;
  readonly basis: PoolReading | null;
  readonly isWrite: boolean;
}

interface Answered {
  readonly status: number;
  readonly text: string;
  readonly headers: Record<string, string>;
  readonly readAtMs: number;
}

async function arrive(stage: Stage, request: Request, call: Call, spoil: FaultKind | null): Promise<Answered> {
  const { simulator, evidence, scheduler } = stage;
  const { method, template } = call;
  const before = simulator.snapshot().state;
  if (spoil !== null) simulator.faults.add({ ...spoil, match: {} });
  const readAtMs = scheduler.now();
  const response = await simulator.handle(request);
  const entry = simulator.log.at(-1);
  stage.note('palette', `${call.instance} ${method} ${short(template)} ${response.status}`, () =>
    call.isWrite ? `${entry?.effect}${spoil ? ` spoilt:${spoil.kind}` : ''} ${describe(entry?.requestBody)}` : '',
  );
  if (call.isWrite) {
    stage.noteTruth();
    const isDone = entry?.effect === 'write';
    evidence.writes.push(
      toWrite(call, entry?.requestBody, readAtMs, response.status, isDone, before, simulator.snapshot().state),
    );
    if (spoil !== null || response.status === 429) evidence.refusedByChance.push({ atMs: readAtMs });
  }
  const auditUid = response.headers.get('audituid');
  const retryAfter = response.headers.get('retry-after');
  const headers = { ...(auditUid ? { audituid: auditUid } : {}), ...(retryAfter ? { 'retry-after': retryAfter } : {}) };
  return { status: response.status, text: await response.text(), headers, readAtMs };
}

function toWrite(
  { instance, method, template, departedAtMs, basis }: Call,
  body: unknown,
  arrivedAtMs: number,
  status: number,
  isDone: boolean,
  before: State,
  after: State,
): ArrivedWrite {
  return { instance, method, template, body, departedAtMs, arrivedAtMs, status, isDone, before, after, basis };
}

const configPath = /^\/v1\/cloudconfigs\/[^/]+\/([^/]+)(\/machinePools.*)?$/;

function configOf(pathname: string): string | null {
  return configPath.exec(pathname)?.[1] ?? null;
}

function latestReading({ evidence }: Stage, instance: string, configUid: string | null): PoolReading | null {
  if (configUid === null) return null;
  return evidence.readings.findLast((one) => one.instance === instance && one.configUid === configUid) ?? null;
}

/** What the caller of a GET of pools now knows. */
function noteReading(
  stage: Stage,
  instance: string,
  pathname: string,
  { method, template }: Call,
  handledAtMs: number,
  text: string,
): void {
  const { evidence, scheduler } = stage;
  if (method !== 'GET' || !template.endsWith('/{configUid}')) return;
  const configUid = configOf(pathname);
  const members = new Set([...text.matchAll(/"hostUid":"([^"]+)"/g)].map(([, hostId]) => hostId ?? ''));
  if (configUid === null) return;
  evidence.readings.push({ instance, configUid, handledAtMs, deliveredAtMs: scheduler.now(), members });
}

/** The last two parts of a path are enough to know it by. */
function short(template: string): string {
  return template
    .replace('/v1/', '')
    .replace('cloudconfigs/edge-native/{configUid}', 'config')
    .replace('{machinePoolName}', '{pool}');
}

function lastPart(pathname: string): string {
  return pathname.split('/').at(-1) ?? '';
}

function describe(body: unknown): string {
  const text = JSON.stringify(body) ?? '';
  const hosts = [...text.matchAll(/"hostUid":"([^"]+)"/g)].map(([, hostId]) => hostId);
  const name = /"name":"([^"]+)"/.exec(text)?.[1] ?? '';
  const uid = /"uid":"(edge[^"]+)"/.exec(text)?.[1] ?? '';
  return `${name} ${uid} ${hosts.length > 0 ? `[${hosts.join(' ')}]` : ''}`.trim();
}
