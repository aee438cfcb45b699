import type { HostRecord } from '../model';
import type { Palette } from '../palette';
import { noAnswer, uidAnswer } from '../wire/common';
import { edgeHostAnswer, edgeHostSearchAnswer, toMetaBody, toRegisterBody } from '../wire/edge-host';
import { allOf, textIs } from '../wire/search-filter';
import { collectPages, readOrNull, type Scope, send } from './scope';

type HostEndpoints = Pick<Palette, 'getHost' | 'registerHost' | 'replaceLabels' | 'deleteHost' | 'findHostsByLabel'>;

const idOf = ({ hostId }: HostRecord) => hostId;

/** The edge host endpoints (API.md §2.1). */
export function hostEndpoints(scope: Scope): HostEndpoints {
  return {
    getHost: (hostId) =>
      readOrNull(scope, {
        method: 'GET',
        path: '/v1/edgehosts/{uid}',
        parameters: { uid: hostId },
        effect: 'read',
        answer: edgeHostAnswer,
      }),

    async registerHost(hostId, labels, architecture, { pairingKey = null, tunnelConfig = null } = {}) {
      const body = toRegisterBody(hostId, labels, architecture, { pairingKey, tunnelConfig });
      const secrets = pairingKey === null ? [] : [pairingKey];
      const call = { method: 'POST', path: '/v1/edgehosts', body, effect: 'write', answer: uidAnswer } as const;
      return send(scope, { ...call, subject: hostId, secrets });
    },

    async replaceLabels(hostId, labels) {
      return send(scope, {
        method: 'PUT',
        path: '/v1/edgehosts/{uid}/meta',
        parameters: { uid: hostId },
        body: toMetaBody(hostId, labels),
        effect: 'write',
        answer: noAnswer,
      });
    },

    deleteHost: (hostId) =>
      send(scope, {
        method: 'DELETE',
        path: '/v1/edgehosts/{uid}',
        parameters: { uid: hostId },
        effect: 'write',
        subject: hostId,
        answer: noAnswer,
      }),

    findHostsByLabel: (key, value, mostPages) => {
      const readPage = async (query: Record<string, string>) => {
        const body = allOf(textIs('tags', `${key}:${value}`));
        const path = '/v1/dashboard/edgehosts/search';
        const call = { method: 'POST', path, query, body, effect: 'read', answer: edgeHostSearchAnswer } as const;
        return (await send(scope, call)).value;
      };
      return collectPages(idOf, readPage, mostPages);
    },
  };
}
