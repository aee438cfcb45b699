import type { Actor } from '../../access/actor';
import type { Failure } from '../../errors';
import type { Ports } from '../../registration/ports';
import { submit } from '../../registration/submit';
import type { StepOf } from '../life-plan';

/**
 * Asks for a host at another site, as whoever scans it there: without any lease of ours, for that site has its own. Why it was
 * not taken, or null: whether it is there yet is for the next look. Never rejects for what the catalogue names.
 */
export async function registerElsewhere(
  ports: Ports,
  actor: Actor,
  { hostId, siteId }: StepOf<'register_elsewhere'>,
): Promise<Failure | null> {
  const { outcome, problem } = await submit(ports, actor, { edgeHostId: hostId, siteId, hostName: '' });
  if (outcome !== 'refused' || problem === null) return null;
  return { code: problem.code, facts: problem.facts };
}
