import type { Actor } from '../../lib/access/actor';

/** Long enough for a name, and of one line: it goes into the trail. */
const longestName = 80;

/**
 * Whoever can run this holds the secrets of the server itself: they are IT. The audit trail names the user of the machine,
 * and whom they act for or who they say they are (`--by`; empty: nobody was named). Pure.
 */
export function commandActor(userName: string, by = ''): Actor {
  const name = by
    .replace(/[\p{C}\p{Z}]+/gu, ' ')
    .trim()
    .slice(0, longestName);
  const who = `command ${userName}${name === '' ? '' : `: ${name}`}`;
  const grant = {
    mode: 'command',
    who,
    role: 'it',
    scope: null,
    hostId: null,
    isWatchOnly: false,
    link: null,
  } as const;
  return { grants: [grant], sessionId: null };
}
