import type { FaultKind } from '../../lib/palette/simulator/faults';
import { isDuring, type Stage } from './stage';

/** What becomes of one request on the network, and of its answer. */
export interface Fate {
  readonly outMs: number;
  readonly backMs: number;
  readonly isRequestLost: boolean;
  readonly isAnswerLost: boolean;
  /** Of a loss the caller hears nothing at all, instead of a broken connection. */
  readonly isSilent: boolean;
  /** What comes in the place of the answer, whether or not the request was carried out. */
  readonly spoil: FaultKind | null;
}

/** API.md §12, Lease: what was sent arrives within attempt timeout + skew, or never. Milliseconds. */
const latestArrivalMs = 10_000;

/** What a write is about. */
export function kindOf(template: string): 'hosts' | 'clusters' | 'pools' {
  if (template.startsWith('/v1/edgehosts')) return 'hosts';
  return template.startsWith('/v1/cloudconfigs') ? 'pools' : 'clusters';
}

/** Draws the fate of a request. Once it is quiet all are calm. */
export function drawFate(stage: Stage, isWrite: boolean, template: string): Fate {
  const { palette: faults, stranger, switches } = stage.scenario;
  const random = stage.chance.wire;
  const outMs = random.delayMs(5, 60, 400);
  const backMs = random.delayMs(5, 60, 400);
  const calm: Fate = { outMs, backMs, isRequestLost: false, isAnswerLost: false, isSilent: false, spoil: null };
  if (stage.isQuiet()) return calm;
  if (isDuring(faults.outages, stage.elapsedMs())) return drawOutage(stage, calm);
  const isSilent = random.chance(0.5);
  const isCreate = isWrite && (template.endsWith('/edge-native') || template.endsWith('/libvirt'));
  if (isCreate && switches.duplicateClusterName === 'accept' && random.chance(stranger.veryLateCreate)) {
    return { ...calm, outMs: random.int(12_000, 120_000), isAnswerLost: true, isSilent };
  }
  if (isWrite && faults.unlucky === kindOf(template)) return drawUnlucky(stage, { ...calm, isSilent });
  const lateShare = kindOf(template) === 'pools' ? Math.max(faults.late, faults.latePools) : faults.late;
  if (isWrite && random.chance(lateShare)) return { ...calm, outMs: random.int(1_000, latestArrivalMs), isSilent };
  if (random.chance(faults.lostRequest)) return { ...calm, isRequestLost: true, isSilent };
  if (random.chance(faults.lostAnswer)) return { ...calm, isAnswerLost: true, isSilent };
  if (random.chance(faults.serverError)) return { ...calm, spoil: drawSpoil(stage) };
  if (random.chance(faults.tooMany)) return { ...calm, spoil: { kind: 'too-many-requests' } };
  if (random.chance(faults.slow)) return { ...calm, outMs: random.int(100, 5_000), backMs: random.int(100, 9_000) };
  return calm;
}

/** Half of these writes go wrong in a way that leaves open whether they were done. */
function drawUnlucky({ chance: { wire } }: Stage, calm: Fate): Fate {
  const late = { ...calm, outMs: wire.int(1_000, latestArrivalMs) };
  return wire.pick([calm, calm, calm, late, { ...late, isAnswerLost: true }, { ...calm, isAnswerLost: true }]);
}

function drawOutage({ chance: { wire } }: Stage, calm: Fate): Fate {
  if (wire.chance(0.5)) return { ...calm, isRequestLost: true, isSilent: wire.chance(0.5) };
  return { ...calm, spoil: { kind: 'html', isDone: false, status: 503 } };
}

function drawSpoil({ chance: { wire } }: Stage): FaultKind {
  const isDone = wire.chance(0.5);
  const refusal = wire.pick([
    { status: 500, code: '' },
    { status: 503, code: 'Unavailable' },
    { status: 500, code: 'Hiccup' },
  ]);
  return wire.pick<FaultKind>([
    { kind: 'html', isDone, status: wire.pick([502, 504]) },
    { kind: 'malformed', isDone },
    // A coded 500 is a business refusal (API.md §1.5): it says that nothing was done, and that is believed.
    { kind: 'error', isDone: isDone && refusal.code !== 'Hiccup', refusal },
  ]);
}
