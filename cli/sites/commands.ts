import { audit } from './audit';
import type { Command } from './command';
import { approve, reject } from './decide';
import { link } from './link';
import { pin } from './pin';
import { register } from './register';
import { userData } from './user-data';
import { webhooks } from './webhooks';

/** All commands, in the order of their help and of docs/command-line.md. Another one is one more file, and one more name here. */
export const commands: readonly Command[] = [pin, link, userData, register, approve, reject, audit, webhooks];
