import type { Palette } from '../palette';
import { profileAnswer, profileListAnswer } from '../wire/profile';
import { readOrNull, type Scope, send } from './scope';

type ProfileEndpoints = Pick<Palette, 'listProfiles' | 'getProfile'>;

/** The cluster profile endpoints (API.md §3). */
export function profileEndpoints(scope: Scope): ProfileEndpoints {
  return {
    async listProfiles() {
      const path = '/v1/dashboard/clusterprofiles/metadata';
      return (await send(scope, { method: 'GET', path, effect: 'read', answer: profileListAnswer })).value;
    },

    getProfile: (uid) =>
      readOrNull(scope, {
        method: 'GET',
        path: '/v1/clusterprofiles/{uid}',
        parameters: { uid },
        effect: 'read',
        answer: profileAnswer,
      }),
  };
}
