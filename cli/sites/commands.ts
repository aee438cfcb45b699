import { audit } from './audit';
import { check } from './check';
import type { Command } from './command';
import { approve, reject } from './decide';
import { doctor } from './doctor';
import { importSites } from './import';
import { link } from './link';
import { list } from './list';
import { pin } from './pin';
import { qr } from './qr';
import { register } from './register';
import { show } from './show';
import { status } from './status';
import { terraform } from './terraform';
import { undo } from './undo';
import { userData } from './user-data';
import { webhooks } from './webhooks';

/** All commands, in the order of their help and of docs/command-line.md. Another one is one more file, and one more name here. */
export const commands: readonly Command[] = [
  check,
  importSites,
  doctor,
  list,
  show,
  pin,
  link,
  qr,
  userData,
  terraform,
  register,
  status,
  undo,
  approve,
  reject,
  audit,
  webhooks,
];
