import { z } from 'zod';
import { switchesShape } from '../../lib/palette/simulator/switch-shapes';
import { defaultSwitches, type Switches } from '../../lib/palette/simulator/switches';

/** One switch in one position, all others as they are by default. */
export interface SwitchPosition {
  readonly name: string;
  readonly switches: Partial<Switches>;
}

/** API.md §1.5: a business refusal may come with any of them. */
const statuses = [400, 409, 422, 500];

/** Positions of switches that are numbers; a new one must be added here, and the table says so. */
const numbers: Partial<Record<keyof Switches, readonly number[]>> = {
  searchLagMs: [0, 500, 3_000],
  maxPageSize: [1, 20, 50],
};

/** Every switch of the simulator in each of its positions, made from its own description so that none is forgotten. */
export function switchPositions(): SwitchPosition[] {
  const defaults = defaultSwitches();
  const moved = Object.entries(switchesShape.shape).flatMap(([key, shape]) => {
    const name = key as keyof Switches;
    return valuesOf(name, shape.unwrap(), defaults[name])
      .filter((value) => JSON.stringify(value) !== JSON.stringify(defaults[name]))
      .map((value) => ({ name: `${name} ${JSON.stringify(value)}`, switches: { [name]: value } }));
  });
  return [{ name: 'every switch as by default', switches: {} }, ...moved];
}

function valuesOf(name: keyof Switches, shape: z.ZodType, byDefault: unknown): readonly unknown[] {
  if (shape instanceof z.ZodEnum) return shape.options;
  if (shape instanceof z.ZodBoolean) return [false, true];
  if (shape instanceof z.ZodUnion) return [...refusals(byDefault), 'accept'];
  if (shape instanceof z.ZodObject) return refusals(byDefault);
  const values = numbers[name];
  if (values === undefined) throw new Error(`The matrix does not know the positions of the switch ${name}`);
  return values;
}

function refusals(byDefault: unknown): unknown[] {
  const code = byDefault !== null && typeof byDefault === 'object' && 'code' in byDefault ? byDefault.code : 'Refused';
  return statuses.map((status) => ({ status, code }));
}
