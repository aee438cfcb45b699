import type { ErrorCode, Failure } from '../../lib/errors';
import { en } from '../../lib/i18n/en';
import type { ApprovalState } from '../../lib/registration/read-request';
import type { Server } from '../../lib/server/compose';
import { type Command, CommandFault, type Given, type House, type Outcome } from './command';
import { commandActor } from './command-actor';
import { plainText } from './plain-text';
import { readHost } from './read-host';

type Verdict = 'approve' | 'reject';

const words = [{ name: '<host>', description: 'the edge host ID' }];
const options = [
  { flags: '--by <name>', description: 'who decides; goes into the audit trail' },
  { flags: '--yes', description: 'do not ask back' },
];

/** Says yes to a host that waits. */
export const approve: Command = {
  name: 'approve',
  summary: 'let a host in that waits for IT',
  description: [
    'Shows what is asked for, asks back, and lets the host in: it is then registered as if it had just been scanned.',
  ],
  words,
  options,
  examples: ['approve edge-5c913342d76bb86e7ccd998b19d030a5 --by "Store Systems"'],
  run: (given, house) => decide('approve', given, house),
};

/** Says no to a host that waits. */
export const reject: Command = {
  name: 'reject',
  summary: 'turn a host away that waits for IT',
  description: [
    'Shows what is asked for, asks back, and turns the host away. Nothing has been written to Palette about it.',
  ],
  words,
  options,
  examples: ['reject edge-5c913342d76bb86e7ccd998b19d030a5 --by "Store Systems" --yes'],
  run: (given, house) => decide('reject', given, house),
};

async function decide(verdict: Verdict, { positionals, values }: Given, house: House): Promise<Outcome> {
  const hostId = readHost(positionals[0]);
  const by = typeof values.by === 'string' ? values.by.trim() : '';
  if (by === '') throw new CommandFault('Say who decides: --by <name>. It goes into the audit trail.', 'usage');
  const server = await house.openServer();
  const registrations = server.desk.as(commandActor(house.userName()));
  const asked = await registrations.request(hostId);
  if (!asked.ok) throw new CommandFault(explain(asked.error));
  const question = describe(asked.value, server);
  if (asked.value.state !== 'waiting') throw new CommandFault([...question, describeEnd(asked.value)].join('\n'));
  if (values.yes !== true) await confirm(verdict, question, house);
  const { requestedAtMs } = asked.value;
  const decided = await registrations.decide({ hostId, requestedAtMs, verdict, by });
  if (!decided.ok) throw new CommandFault(explain(decided.error));
  const { siteId, state, problem } = decided.value;
  return {
    json: { hostId, siteId, verdict, by, state, problem: problem?.code ?? null },
    lines: [...(values.yes === true ? question : []), ...describeVerdict(verdict, decided.value.problem)],
  };
}

async function confirm(verdict: Verdict, question: readonly string[], house: House): Promise<void> {
  const answer = await house.askYes([...question, verdict === 'approve' ? 'Let it in?' : 'Turn it away?']);
  if (answer === null) throw new CommandFault('There is nobody to ask here: look at it, then add --yes.', 'usage');
  if (!answer) throw new CommandFault('Nothing was decided.');
}

function describe(request: ApprovalState, { directory }: Server): string[] {
  const { hostId, siteId, hostName, requestedBy, requestedAtMs } = request;
  const site = directory.find(siteId);
  return [
    `host      ${hostId}${hostName === null ? '' : ` (${plainText(hostName)})`}`,
    `site      ${siteId}${site === null ? '' : ` (${plainText(site.name)})`}`,
    `asked by  ${plainText(requestedBy)}`,
    `at        ${new Date(requestedAtMs).toISOString()}`,
  ];
}

function describeEnd({ state, decidedBy }: ApprovalState): string {
  if (decidedBy === null) return 'Nobody has to decide about it.';
  return `There is nothing to decide: ${state} by ${plainText(decidedBy)}.`;
}

function describeVerdict(verdict: Verdict, problem: { readonly code: ErrorCode } | null): string[] {
  if (verdict === 'reject') return ['Turned away.'];
  if (problem === null) return ['Let in. It is being registered.'];
  return [`Let in, but: ${explain(problem)}`];
}

/** `approval_link_invalid` speaks of a link; here it says that nobody has asked. */
function explain({ code, facts = {} }: Failure): string {
  if (code === 'approval_link_invalid') return 'Nobody has asked for this host here, or its site is not in the config.';
  const { sentence, nextStep } = en.errors[code];
  return `${sentence(facts)} ${nextStep(facts)}`;
}
