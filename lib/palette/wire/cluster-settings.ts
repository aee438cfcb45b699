import { z } from 'zod';
import type { ClusterSettings, ProfileChange, ProfileSettings } from '../upkeep-model';
import { readClusterState } from './cluster';
import { listOf, metadataSchema } from './common';

const word = z.string().nullish();
const flag = z.boolean().nullish();
const degrees = z.number().nullish();
const geoLocShape = z.object({ latitude: degrees, longitude: degrees });
type GeoLoc = z.infer<typeof geoLocShape>;
const osPatchShape = z.object({ schedule: word, patchOnBoot: flag, rebootIfRequired: flag });
const locationShape = z.looseObject({ geoLoc: geoLocShape.nullish() }).nullish();

const management = z.object({ osPatchConfig: osPatchShape.nullish() }).nullish();

/** What the cluster itself tells; the rest has endpoints of its own. */
type General = Pick<ClusterSettings, 'metadata' | 'location' | 'place' | 'timeZone' | 'osPatch' | 'templateUid'>;

/** `v1SpectroCluster`, as far as it can be changed; null: it is deleted (API.md §5). */
export const clusterSettingsAnswer = z
  .object({
    metadata: metadataSchema,
    spec: z
      .object({
        clusterConfig: z.object({ timezone: word, machineManagementConfig: management }).nullish(),
        clusterTemplate: z.object({ uid: word }).nullish(),
      })
      .nullish(),
    status: z.object({ state: word, location: locationShape }).nullish(),
  })
  .transform(({ metadata, spec, status }): General | null => {
    if (readClusterState(status?.state) === 'Deleted') return null;
    const { name, labels, annotations } = metadata;
    const { geoLoc, ...place } = status?.location ?? {};
    return {
      metadata: { name: name ?? '', labels, annotations },
      location: readLocation(geoLoc),
      place,
      timeZone: spec?.clusterConfig?.timezone || null,
      osPatch: readOsPatch(spec?.clusterConfig?.machineManagementConfig),
      templateUid: spec?.clusterTemplate?.uid || null,
    };
  });

/** `patchOnBoot: false` without a schedule is what a server says of whoever wants no patches. */
function readOsPatch(told: z.infer<typeof management>): ClusterSettings['osPatch'] {
  const { schedule, patchOnBoot, rebootIfRequired } = told?.osPatchConfig ?? {};
  if (!schedule && patchOnBoot !== true) return null;
  return { schedule: schedule || null, onBoot: patchOnBoot === true, rebootIfRequired: rebootIfRequired === true };
}

/** A Go server cannot leave numbers out: what has no place yet may say that it is at zero, zero. */
function readLocation(geoLoc: GeoLoc | null | undefined): ClusterSettings['location'] {
  const { latitude, longitude } = geoLoc ?? {};
  if (latitude == null || longitude == null || (latitude === 0 && longitude === 0)) return null;
  return { latitude, longitude };
}

/** The cloud config besides its pools, everything that was read. */
export const networkAnswer = z
  .object({ spec: z.object({ clusterConfig: z.record(z.string(), z.unknown()).nullish() }).nullish() })
  .transform(({ spec }): ClusterSettings['network'] => spec?.clusterConfig ?? {});

const pack = z.object({
  metadata: z.object({ name: word }).nullish(),
  spec: z.object({ name: word, values: word }).nullish(),
});

/** `GET /v1/spectroclusters/{uid}/profiles`; the variables are told elsewhere. */
export const clusterProfilesAnswer = z
  .object({
    profiles: listOf(
      z.object({ metadata: z.object({ uid: word, name: word }), spec: z.object({ packs: listOf(pack) }).nullish() }),
    ),
  })
  .transform(({ profiles }) =>
    profiles.map(
      ({ metadata, spec }): Omit<ProfileSettings, 'variables' | 'sensitive'> => ({
        uid: metadata.uid ?? '',
        name: metadata.name ?? '',
        packs: (spec?.packs ?? []).map(({ metadata: meta, spec: values }) => ({
          name: values?.name || meta?.name || '',
          values: values?.values || null,
        })),
      }),
    ),
  );

/** `GET /v1/spectroclusters/{uid}/variables`: the values by profile UID; sensitive ones come masked: their names only. */
export const clusterVariablesAnswer = z
  .array(
    z.object({
      profileUid: z.string(),
      variables: listOf(z.object({ name: z.string(), value: word, isSensitive: z.boolean().nullish() })),
    }),
  )
  .nullish()
  .transform((profiles) => {
    const entries = (profiles ?? []).map(({ profileUid, variables }): [string, ProfileVariables] => {
      const shown = variables.filter(({ isSensitive, value }) => isSensitive !== true && value != null);
      const values = Object.fromEntries(shown.map(({ name, value }) => [name, value ?? '']));
      const sensitive = variables.filter(({ isSensitive }) => isSensitive === true).map(({ name }) => name);
      return [profileUid, { variables: values, sensitive }];
    });
    return new Map(entries);
  });

type ProfileVariables = Pick<ProfileSettings, 'variables' | 'sensitive'>;

/**
 * The body of `PATCH /v1/spectroclusters/{uid}/profiles`, `v1SpectroClusterProfiles` (API.md §4.1). Without
 * `replaceWithProfile` another version is added beside the one that is there (confidence A:
 * spectrocloud/terraform-provider-spectrocloud@05111a0 spectrocloud/cluster_common_profiles.go); for other values of the same
 * one palette-sdk-go@0a25e5c client/addon_deployment_update.go names it as well.
 */
export function toProfilesPatchBody(profiles: readonly ProfileChange[]) {
  return {
    profiles: profiles.map(({ uid, variables, packs, replaces }) => ({
      uid,
      ...(replaces === undefined ? {} : { replaceWithProfile: replaces }),
      variables: Object.entries(variables).map(([name, value]) => ({ name, value })),
      ...(packs.length === 0 ? {} : { packValues: packs.map(toPackValues) }),
    })),
  };
}

/** A layer without values of its own keeps those of its profile: the field is left out (API.md §4.1). */
export function toPackValues({ name, values, manifests }: ProfileChange['packs'][number]) {
  return {
    name,
    ...(values === null ? {} : { values }),
    ...(manifests.length === 0 ? {} : { manifests: manifests.map(({ name: of, content }) => ({ name: of, content })) }),
  };
}
