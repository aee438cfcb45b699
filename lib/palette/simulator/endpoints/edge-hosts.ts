import { type Answer, created, noContent, notFound, ok, Refused } from '../answer';
import { type Call, isInScope, look, param, readBody } from '../call';
import { clustersOfHost } from '../cluster-life';
import { wipeHost } from '../devices';
import { findHost, hostState } from '../host-life';
import { dropHost, newHost, putHost } from '../host-write';
import { tagsOf } from '../labels';
import { digestPairingKey } from '../pairing-key';
import { type HostCreate, hostCreateShape, hostMetaShape, pairingKeyShape, tunnelConfigShape } from '../shapes';
import type { Host } from '../state';
import type { Switches } from '../switches';
import { edgeHostBody, edgeHostMetaBody } from '../wire/edge-host';

// API.md 2.6 and 15.6: the fixed paths below /v1/edgehosts can be no IDs.
const HOST_UID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,127}$/;
const FIXED_PATHS = ['metadata', 'tags', 'tokens'];

/** `POST /v1/edgehosts`: makes an unpaired entry whose UID is the host ID, or refuses a known ID (API.md 2.7). */
export function createEdgeHost(call: Call): Answer {
  const body = readBody(call, hostCreateShape);
  const { uid } = body.metadata;
  const { switches } = call.world;
  if (switches.invalidHostUid !== 'accept' && (!HOST_UID.test(uid) || FIXED_PATHS.includes(uid))) {
    throw new Refused(switches.invalidHostUid, `Edge host uid '${uid}' is not valid`);
  }
  const known = findHost(look(call), uid);
  if (known !== undefined) return registerAgain(call, known, body);
  call.world.commit((state) => putHost(state, hostOf(call, body)));
  return created(uid);
}

function registerAgain(call: Call, known: Host, body: HostCreate): Answer {
  const { alreadyRegistered, alreadyRegisteredSameProject: mode } = call.world.switches;
  if (mode === 'refuse' || !isInScope(call, known)) {
    throw new Refused(alreadyRegistered, `Edge host device '${known.uid}' is already registered`);
  }
  if (mode === 'accept-replace') {
    const { name, labels, modifiedAt } = hostOf(call, body);
    call.world.commit((state) => putHost(state, { ...known, name, labels, modifiedAt }));
  }
  return created(known.uid);
}

function hostOf(call: Call, { metadata, spec }: HostCreate): Host {
  return newHost(
    {
      uid: metadata.uid,
      projectUid: call.projectUid,
      name: metadata.name,
      labels: metadata.labels,
      architecture: spec?.archType,
      pairingKey: spec?.hostPairingKey,
      tunnelConfig: spec?.tunnelConfig,
    },
    look(call).at,
  );
}

/** `GET /v1/edgehosts/{uid}`. */
export function getEdgeHost(call: Call): Answer {
  const view = look(call);
  return ok(edgeHostBody(view, readableHost(call)));
}

/** `GET /v1/edgehosts/metadata`: all hosts of the scope, not paged. */
export function listEdgeHosts(call: Call): Answer {
  const view = look(call);
  const onlyUnused = call.query.get('quickFilter') === 'unusedEdgeHosts';
  const hosts = Object.values(view.state.hosts)
    .filter((host) => isInScope(call, host))
    .filter((host) => !onlyUnused || hostState(view, host) !== 'in-use');
  return ok({ edgeHosts: hosts.map((host) => edgeHostMetaBody(view, host)) });
}

/** `GET /v1/edgehosts/tags`: every label of the scope as a tag (API.md 1.6). */
export function listEdgeHostTags(call: Call): Answer {
  const hosts = Object.values(look(call).state.hosts).filter((host) => isInScope(call, host));
  return ok({ tags: [...new Set(hosts.flatMap((host) => tagsOf(host.labels)))].sort() });
}

/** `PUT /v1/edgehosts/{uid}/meta`: replaces name and labels as a whole. */
export function updateEdgeHostMeta(call: Call): Answer {
  return writeMeta(call, call.world.switches.labelWriteOnUnpaired);
}

/** `PUT /v1/edgehosts/{uid}`: of the whole object only name and labels are kept; refused on an unpaired host (A). */
export function updateEdgeHost(call: Call): Answer {
  return writeMeta(call, { status: 400, code: 'EdgeHostDeviceNotRegistered' });
}

function writeMeta(call: Call, onUnpaired: Switches['labelWriteOnUnpaired']): Answer {
  const { metadata } = readBody(call, hostMetaShape);
  const host = ownHost(call);
  if (onUnpaired !== 'accept' && host.pairedAt === null) {
    throw new Refused(onUnpaired, `Edge host device '${host.uid}' is not registered`);
  }
  return changeHost(call, host, { name: metadata.name || host.name, labels: metadata.labels ?? {} });
}

/** `PATCH /v1/edgehosts/{uid}/hostPairingKey`. */
export function setPairingKey(call: Call): Answer {
  const { hostPairingKey } = readBody(call, pairingKeyShape);
  return changeHost(call, ownHost(call), { pairingKey: digestPairingKey(hostPairingKey) });
}

/** `PATCH /v1/edgehosts/{uid}/tunnelConfig`. */
export function setTunnelConfig(call: Call): Answer {
  const tunnelConfig = readBody(call, tunnelConfigShape);
  return changeHost(call, ownHost(call), { tunnelConfig });
}

/** `PUT /v1/edgehosts/{uid}/reset`: everything on it is lost; what it is a member of stays so, and it begins anew (INVENTED). */
export function resetEdgeHost(call: Call): Answer {
  const { uid } = ownHost(call);
  call.world.commit((state) => wipeHost(state, uid, look(call).at));
  return noContent();
}

/** `DELETE /v1/edgehosts/{uid}`; what happens to a host in use is unknown (API.md 7). */
export function deleteEdgeHost(call: Call): Answer {
  const host = ownHost(call);
  const { deleteHostInUse } = call.world.switches;
  if (deleteHostInUse !== 'accept' && clustersOfHost(look(call), host.uid).length > 0) {
    throw new Refused(deleteHostInUse, `Edge host '${host.uid}' is in use by a cluster`);
  }
  call.world.commit((state) => dropHost(state, host.uid));
  return noContent();
}

function changeHost(call: Call, host: Host, change: Partial<Host>): Answer {
  const modifiedAt = look(call).at;
  call.world.commit((state) => putHost(state, { ...host, ...change, modifiedAt }));
  return noContent();
}

function readableHost(call: Call): Host {
  const host = findHost(look(call), param(call, 'uid'));
  if (host === undefined || !(isInScope(call, host) || isReadableElsewhere(call, host))) {
    throw notFound('edgehost', param(call, 'uid'));
  }
  return host;
}

/** A host of another project of the tenant may be readable (API.md 15.4); one of another tenant never is. */
function isReadableElsewhere(call: Call, host: Host): boolean {
  const isOfTenant = look(call).state.projects.some((project) => project.uid === host.projectUid);
  return call.world.switches.hostOfOtherProject === 'readable' && call.projectUid !== '' && isOfTenant;
}

function ownHost(call: Call): Host {
  const host = findHost(look(call), param(call, 'uid'));
  if (host === undefined || !isInScope(call, host)) throw notFound('edgehost', param(call, 'uid'));
  return host;
}
