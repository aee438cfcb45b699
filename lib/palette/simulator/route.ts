import { notFound, Refused } from './answer';
import type { Call, Endpoint } from './call';

export interface Route {
  readonly method: string;
  readonly template: string;
  /** A search by POST reads; so does `validate`. */
  readonly effect: 'read' | 'write';
  readonly endpoint: Endpoint;
}

/** An operation that changes nothing. */
export function read(method: string, template: string, endpoint: Endpoint): Route {
  return { method, template, effect: 'read', endpoint };
}

export function write(method: string, template: string, endpoint: Endpoint): Route {
  return { method, template, effect: 'write', endpoint };
}

/** The endpoint for clusters of one kind: there is no cloud config of another kind at its path (API.md 10). */
export function ofKind(cloudType: string, endpoint: Endpoint): Endpoint {
  return (call) => {
    if (cloudType !== 'edge-native') refuseUnlessServed(call);
    const { configUid } = call.params;
    const cluster = Object.values(call.world.view().state.clusters).find((one) => one.configUid === configUid);
    if (cluster !== undefined && cluster.cloudType !== cloudType) throw notFound('cloudconfig', cluster.configUid);
    return endpoint(call);
  };
}

/** A current Palette does not know these paths at all. */
function refuseUnlessServed({ world }: Call): void {
  const { olderKinds } = world.switches;
  const isServed = olderKinds === 'served' || (olderKinds === 'as-seeded' && world.view().state.hasOlderKinds === true);
  if (!isServed) throw new Refused({ status: 404, code: 'RouteNotFound' }, 'No such operation');
}
