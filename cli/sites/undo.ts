import type { Failure } from '../../lib/errors';
import type { RegistrationView } from '../../lib/registration/view';
import type { Server } from '../../lib/server/compose';
import { type Command, CommandFault, type Given, type House, type Outcome } from './command';
import { commandActor } from './command-actor';
import { readHost } from './read-host';
import { describeProblem } from './register/row-result';
import { describeBriefly } from './status/describe-host';

/** Takes a registration back, as IT. */
export const undo: Command = {
  name: 'undo',
  summary: 'take a registration back',
  description: [
    'Takes a host back that was registered by mistake: it is then registered nowhere, and can be registered at the right site. Shows how it stands and asks back first. Safe to repeat.',
    'It can be taken back until it is in the cluster of its site; from then on only in Palette. Your user name and --by go into the audit trail.',
  ],
  words: [{ name: '<host>', description: 'the edge host ID' }],
  options: [
    { flags: '--by <name>', description: 'for whom you act; goes into the audit trail' },
    { flags: '--yes', description: 'do not ask back' },
  ],
  examples: ['undo edge-5c913342d76bb86e7ccd998b19d030a5 --by "Sam Doe"'],
  run,
};

async function run({ positionals, values }: Given, house: House): Promise<Outcome> {
  const hostId = readHost(positionals[0]);
  const by = typeof values.by === 'string' ? values.by : '';
  const server = await house.openServer();
  const registrations = server.desk.as(commandActor(house.userName(), by));
  const view = await registrations.view(hostId);
  if (!view.ok) throw new CommandFault(explain(view.error));
  const { siteId, undo: offer } = view.value;
  if (offer === null) throw new CommandFault('There is nothing to take back: it is registered nowhere.');
  if (offer.way === 'ask_it' || offer.way === 'asked') throw new CommandFault(tooLate);
  if (values.yes !== true) await confirm(view.value, server, house);
  const undone = await registrations.undo({ hostId, right: null, mayAsk: false });
  if (!undone.ok) throw new CommandFault(explain(undone.error));
  return { json: { hostId, siteId, result: 'undone' }, lines: [`${hostId} was taken back from ${siteId}.`] };
}

const tooLate =
  'It is in the cluster of its site already, and this app takes no host out of a cluster. Remove it from its node pool in Palette; nothing was changed here.';

async function confirm(view: RegistrationView, { directory }: Server, house: House): Promise<void> {
  const status = { hostId: view.hostId, view, site: directory.find(view.siteId) };
  const answer = await house.askYes([...describeBriefly(status, house.terminal, house.now()), 'Take it back?']);
  if (answer === null) throw new CommandFault('There is nobody to ask here: look at it, then add --yes.', 'usage');
  if (!answer) throw new CommandFault('Nothing was taken back.');
}

function explain(failure: Failure): string {
  if (failure.code === 'undo_too_late') return tooLate;
  if (failure.code === 'not_registered') return 'There is nothing to take back: nobody has registered it here.';
  const { sentence, nextStep } = describeProblem(failure);
  return `${sentence} ${nextStep}`;
}
