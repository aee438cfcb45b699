import { type Answer, noContent, ok, Refused } from '../answer';
import { type Call, look, readBody } from '../call';
import { putCluster } from '../cluster-write';
import { wipeHost } from '../devices';
import type { Problem } from '../problem';
import { valueProblems, visibleProfiles } from '../profile-checks';
import { locationShape, osPatchShape, profilesPatchShape, timezoneShape } from '../shapes';
import type { Cluster, Json } from '../state';
import { clusterProfilesBody, clusterVariablesBody } from '../wire/cluster-profiles';
import { requireFeatures } from './cluster-policies';
import { livingCluster, visibleCluster } from './visible-cluster';

/** `PUT /v1/spectroclusters/{uid}/location` (API.md 5). */
export function updateLocation(call: Call): Answer {
  const { location } = readBody(call, locationShape);
  return changeConfig(call, { location });
}

/** `PATCH /v1/spectroclusters/{uid}/clusterConfig/timezone` (palette-sdk-go@00e5730 api/spec/palette-apis-spec.json). */
export function updateTimezone(call: Call): Answer {
  requireFeatures(call);
  const { timezone } = readBody(call, timezoneShape);
  return changeConfig(call, { timezone });
}

/** `PATCH /v1/spectroclusters/{uid}/clusterConfig/osPatch`; same source. */
export function updateOsPatch(call: Call): Answer {
  requireFeatures(call);
  const { osPatchConfig } = readBody(call, osPatchShape);
  return changeConfig(call, { machineManagementConfig: { osPatchConfig } });
}

/** `GET /v1/spectroclusters/{uid}/profiles`. */
export function listClusterProfiles(call: Call): Answer {
  return ok(clusterProfilesBody(look(call), visibleCluster(call)));
}

/** `GET /v1/spectroclusters/{uid}/variables`. */
export function listClusterVariables(call: Call): Answer {
  return ok(clusterVariablesBody(look(call), visibleCluster(call)));
}

/**
 * `PATCH /v1/spectroclusters/{uid}/profiles`. A profile takes the place of the one named by `replaceWithProfile`; without
 * that it is attached besides, even a second time (palette-sdk-go@0a25e5c client/addon_deployment_update.go sets it for a
 * profile that is attached already; what happens without it is a guess).
 */
export function patchClusterProfiles(call: Call): Answer {
  const { profiles } = readBody(call, profilesPatchShape);
  const view = look(call);
  const cluster = livingCluster(call);
  const visible = visibleProfiles(view, call.projectUid);
  for (const profile of profiles) {
    if (!visible.some(({ uid }) => uid === profile.uid)) {
      refuse({ refusal: call.world.switches.unknownProfile, message: `Cluster profile '${profile.uid}' is not found` });
    }
    const [problem] = valueProblems(view, profile, cluster.profileVariables[profile.uid] ?? []);
    if (problem !== undefined) refuse(problem);
  }
  return save(call, profiles.reduce(withProfile, cluster));
}

type GivenProfile = ReturnType<typeof profilesPatchShape.parse>['profiles'][number];

/** Of the variables and layers that are there already, those that are not named stay. */
function withProfile(cluster: Cluster, { uid, replaceWithProfile, variables, packValues }: GivenProfile): Cluster {
  const at = cluster.profileUids.indexOf(replaceWithProfile ?? '');
  const profileUids = at < 0 ? [...cluster.profileUids, uid] : cluster.profileUids.with(at, uid);
  const before = cluster.profileVariables[uid] ?? cluster.profileVariables[replaceWithProfile ?? ''] ?? [];
  return {
    ...cluster,
    profileUids,
    profileVariables: { ...cluster.profileVariables, [uid]: merged(before, variables ?? []) },
    packValues: { ...cluster.packValues, [uid]: merged(cluster.packValues?.[uid] ?? [], packValues ?? []) },
  };
}

function merged(before: readonly Json[], given: readonly Json[]): Json[] {
  return [...before.filter(({ name }) => !given.some((one) => one.name === name)), ...given];
}

/** `POST /v1/spectroclusters/{uid}/edge/reset`: "by deleting machine pools and conditions"; same source as above. */
export function resetCluster(call: Call): Answer {
  const cluster = livingCluster(call);
  const { at } = look(call);
  const hostUids = cluster.pools.flatMap(({ hosts }) => hosts.map(({ hostUid }) => hostUid));
  call.world.commit((state) => hostUids.reduce((next, hostUid) => wipeHost(next, hostUid, at), state));
  return save(call, { ...cluster, pools: [], runningAt: null });
}

function changeConfig(call: Call, change: Json): Answer {
  const cluster = livingCluster(call);
  return save(call, { ...cluster, clusterConfig: { ...cluster.clusterConfig, ...change } });
}

function save(call: Call, cluster: Cluster): Answer {
  const modifiedAt = look(call).at;
  call.world.commit((state) => putCluster(state, { ...cluster, modifiedAt }));
  return noContent();
}

function refuse({ refusal, message }: Pick<Problem, 'refusal' | 'message'>): never {
  throw new Refused(refusal, message);
}
