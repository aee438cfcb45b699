import { catalogue } from '../../lib/errors';
import type { HostId } from '../../lib/hosts/edge-host-id';
import type { Simulator } from '../../lib/palette/simulator/simulator';
import type { Registrations } from '../../lib/registration/registrations';
import type { Submission } from '../../lib/registration/view';

/** Somebody with a phone in front of a host. */
export interface Phone {
  readonly hostId: HostId;
  readonly siteId: string;
  readonly registrations: Registrations;
}

/** How often people try before they call somebody. */
const mostRounds = 60;

/**
 * All of them submit in the same moment, and whoever is told that a retry helps, or nothing at all, tries again; gives what
 * each was told in the end. `pause` is called between rounds.
 */
export async function submitAll(phones: readonly Phone[], pause: () => Promise<void>): Promise<readonly Submission[]> {
  const told = new Map<HostId, Submission>();
  for (let round = 0; round < mostRounds; round += 1) {
    const waiting = phones.filter(({ hostId }) => !isOver(told.get(hostId)));
    if (waiting.length === 0) break;
    const answers = waiting.map(async ({ hostId, siteId, registrations }) => {
      told.set(hostId, await registrations.submit({ edgeHostId: hostId, siteId, hostName: '' }));
    });
    await Promise.all(answers);
    await pause();
  }
  return phones.flatMap(({ hostId }) => told.get(hostId) ?? []);
}

function isOver(answer: Submission | undefined): boolean {
  if (answer === undefined) return false;
  const { view, problem } = answer;
  return problem === null ? view?.isRegistered === true : !catalogue[problem.code].retry;
}

/** How many of the answers were which: `registered`, or the code of the problem. */
export function countAnswers(answers: readonly Submission[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { problem } of answers) {
    const name = problem?.code ?? 'registered';
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

/** Hosts that Palette has, with the staging link in their label. */
export function linksOf(palette: Pick<Simulator, 'snapshot'>): Record<string, string | undefined> {
  const { hosts } = palette.snapshot().state;
  return Object.fromEntries(Object.values(hosts).map(({ uid, labels }) => [uid, labels.link]));
}
