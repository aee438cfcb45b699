import type { HostId } from '../../lib/hosts/edge-host-id';
import type { Registrations } from '../../lib/registration/registrations';
import type { Problem } from '../../lib/registration/view';
import type { Server } from '../../lib/server/compose';
import { type Command, CommandFault, type Given, type House, type Outcome } from './command';
import { commandActor } from './command-actor';
import { decideCases, describeCases, readCases, toOutcome } from './decide/decide-many';
import { describeEnd, describeRequest, explainDecision } from './decide/describe-request';
import { readHosts } from './read-hosts';

type Verdict = 'approve' | 'reject';

const words = [{ name: '[hosts...]', description: 'edge host IDs; or give --csv' }];
const options = [
  { flags: '--csv <file>', description: 'hosts from the column edge_host_id; - reads the standard input' },
  { flags: '--by <name>', description: 'who decides; goes into the audit trail' },
  { flags: '--yes', description: 'do not ask back' },
];
const many = 'Of several hosts those that wait are decided together, with a result for each.';

/** Says yes to hosts that wait. */
export const approve: Command = {
  name: 'approve',
  summary: 'let hosts in that wait for IT',
  description: [
    `Shows what is asked for, asks back, and lets the host in: it is then registered as if it had just been scanned. ${many}`,
  ],
  words,
  options,
  examples: [
    'approve edge-5c913342d76bb86e7ccd998b19d030a5 --by "Store Systems"',
    'approve --csv hosts-of-tuesday.csv --by "Store Systems" --yes --json',
  ],
  run: (given, house) => decide('approve', given, house),
};

/** Says no to hosts that wait. */
export const reject: Command = {
  name: 'reject',
  summary: 'turn hosts away that wait for IT',
  description: [
    `Shows what is asked for, asks back, and turns the host away. Nothing has been written to Palette about it. ${many}`,
  ],
  words,
  options,
  examples: ['reject edge-5c913342d76bb86e7ccd998b19d030a5 --by "Store Systems" --yes'],
  run: (given, house) => decide('reject', given, house),
};

/** Somebody decides. */
interface Judge {
  readonly verdict: Verdict;
  readonly by: string;
  readonly isAsked: boolean;
  readonly house: House;
  readonly server: Server;
  readonly registrations: Registrations;
}

async function decide(verdict: Verdict, given: Given, house: House): Promise<Outcome> {
  const by = typeof given.values.by === 'string' ? given.values.by.trim() : '';
  if (by === '') throw new CommandFault('Say who decides: --by <name>. It goes into the audit trail.', 'usage');
  const [first, ...others] = await readHosts(given, house);
  if (first === undefined) throw new CommandFault('There is no host.');
  const server = await house.openServer();
  const registrations = server.desk.as(commandActor(house.userName()));
  const judge = { verdict, by, isAsked: given.values.yes !== true, house, server, registrations };
  return others.length === 0 ? decideOne(first, judge) : decideMany([first, ...others], judge);
}

async function decideOne(
  hostId: HostId,
  { verdict, by, isAsked, house, server, registrations }: Judge,
): Promise<Outcome> {
  const asked = await registrations.request(hostId);
  if (!asked.ok) throw new CommandFault(explainDecision(asked.error));
  const question = describeRequest(asked.value, server.directory);
  if (asked.value.state !== 'waiting') throw new CommandFault([...question, describeEnd(asked.value)].join('\n'));
  if (isAsked) await confirm([...question, verdict === 'approve' ? 'Let it in?' : 'Turn it away?'], house);
  const { requestedAtMs } = asked.value;
  const decided = await registrations.decide({ hostId, requestedAtMs, verdict, by });
  if (!decided.ok) throw new CommandFault(explainDecision(decided.error));
  const { siteId, state, problem } = decided.value;
  return {
    json: { hostId, siteId, verdict, by, state, problem: problem?.code ?? null },
    lines: [...(isAsked ? [] : question), ...describeVerdict(verdict, problem)],
  };
}

async function decideMany(hostIds: readonly HostId[], judge: Judge): Promise<Outcome> {
  const { verdict, by, isAsked, house, registrations } = judge;
  const cases = await readCases(hostIds, registrations);
  const question = describeCases(cases);
  if (question.length > 0 && isAsked) {
    const act = verdict === 'approve' ? 'Let' : 'Turn';
    await confirm([...question, `${act} these ${question.length} ${verdict === 'approve' ? 'in' : 'away'}?`], house);
  }
  return toOutcome(await decideCases(cases, { verdict, by, desk: registrations }), verdict, house.terminal);
}

async function confirm(question: readonly string[], house: House): Promise<void> {
  const answer = await house.askYes(question);
  if (answer === null) throw new CommandFault('There is nobody to ask here: look at it, then add --yes.', 'usage');
  if (!answer) throw new CommandFault('Nothing was decided.');
}

function describeVerdict(verdict: Verdict, problem: Problem | null): string[] {
  if (verdict === 'reject') return ['Turned away.'];
  if (problem === null) return ['Let in. It is being registered.'];
  return [`Let in, but: ${explainDecision(problem)}`];
}
