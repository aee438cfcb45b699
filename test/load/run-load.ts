import type { Fleet } from '../support/processes/start-fleet';
import { createNetwork } from './create-network';
import type { Finding } from './judge/finding';
import { judgeLimits } from './judge/judge-limits';
import { judgePalette, readMemberships } from './judge/judge-palette';
import { judgePhones } from './judge/judge-phones';
import { killInstances } from './kill-instances';
import { operatePhone, type PhoneEnd } from './phone';
import { planRun, type RunPlan, type RunSize } from './plan-run';
import { type Evidence, readPalette } from './read-palette';
import { sweepOften } from './sweep-often';

/** What a run did and what is to be said about it. */
export interface RunReport {
  readonly findings: readonly Finding[];
  readonly figures: Readonly<Record<string, number>>;
  readonly ends: readonly PhoneEnd[];
}

const sweepEveryMs = 5_000;

/** Sends everybody to a fleet while its instances are being killed; gives what Palette's log and state say about it. */
export async function runLoad(fleet: Fleet, size: RunSize, withinMs: number): Promise<RunReport> {
  const plan = planRun(size);
  const startedAt = performance.now();
  const network = createNetwork(fleet.instances, size.seed + 1, startedAt + withinMs);
  const sweeper = sweepOften(network, sweepEveryMs);
  const [kills, ends] = await Promise.all([
    killInstances(fleet.instances, plan.kills),
    Promise.all(plan.phones.map((phone) => arrive(phone.arrivesAtMs).then(() => operatePhone(phone, network)))),
  ]);
  const tookMs = performance.now() - startedAt;
  const evidence = await readPalette(fleet, 'evidence');
  const sweeps = await sweeper.stop();
  return { findings: judge(plan, evidence, ends), figures: { kills, sweeps, ...count(evidence, ends, tookMs) }, ends };
}

function arrive(afterMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, afterMs));
}

function judge(plan: RunPlan, evidence: Evidence, ends: readonly PhoneEnd[]): Finding[] {
  const hostIds = [...new Set(plan.phones.map(({ hostId }) => hostId))];
  return [
    ...judgePalette(evidence, plan.siteIds, hostIds),
    ...judgeLimits(evidence.entries),
    ...judgePhones(ends, readMemberships(evidence.state)),
  ];
}

function count({ entries }: Evidence, ends: readonly PhoneEnd[], tookMs: number): Record<string, number> {
  const sum = (key: 'submits' | 'polls' | 'continues' | 'cuts') => ends.reduce((total, end) => total + end[key], 0);
  const withFault = (kind: string) => entries.filter(({ faults }) => faults.includes(kind)).length;
  return {
    seconds: Math.round(tookMs / 1_000),
    phones: ends.length,
    submits: sum('submits'),
    polls: sum('polls'),
    continues: sum('continues'),
    requestsCut: sum('cuts'),
    paletteCalls: entries.length,
    droppedAnswers: withFault('drop'),
    serverErrors: withFault('html'),
    crowdedOut: withFault('too-many-requests'),
  };
}
