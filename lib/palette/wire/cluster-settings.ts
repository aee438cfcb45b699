import { z } from 'zod';
import type { ClusterSettings, ProfileChange, ProfileSettings } from '../upkeep-model';
import { readClusterState } from './cluster';
import { listOf, metadataSchema } from './common';

const word = z.string().nullish();
const degrees = z.number().nullish();
const geoLocShape = z.object({ latitude: degrees, longitude: degrees });
type GeoLoc = z.infer<typeof geoLocShape>;
const place = z.object({ geoLoc: geoLocShape.nullish() }).nullish();

/** `v1SpectroCluster`, as far as it can be changed; null: it is deleted (API.md §5). */
export const clusterSettingsAnswer = z
  .object({
    metadata: metadataSchema,
    spec: z.object({ clusterConfig: z.object({ timezone: word }).nullish() }).nullish(),
    status: z.object({ state: word, location: place }).nullish(),
  })
  .transform(({ metadata, spec, status }): Pick<ClusterSettings, 'metadata' | 'location' | 'timeZone'> | null => {
    if (readClusterState(status?.state) === 'Deleted') return null;
    const { name, labels, annotations } = metadata;
    return {
      metadata: { name: name ?? '', labels, annotations },
      location: readLocation(status?.location?.geoLoc),
      timeZone: spec?.clusterConfig?.timezone || null,
    };
  });

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
      ({ metadata, spec }): Omit<ProfileSettings, 'variables'> => ({
        uid: metadata.uid ?? '',
        name: metadata.name ?? '',
        packs: (spec?.packs ?? []).map(({ metadata: meta, spec: values }) => ({
          name: values?.name || meta?.name || '',
          values: values?.values || null,
        })),
      }),
    ),
  );

/** `GET /v1/spectroclusters/{uid}/variables`: the values by profile UID; sensitive ones come masked and are left out. */
export const clusterVariablesAnswer = z
  .array(
    z.object({
      profileUid: z.string(),
      variables: listOf(z.object({ name: z.string(), value: word, isSensitive: z.boolean().nullish() })),
    }),
  )
  .nullish()
  .transform((profiles) => {
    const entries = (profiles ?? []).map(({ profileUid, variables }): [string, ProfileSettings['variables']] => {
      const shown = variables.filter(({ isSensitive, value }) => isSensitive !== true && value != null);
      return [profileUid, Object.fromEntries(shown.map(({ name, value }) => [name, value ?? '']))];
    });
    return new Map(entries);
  });

/** The body of `PATCH /v1/spectroclusters/{uid}/profiles`, `v1SpectroClusterProfiles` (API.md §4.1). */
export function toProfilesPatchBody(profiles: readonly ProfileChange[]) {
  return {
    profiles: profiles.map(({ uid, variables, packs }) => ({
      uid,
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
