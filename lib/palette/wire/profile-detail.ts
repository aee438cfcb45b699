import { z } from 'zod';
import { type ListedProfile, type ProfileDetail, type ProfileVariable, variableFormats } from '../survey-model';
import { listOf, metadataSchema } from './common';
import { readKind, readVersion } from './profile';

const word = z.string().nullish();

/** `GET /v1/dashboard/clusterprofiles/metadata`, with the cloud type that {@link ListedProfile} tells. */
export const listedProfilesAnswer = z
  .object({
    items: listOf(z.object({ metadata: metadataSchema, spec: z.object({ version: word, cloudType: word }).nullish() })),
  })
  .transform(({ items }): ListedProfile[] =>
    items.map(({ metadata, spec }) => ({
      uid: metadata.uid ?? '',
      name: metadata.name ?? '',
      version: readVersion(spec?.version),
      cloudType: spec?.cloudType ?? '',
    })),
  );

const pack = z.object({ name: word, layer: word, values: word });
const template = z.object({ type: word, cloudType: word, packs: listOf(pack) }).nullish();

/** `v1ClusterProfile` with its layers (API.md §3). What is published counts before a draft. */
export const profileDetailAnswer = z
  .object({
    metadata: metadataSchema,
    spec: z.object({ version: word, published: template, draft: template }).nullish(),
    status: z.object({ isPublished: z.boolean().nullish() }).nullish(),
  })
  .transform(({ metadata, spec, status }): ProfileDetail => {
    const { published, draft } = spec ?? {};
    const shown = published?.type ? published : (draft ?? published);
    return {
      uid: metadata.uid ?? '',
      name: metadata.name ?? '',
      version: readVersion(spec?.version),
      kind: readKind(shown?.type),
      scope: metadata.annotations.scope ?? null,
      cloudType: shown?.cloudType ?? '',
      isPublished: status?.isPublished !== false,
      packs: (shown?.packs ?? []).map(toPack),
    };
  });

/** `GET /v1/clusterprofiles/{uid}/packs`: the layers with their values. */
export const packsAnswer = z
  .object({ items: listOf(z.object({ metadata: metadataSchema, spec: pack.nullish() })) })
  .transform(({ items }) =>
    items.map(({ metadata, spec }) => toPack({ ...spec, name: spec?.name || metadata.name || '' })),
  );

function toPack({ name, layer, values }: z.infer<typeof pack>) {
  return { name: name ?? '', layer: layer ?? '', values: values || null };
}

const flag = z.boolean().nullish();

/** `GET /v1/clusterprofiles/{uid}/variables`. Defaults are not kept: one may be a secret. */
export const variablesAnswer = z
  .object({
    variables: listOf(
      z.object({
        name: z.string(),
        format: word,
        defaultValue: word,
        required: flag,
        isSensitive: flag,
        regex: word,
        inputType: word,
        options: listOf(z.object({ value: z.string() })),
      }),
    ),
  })
  .transform(({ variables }): ProfileVariable[] =>
    variables.map((one) => ({
      name: one.name,
      format: variableFormats.find((format) => format === (one.format || 'string')) ?? 'other',
      isRequired: one.required === true,
      hasDefault: Boolean(one.defaultValue),
      isSensitive: one.isSensitive === true,
      regex: one.regex || null,
      options: one.inputType === 'dropdown' ? one.options.map(({ value }) => value) : [],
    })),
  );
