import type { PaletteUpkeep } from '../upkeep';
import { noAnswer } from '../wire/common';
import { type Scope, send } from './scope';

type HostUpkeep = Pick<PaletteUpkeep, 'resetHost' | 'replaceTunnelConfig'>;

/** The endpoints that act on an edge host itself, not on its entry (API.md §2.1). */
export function hostUpkeep(scope: Scope): HostUpkeep {
  return {
    resetHost: (hostId) =>
      send(scope, {
        method: 'PUT',
        path: '/v1/edgehosts/{uid}/reset',
        parameters: { uid: hostId },
        effect: 'write',
        subject: hostId,
        answer: noAnswer,
      }),

    replaceTunnelConfig: (hostId, { remoteSsh, remoteSshTempUser }) =>
      send(scope, {
        method: 'PATCH',
        path: '/v1/edgehosts/{uid}/tunnelConfig',
        parameters: { uid: hostId },
        body: { remoteSsh, remoteSshTempUser },
        effect: 'write',
        subject: hostId,
        answer: noAnswer,
      }),
  };
}
