import { z } from 'zod';
import { actAsStranger } from './act-as-stranger';
import {
  actShape,
  deviceIdShape,
  deviceShape,
  faultShape,
  logPageShape,
  powerShape,
  reinstallShape,
} from './control-shapes';
import type { Fault } from './faults';
import { readLogPage } from './log';
import type { Simulator } from './simulator';
import { switchesShape } from './switch-shapes';

export const CONTROL_PREFIX = '/__simulator/';

type Control = (simulator: Simulator, body: unknown, query: URLSearchParams) => unknown;

const controls: Readonly<Record<string, Control>> = {
  'GET log': ({ log }) => log,
  'GET log-page': ({ log, forgottenLogEntries }, _body, query) => {
    const { from, limit } = logPageShape.parse(Object.fromEntries(query));
    return readLogPage({ entries: log, forgotten: forgottenLogEntries }, from, limit);
  },
  'DELETE log': (simulator) => simulator.clearLog(),
  'POST faults': (simulator, body) => simulator.faults.add(readFault(simulator, body)),
  'DELETE faults': (simulator) => simulator.faults.clear(),
  'GET switches': ({ switches }) => switches,
  'PATCH switches': (simulator, body) => Object.assign(simulator.switches, switchesShape.parse(body)),
  'GET devices': ({ devices }) => devices.list(),
  'POST devices': ({ devices }, body) => ({ id: devices.create(deviceShape.parse(body ?? {})) }),
  'POST power': ({ devices }, body) => {
    const { id, isOn } = powerShape.parse(body);
    return isOn ? devices.powerOn(id) : devices.powerOff(id);
  },
  'POST reset': ({ devices }, body) => devices.reset(deviceIdShape.parse(body).id),
  'POST reinstall': ({ devices }, body) => {
    const { id, as } = reinstallShape.parse(body);
    return { id: devices.reinstall(id, as) };
  },
  'POST die': ({ devices }, body) => devices.die(deviceIdShape.parse(body).id),
  'POST stranger': ({ stranger }, body) => ({ result: actAsStranger(stranger, actShape.parse(body)) ?? null }),
  'GET snapshot': (simulator) => simulator.snapshot(),
};

/**
 * Answers the control endpoints that tests of a simulator in another process use: `log`, `log-page?from&limit`, `faults`,
 * `switches`, `devices`, `power`, `reset`, `reinstall`, `die`, `stranger`, `snapshot` under `/__simulator/`. 400 with the reason for a bad body.
 */
export async function handleControl(simulator: Simulator, request: Request): Promise<Response> {
  const url = new URL(request.url);
  const name = url.pathname.slice(CONTROL_PREFIX.length);
  const control = Object.hasOwn(controls, `${request.method} ${name}`)
    ? controls[`${request.method} ${name}`]
    : undefined;
  if (control === undefined) return Response.json({ error: `No control '${request.method} ${name}'` }, { status: 404 });
  try {
    const text = await request.text();
    const result = control(simulator, text === '' ? undefined : JSON.parse(text), url.searchParams);
    return result === undefined ? new Response(null, { status: 204 }) : Response.json(result);
  } catch (error) {
    return Response.json({ error: reasonOf(error) }, { status: 400 });
  }
}

function readFault({ stranger }: Simulator, body: unknown): Fault {
  const fault = faultShape.parse(body);
  if (fault.kind !== 'stranger') return fault;
  const { act, ...rest } = fault;
  return { ...rest, act: () => void actAsStranger(stranger, act) };
}

function reasonOf(error: unknown): string {
  if (error instanceof z.ZodError) return z.prettifyError(error);
  return error instanceof Error ? error.message : String(error);
}
