import type { Cluster, Json, Pack, Profile } from '../state';
import type { View } from '../view';

/** What stands in the place of a secret (INVENTED). */
const MASK = '********';

/** The profiles of a cluster with the values it has of its own: `v1SpectroClusterProfileList`. */
export function clusterProfilesBody(view: View, cluster: Cluster): Json {
  return {
    profiles: profilesOf(view, cluster).map((profile) => ({
      metadata: { uid: profile.uid, name: profile.name },
      spec: {
        cloudType: profile.cloudType,
        type: profile.type,
        version: 1,
        packs: profile.packs.map((pack) => packBody(pack, cluster.packValues?.[profile.uid] ?? [])),
      },
    })),
  };
}

function packBody({ name, layer, version, values }: Pack, own: readonly Json[]): Json {
  const override = own.find((one) => one.name === name);
  const shown = override?.values ?? values;
  return {
    metadata: { name },
    spec: {
      ...{ name, layer, version, type: 'oci' },
      ...(shown === undefined ? {} : { values: shown }),
      manifests: manifestsOf(override),
    },
  };
}

/** A read shows references to manifests, never what they say. */
function manifestsOf(override: Json | undefined): Json[] {
  const manifests = override?.manifests;
  return Array.isArray(manifests) ? manifests.map(({ name }: Json) => ({ kind: 'manifest', name })) : [];
}

/** The variables of a cluster with their values: `v1SpectroClusterVariables` for each profile that defines any. */
export function clusterVariablesBody(view: View, cluster: Cluster): Json[] {
  return profilesOf(view, cluster)
    .filter(({ variables }) => variables.length > 0)
    .map(({ uid, variables }) => ({
      profileUid: uid,
      variables: variables.map((definition) => variableBody(definition, cluster.profileVariables[uid] ?? [])),
    }));
}

function variableBody(definition: Json, given: readonly Json[]): Json {
  const value = given.find(({ name }) => name === definition.name)?.value ?? definition.defaultValue;
  if (value === undefined) return definition;
  if (definition.isSensitive !== true) return { ...definition, value };
  return { ...definition, value: MASK, ...(definition.defaultValue === undefined ? {} : { defaultValue: MASK }) };
}

/** The profiles of a cluster, as far as they are there. Pure. */
export function profilesOf(view: View, cluster: Cluster): Profile[] {
  return cluster.profileUids.flatMap((uid) => view.state.profiles.find((profile) => profile.uid === uid) ?? []);
}
