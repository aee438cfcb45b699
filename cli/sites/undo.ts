import type { Failure } from '../../lib/errors';
import type { HostId } from '../../lib/hosts/edge-host-id';
import type { Registrations } from '../../lib/registration/registrations';
import type { RegistrationView } from '../../lib/registration/view';
import type { Server } from '../../lib/server/compose';
import { type Command, CommandFault, type Given, type House, type Outcome } from './command';
import { commandActor } from './command-actor';
import { describeProblem } from './describe-problem';
import { readHostAtSite } from './life/find-host-site';
import { lifeCommand } from './life/life-command';
import { readHost } from './read-host';
import { describeBriefly } from './status/describe-host';

/** What it takes once the host is in the cluster of its site. */
const undoMember = lifeCommand({
  name: 'undo',
  summary: 'take a registration back',
  description: [
    'Takes a host back that was registered by mistake: it is then registered nowhere, and can be registered at the right site. Shows how it stands and asks back first. Safe to repeat.',
    'One that is in the cluster of its site by now is taken out of it first, as remove-host does; that shows the steps and has you type the site. It answers whoever asked IT to undo. Your user name and --by go into the audit trail.',
  ],
  words: [{ name: '<host>', description: 'the edge host ID' }],
  examples: ['undo edge-5c913342d76bb86e7ccd998b19d030a5 --by "Sam Doe"'],
  async toTask(given, around) {
    return { kind: 'undo_host', ...(await readHostAtSite(given, around)) };
  },
});

/** Takes a registration back, as IT. */
export const undo: Command = { ...undoMember, run };

async function run(given: Given, house: House): Promise<Outcome> {
  const { positionals, values } = given;
  const hostId = readHost(positionals[0]);
  const by = typeof values.by === 'string' ? values.by : '';
  const server = await house.openServer();
  const registrations = server.desk.as(commandActor(house.userName(), by));
  const view = await registrations.view(hostId);
  if (!view.ok) return endWithout(registrations, hostId, view.error);
  if (isMember(view.value)) return undoMember.run(given, house);
  const { siteId, undo: offer } = view.value;
  if (offer === null) throw new CommandFault('There is nothing to take back: it is registered nowhere.');
  if (values.dryRun === true) return { json: { hostId, siteId, result: 'planned' }, lines: [wouldTakeBack] };
  if (values.yes !== true) await confirm(view.value, server, house);
  const undone = await registrations.undo({ hostId, right: null, mayAsk: false });
  // It has come into the cluster while the question stood.
  if (!undone.ok && undone.error.code === 'undo_too_late') return undoMember.run(given, house);
  if (!undone.ok) return endWithout(registrations, hostId, undone.error);
  return { json: { hostId, siteId, result: 'undone' }, lines: [`${hostId} was taken back from ${siteId}.`] };
}

/** Taken back already, by this command whose answer was lost, or by somebody else: that is what was wanted. */
async function endWithout(registrations: Registrations, hostId: HostId, failure: Failure): Promise<Outcome> {
  const isDone = failure.code === 'not_registered' && (await registrations.confirmUndone(hostId, []));
  if (!isDone) throw new CommandFault(explain(failure));
  return { json: { hostId, result: 'nothing_left' }, lines: ['Nothing is left to do: it was taken back.'] };
}

const wouldTakeBack = 'It is in no cluster: it would be taken back at once. Nothing was done.';

/** In the cluster of its site, or half out of it. */
function isMember({ undo: offer, problem }: RegistrationView): boolean {
  return (
    offer?.way === 'ask_it' ||
    offer?.way === 'asked' ||
    problem?.code === 'host_leaving' ||
    problem?.code === 'host_removed'
  );
}

async function confirm(view: RegistrationView, { directory }: Server, house: House): Promise<void> {
  const status = { hostId: view.hostId, view, site: directory.find(view.siteId) };
  const answer = await house.askYes([...describeBriefly(status, house.terminal, house.now()), 'Take it back?']);
  if (answer === null) throw new CommandFault('There is nobody to ask here: look at it, then add --yes.', 'usage');
  if (!answer) throw new CommandFault('Nothing was taken back.');
}

function explain(failure: Failure): string {
  if (failure.code === 'not_registered') return 'There is nothing to take back: nobody has registered it here.';
  const { sentence, nextStep } = describeProblem(failure);
  return `${sentence} ${nextStep}`;
}
