import { audit } from './audit';
import { check } from './check';
import type { Command, CommandGroup } from './command';
import { approve, reject } from './decide';
import { deleteCluster } from './delete-cluster';
import { doctor } from './doctor';
import { forgetHost } from './forget-host';
import { form } from './form';
import { grow } from './grow';
import { importSites } from './import';
import { link } from './link';
import { list } from './list';
import { moveHost } from './move-host';
import { pin } from './pin';
import { qr } from './qr';
import { register } from './register';
import { removeHost } from './remove-host';
import { replaceHost } from './replace-host';
import { resetHost } from './reset-host';
import { scale } from './scale';
import { show } from './show';
import { status } from './status';
import { sync } from './sync';
import { systemProfile } from './system-profile';
import { terraform } from './terraform';
import { undo } from './undo';
import { userData } from './user-data';
import { webhooks } from './webhooks';

/** What the help and docs/command-line.md put together. Another command is one more file, and one more name here. */
export const commandGroups: readonly CommandGroup[] = [
  { title: 'The config', commands: [check, importSites] },
  { title: 'Look', commands: [doctor, list, show, status, audit, webhooks] },
  { title: 'Prepare', commands: [pin, link, qr, userData, systemProfile, terraform] },
  { title: 'Act', commands: [register, undo, approve, reject] },
  {
    title: 'The life of a site',
    commands: [grow, form, scale, removeHost, replaceHost, moveHost, forgetHost, resetHost, deleteCluster, sync],
  },
];

/** All of them, in that order. */
export const commands: readonly Command[] = commandGroups.flatMap((group) => group.commands);
