import { isCredentialProblem, isNotFound, PaletteError } from '../palette-error';
import type { PaletteSurvey } from '../survey';
import { noAnswer } from '../wire/common';
import { receivedFile } from '../wire/received-file';
import { systemProfilesAnswer, templateAnswer } from '../wire/system-profile';
import { collectPages, readOrNull, type Scope, send } from './scope';

type ProfileSurvey = Pick<PaletteSurvey, 'listSystemProfiles' | 'downloadProfile' | 'getTemplate' | 'hasOperationsFor'>;

/** The endpoints that look at what sites are made of, beyond single profiles (API.md §3, §10). */
export function profileSurvey(scope: Scope): ProfileSurvey {
  return {
    async listSystemProfiles() {
      const path = '/v1/dashboard/clusterprofiles';
      const body = { filter: { profileType: ['system'] } };
      const answer = systemProfilesAnswer;
      const uidOf = ({ uid }: { readonly uid: string }) => uid;
      return collectPages(uidOf, async (query) => {
        return (await send(scope, { method: 'POST', path, query, body, effect: 'read', answer })).value;
      });
    },

    // Not in API.md: confidence A, spectrocloud/palette-sdk-go@00e5730 api/spec/palette-apis-spec.json. That it answers for a
    // system profile too is a guess (C).
    downloadProfile: (uid) =>
      readOrNull(scope, {
        method: 'GET',
        path: '/v1/clusterprofiles/{uid}/spc/download',
        parameters: { uid },
        effect: 'read',
        isFile: true,
        answer: receivedFile,
      }),

    // Same source.
    getTemplate: (uid) =>
      readOrNull(scope, {
        method: 'GET',
        path: '/v1/clusterTemplates/{uid}',
        parameters: { uid },
        effect: 'read',
        answer: templateAnswer,
      }),

    async hasOperationsFor(cloudType) {
      const [asked, control] = await Promise.all([
        signatureOf(scope, `/v1/cloudconfigs/${cloudType}/{configUid}`),
        signatureOf(scope, '/v1/cloudconfigs/no-such-kind/{configUid}'),
      ]);
      return asked !== control;
    },
  };
}

/** No object has it: Palette's own begin with a time (API.md, fact 5). */
const nobody = '000000000000000000000000';

/**
 * How Palette says that there is no such thing. How it refuses a path that it does not serve is unknown: so a kind is there
 * when it is refused in another way than one that never was. Throws where Palette was too busy to say either.
 */
async function signatureOf(scope: Scope, path: string): Promise<string> {
  const parameters = { configUid: nobody };
  try {
    await send(scope, { method: 'GET', path, parameters, effect: 'read', answer: noAnswer });
    return 'there';
  } catch (error) {
    if (!(error instanceof PaletteError) || isCredentialProblem(error) || !isRefusal(error)) throw error;
    return `${error.facts.status} ${error.facts.code ?? ''}`;
  }
}

/** "Not implemented" is one; so is "no such object" of whatever status, because Palette's codes count (API.md §1.5). */
function isRefusal(error: PaletteError): boolean {
  const { kind, status = 0 } = error.facts;
  if (kind !== 'http') return false;
  return isNotFound(error) || status === 501 || (status >= 400 && status < 500 && status !== 429);
}
