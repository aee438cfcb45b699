import type { Json, Pack, Profile } from '../state';

const SEED_TIME = '2026-01-01T00:00:00.000Z';

/** A profile version as `GET /v1/clusterprofiles/{uid}` shows it; the scope is an annotation (API.md 3). */
export function profileBody(profile: Profile, versions: readonly Profile[]): Json {
  return {
    apiVersion: 'cluster.spectrocloud.com/v1alpha1',
    kind: 'ClusterProfile',
    metadata: profileMetadata(profile),
    spec: {
      ...(profile.isPublished === false ? { draft: template(profile) } : { published: template(profile) }),
      version: profile.version,
      versions: versions.map(versionEntry),
    },
    status: {
      isPublished: profile.isPublished !== false,
      hasUserMacros: false,
      inUseClusters: [],
      inUseClusterUids: [],
    },
  };
}

/** One item of the dashboard filter: it stands for all versions of a name (API.md 3). */
export function profileSummaryBody(profile: Profile, versions: readonly Profile[]): Json {
  const { cloudType, type, packs } = profile;
  return {
    metadata: profileMetadata(profile),
    specSummary: {
      published: { cloudType, type, packs: packs.map(packMeta) },
      version: profile.version,
      versions: versions.map(versionEntry),
    },
    status: { isPublished: true, inUseClusters: [], pack: { deleted: 0, deprecated: 0, disabled: 0 } },
  };
}

/** A row of `GET /v1/dashboard/clusterprofiles/metadata`: one per version, without type and scope. */
export function profileMetaBody({ uid, name, cloudType, version }: Profile): Json {
  return { metadata: { uid, name }, spec: { cloudType, version } };
}

/** The layers as `GET /v1/clusterprofiles/{uid}/packs` shows them. */
export function profilePackBody({ name, layer, version, values }: Pack): Json {
  const metadata = { uid: '', name, labels: {}, annotations: {} };
  return { metadata, spec: { name, layer, version, type: 'oci', ...(values === undefined ? {} : { values }) } };
}

/** A layer as lists show it, without its values. */
export function packMeta({ name, layer, version }: Pack): Json {
  return { name, layer, version };
}

function template({ uid, name, type, cloudType, version, packs }: Profile): Json {
  return {
    uid,
    name,
    type,
    cloudType,
    profileVersion: version,
    packs: packs.map((pack) => ({ ...pack, type: 'oci' })),
  };
}

function profileMetadata({ uid, name, scope }: Profile): Json {
  return {
    uid,
    name,
    labels: {},
    annotations: { scope },
    creationTimestamp: SEED_TIME,
    lastModifiedTimestamp: SEED_TIME,
  };
}

function versionEntry({ uid, version }: Profile): Json {
  return { uid, version };
}
