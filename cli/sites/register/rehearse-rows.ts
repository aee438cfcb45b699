import type { Result } from '../../../lib/errors';
import type { Registrations } from '../../../lib/registration/registrations';
import type { Rehearsal } from '../../../lib/registration/rehearse';
import { describeProblem } from '../describe-problem';
import { groupRows } from './group-rows';
import type { HostRow, RowResult } from './host-row';
import { mostAtOnce } from './register-rows';
import { gatheringNote } from './row-result';
import { workThrough } from './work-through';

/** Sites at a time; each is looked at as a whole. */
const sitesAtOnce = 4;

interface Surroundings {
  readonly registrations: Pick<Registrations, 'rehearse'>;
  readonly isOver: () => boolean;
  /** Called after each site with how many rows are done. */
  readonly tell: (done: number) => void;
  readonly pairingKey?: string;
}

/** Says of every row what registering would come to, and writes nothing. Results are in the order of the rows. */
export async function rehearseRows(rows: readonly HostRow[], around: Surroundings): Promise<readonly RowResult[]> {
  const results = new Map<HostRow, RowResult>();
  const { pairingKey } = around;
  await workThrough(
    groupRows(rows, mostAtOnce).map((group) => [group]),
    {
      most: sitesAtOnce,
      isOver: around.isOver,
      work: async (group) => {
        const requests = group.map(({ hostId, siteId, hostName, pool }) => ({
          ...{ edgeHostId: hostId, siteId, hostName },
          ...(pool === undefined ? {} : { pool }),
          ...(pairingKey === undefined ? {} : { pairingKey }),
        }));
        const rehearsals = await around.registrations.rehearse(requests);
        group.forEach((row, at) => {
          const rehearsal = rehearsals[at];
          if (rehearsal !== undefined) results.set(row, toResult(row, rehearsal));
        });
        around.tell(results.size);
      },
    },
  );
  return rows.map((row) => results.get(row) ?? { row, result: 'not_begun', note: '', problem: null });
}

function toResult(row: HostRow, rehearsal: Result<Rehearsal>): RowResult {
  if (!rehearsal.ok) return { row, result: 'refused', note: '', problem: describeProblem(rehearsal.error) };
  const { kind, missing } = rehearsal.value;
  const note = missing === 0 ? '' : gatheringNote(missing);
  return { row, result: kind === 'registers' ? 'would_register' : 'already', note, problem: null };
}
