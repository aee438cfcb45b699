import { z } from 'zod';
import type { ValidationFault } from '../survey-model';
import { listOf } from './common';

const word = z.string().nullish();
const results = z
  .object({
    results: listOf(z.object({ name: word, errors: listOf(z.object({ code: word, message: word })) })),
  })
  .nullish();

/** `POST /v1/spectroclusters/edge-native/validate`: 200 also when invalid, the errors are inside (API.md §4). */
export const validationAnswer = z
  .object({ machinePools: results, profiles: listOf(z.object({ uid: word, packs: results })) })
  .transform(({ machinePools, profiles }): ValidationFault[] => [
    ...profiles.flatMap(({ uid, packs }) => toFaults(packs, () => ({ profile: uid ?? '' }))),
    ...toFaults(machinePools, (name) => ({ pool: name })),
  ]);

function toFaults(given: z.infer<typeof results>, about: (name: string) => ValidationFault['about']) {
  return (given?.results ?? []).flatMap(({ name, errors }) =>
    errors.map(({ code, message }) => ({ about: about(name ?? ''), code: code ?? '', message: message ?? '' })),
  );
}
