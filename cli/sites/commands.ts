import { audit } from './audit';
import type { Command } from './command';
import { approve, reject } from './decide';
import { doctor } from './doctor';
import { link } from './link';
import { pin } from './pin';
import { register } from './register';
import { status } from './status';
import { undo } from './undo';
import { userData } from './user-data';
import { webhooks } from './webhooks';

/** All commands, in the order of their help and of docs/command-line.md. Another one is one more file, and one more name here. */
export const commands: readonly Command[] = [
  doctor,
  pin,
  link,
  userData,
  register,
  status,
  undo,
  approve,
  reject,
  audit,
  webhooks,
];
