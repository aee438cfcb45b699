import type { HostId } from '../../../lib/hosts/edge-host-id';
import type { Decision } from '../../../lib/registration/decide';
import type { ApprovalState } from '../../../lib/registration/read-request';
import type { Registrations } from '../../../lib/registration/registrations';
import { type ExitCode, exitCodes, type Outcome } from '../command';
import { plainText } from '../plain-text';
import { groupRows } from '../register/group-rows';
import { workThrough } from '../register/work-through';
import type { Terminal } from '../terminal';
import { wrapText } from '../wrap-text';
import { describeEnd, explainDecision } from './describe-request';

type Verdict = Decision['verdict'];

/** Hosts at a time; those of a site go in together. */
const mostAtOnce = 20;

/** One host of many, and what is known or has come of it. */
export interface Case {
  readonly hostId: HostId;
  /** Null: nobody has asked for it, or it cannot be told. */
  readonly asked: ApprovalState | null;
  /** Why there is nothing to decide or nothing could be decided, in a sentence; empty: there is, or it was. */
  readonly trouble: string;
}

/** What is asked about each host, in their order. Changes nothing. */
export async function readCases(
  hostIds: readonly HostId[],
  desk: Pick<Registrations, 'request'>,
): Promise<readonly Case[]> {
  const found = new Map<HostId, Case>();
  await workThrough(
    hostIds.map((hostId) => [hostId]),
    {
      most: mostAtOnce,
      isOver: () => false,
      work: async (hostId) => void found.set(hostId, toCase(hostId, await desk.request(hostId))),
    },
  );
  return hostIds.flatMap((hostId) => found.get(hostId) ?? []);
}

function toCase(hostId: HostId, asked: Awaited<ReturnType<Registrations['request']>>): Case {
  if (!asked.ok) return { hostId, asked: null, trouble: explainDecision(asked.error) };
  return { hostId, asked: asked.value, trouble: asked.value.state === 'waiting' ? '' : describeEnd(asked.value) };
}

/** Decides about those that wait; one that fails stops no other. In the order of the cases. */
export async function decideCases(
  cases: readonly Case[],
  {
    verdict,
    by,
    desk,
  }: { readonly verdict: Verdict; readonly by: string; readonly desk: Pick<Registrations, 'decide'> },
): Promise<readonly Case[]> {
  const decided = new Map<HostId, Case>();
  const waiting = cases.flatMap(({ hostId, asked, trouble }) =>
    asked === null || trouble !== '' ? [] : [{ hostId, asked, siteId: asked.siteId }],
  );
  await workThrough(groupRows(waiting, mostAtOnce), {
    most: mostAtOnce,
    isOver: () => false,
    async work({ hostId, asked }) {
      const answer = await desk.decide({ hostId, requestedAtMs: asked.requestedAtMs, verdict, by });
      const problem = answer.ok ? answer.value.problem : answer.error;
      const isWanted = problem === null || problem.code === 'approval_rejected';
      decided.set(hostId, { hostId, asked, trouble: isWanted ? '' : explainDecision(problem) });
    },
  });
  return cases.map((one) => decided.get(one.hostId) ?? one);
}

/** What is asked, a line for each host that waits. Pure. */
export function describeCases(cases: readonly Case[]): string[] {
  return cases.flatMap(({ hostId, asked, trouble }) =>
    asked === null || trouble !== '' ? [] : [`${hostId}  ${asked.siteId}  asked by ${plainText(asked.requestedBy)}`],
  );
}

/** What came of each host. Pure. */
export function toOutcome(cases: readonly Case[], verdict: Verdict, { columns }: Pick<Terminal, 'columns'>): Outcome {
  const word = verdict === 'approve' ? 'let in' : 'turned away';
  const done = cases.filter(({ trouble }) => trouble === '').length;
  return {
    json: cases.map(({ hostId, asked, trouble }) => {
      return { hostId, siteId: asked?.siteId ?? null, verdict, isDone: trouble === '', trouble };
    }),
    lines: [
      ...cases.flatMap(({ hostId, trouble }) =>
        trouble === '' ? [`${hostId}  ${word}`] : [hostId, ...wrapText(trouble, columns, '  ')],
      ),
      `${done} of ${cases.length} hosts ${word}.`,
    ],
    exitCode: exitCodeOf(done, cases.length),
  };
}

function exitCodeOf(done: number, all: number): ExitCode {
  if (done === all) return exitCodes.done;
  return done === 0 ? exitCodes.failed : exitCodes.partly;
}
