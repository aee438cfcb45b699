import type { HostId } from '../../lib/hosts/edge-host-id';
import type { Registrations } from '../../lib/registration/registrations';
import type { Server } from '../../lib/server/compose';
import { type Command, CommandFault, exitCodes, type Given, type House, type Outcome } from './command';
import { commandActor } from './command-actor';
import { describeProblem } from './describe-problem';
import { readHosts } from './read-hosts';
import { describeBriefly, describeFully, type HostStatus, isWrong } from './status/describe-host';
import { toJson } from './status/to-json';
import { lookAtHosts, watchHosts } from './status/watch-hosts';

/** More are shown in a line each. */
const mostInFull = 3;

/** Tells how hosts stand. Changes nothing. */
export const status: Command = {
  name: 'status',
  summary: 'tell how hosts stand',
  description: [
    'Says of each host what its page says: how far it is, what is wrong and what to do, its site, and the two words that its screen can be compared by. Up to three hosts in full, more of them in a line each. Changes nothing.',
    'With --watch it looks again as often as the page does, until no host changes by itself any more. It ends with 3 when a host needs somebody, or is not registered.',
  ],
  words: [{ name: '[hosts...]', description: 'edge host IDs; or give --csv' }],
  options: [
    { flags: '--csv <file>', description: 'hosts from the column edge_host_id; - reads the standard input' },
    { flags: '--watch', description: 'wait until nothing changes any more' },
  ],
  examples: [
    'status edge-5c913342d76bb86e7ccd998b19d030a5',
    'status --csv hosts-to-register.csv --watch',
    "status --csv hosts-to-register.csv --json | jq '.[] | select(.problem)'",
  ],
  run,
};

async function run(given: Given, house: House): Promise<Outcome> {
  const hostIds = await readHosts(given, house);
  const server = await house.openServer();
  const registrations = server.desk.as(commandActor(house.userName()));
  const found = await lookOrWatch(hostIds, given.values.watch === true, { server, registrations, house });
  const nowMs = house.now();
  const describe = found.length > mostInFull ? describeBriefly : describeFully;
  return {
    json: found.map(toJson),
    lines: found.flatMap((one, at) => [
      ...(at > 0 && describe === describeFully ? [''] : []),
      ...describe(one, house.terminal, nowMs),
    ]),
    exitCode: found.some(isWrong) ? exitCodes.found : exitCodes.done,
  };
}

interface Eyes {
  readonly server: Server;
  readonly registrations: Registrations;
  readonly house: House;
}

async function lookOrWatch(hostIds: readonly HostId[], isWatched: boolean, eyes: Eyes): Promise<readonly HostStatus[]> {
  const { house } = eyes;
  const progress = house.terminal.progress('Settled');
  let isOver = false;
  const stopListening = house.onInterrupt(() => {
    isOver = true;
  });
  const around = {
    look: (hostId: HostId) => look(hostId, eyes),
    sleep: house.sleep,
    isOver: () => isOver,
    tell: (settled: number) => progress.show(settled, hostIds.length),
  };
  try {
    return await (isWatched ? watchHosts(hostIds, around) : lookAtHosts(hostIds, around));
  } finally {
    stopListening();
    progress.end();
  }
}

async function look(hostId: HostId, { server, registrations }: Eyes): Promise<HostStatus> {
  const view = await registrations.view(hostId);
  if (view.ok) return { hostId, view: view.value, site: server.directory.findBorne(view.value.siteId) };
  if (view.error.code === 'not_registered') return { hostId, view: null, site: null };
  const { sentence, nextStep } = describeProblem(view.error);
  throw new CommandFault(`${sentence} ${nextStep}`);
}
