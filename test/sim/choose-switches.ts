import type { Switches } from '../../lib/palette/simulator/switches';
import { switchPositions } from '../support/switch-positions';
import type { Random } from './random';

/** Every position but the default, by switch. */
const positions = groupBySwitch();

/** Positions in which Palette would never do what is asked, whatever the engine does: another test has them. */
const leftOut = new Set(['badKey', 'missingKey', 'unknownProject', 'registrationUrlJoin']);

/** Where Palette itself would not stop a mistake of ours: moved more often than the others. */
const telling: Partial<Switches> = {
  duplicateClusterName: 'accept',
  hostInUse: 'accept',
  inUseMoment: 'when-agent-picks-up',
};

/**
 * A position for every unknown of Palette: each switch stands as by default or, now and then, somewhere else, so that
 * unlikely ones meet.
 */
export function chooseSwitches(random: Random): Partial<Switches> {
  const moved = random.pick([0, 0.1, 0.3, 0.6]);
  const chosen = [...positions].flatMap(([name, values]) =>
    !leftOut.has(name) && random.chance(moved) ? [[name, random.pick(values)] as const] : [],
  );
  const told = Object.entries(telling).filter(() => random.chance(0.3));
  return Object.fromEntries([...chosen, ...told]);
}

function groupBySwitch(): Map<string, unknown[]> {
  const groups = new Map<string, unknown[]>();
  for (const [name, value] of switchPositions().flatMap(({ switches }) => Object.entries(switches))) {
    groups.set(name, [...(groups.get(name) ?? []), value]);
  }
  return groups;
}
