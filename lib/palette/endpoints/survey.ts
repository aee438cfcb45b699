import type { z } from 'zod';
import { cloudTypeOf } from '../../sites/site-kind';
import type { HostRecord } from '../model';
import { isNotFound, PaletteError } from '../palette-error';
import type { PaletteSurvey } from '../survey';
import type { ClusterSummary, ValidationFault } from '../survey-model';
import { type NewCluster, toClusterCreateBody } from '../wire/cluster-create';
import { holdsValues } from '../wire/cluster-general';
import { clusterEndpointAnswer, clusterSummaryAnswer } from '../wire/cluster-summary';
import { edgeHostSearchAnswer } from '../wire/edge-host';
import { listedProfilesAnswer, packsAnswer, profileDetailAnswer, variablesAnswer } from '../wire/profile-detail';
import { allOf, flagIs, textIs } from '../wire/search-filter';
import { hostTagsAnswer, keyOwnerAnswer, projectsAnswer, tokensAnswer } from '../wire/tenant';
import { validationAnswer } from '../wire/validation';
import { listBackupLocations } from './backup-locations';
import { collectPages, readOrNull, type Scope, send } from './scope';
import { profileSurvey } from './survey-profiles';

/** Fifty to a page, twenty in older servers (API.md §1.6): more clusters than a tenant has. */
const mostPages = 2_000;

/** The endpoints of a look at everything (API.md §1.3, §2.5, §2.8, §3 to §6). */
export function surveyEndpoints(scope: Scope): PaletteSurvey {
  const tenant = { ...scope, projectUid: null };
  const get = async <T>(within: Scope, path: string, answer: z.ZodType<T>, uid = '') => {
    return (await send(within, { method: 'GET', path, parameters: { uid }, effect: 'read', answer })).value;
  };
  return {
    whoAmI: async () => {
      try {
        return await get(tenant, '/v1/users/info', keyOwnerAnswer);
      } catch (error) {
        if (!(error instanceof PaletteError) || !isNotFound(error)) throw error;
        throw new PaletteError({ ...error.facts, isCredentialUnknown: true });
      }
    },
    listProjects: () => get(tenant, '/v1/dashboard/projects/metadata', projectsAnswer),
    listTokens: () => get(tenant, '/v1/edgehosts/tokens', tokensAnswer),
    listProfiles: () => get(scope, '/v1/dashboard/clusterprofiles/metadata', listedProfilesAnswer),
    getProfile: (uid) =>
      readOrNull(scope, {
        method: 'GET',
        path: '/v1/clusterprofiles/{uid}',
        parameters: { uid },
        effect: 'read',
        answer: profileDetailAnswer,
      }),
    listPacks: (uid) => get(scope, '/v1/clusterprofiles/{uid}/packs', packsAnswer, uid),
    listVariables: (uid) => get(scope, '/v1/clusterprofiles/{uid}/variables', variablesAnswer, uid),
    ...profileSurvey(scope),
    listBackupLocations: () => listBackupLocations(scope),
    listClusters: (name) => listClusters(scope, name),
    getEndpoint: (uid, cloudType = 'edge-native') =>
      get(scope, `/v1/cloudconfigs/${cloudType}/{uid}`, clusterEndpointAnswer, uid),
    listHostTags: () => get(scope, '/v1/edgehosts/tags', hostTagsAnswer),
    listFreeHosts: (key, value) => listFreeHosts(scope, key, value),
    validateCluster: (cluster) => validateCluster(scope, cluster),
  };
}

async function listClusters(scope: Scope, name: string | undefined): Promise<readonly ClusterSummary[]> {
  const byName = name === undefined ? [] : [textIs('clusterName', name)];
  const body = allOf(textIs('environment', 'nested', true), flagIs('isDeleted', false), ...byName);
  const path = '/v1/dashboard/spectroclusters/search';
  const uidOf = ({ uid }: ClusterSummary) => uid;
  const found = await search(scope, { path, body, answer: clusterSummaryAnswer, keyOf: uidOf });
  return name === undefined ? found : found.filter((cluster) => cluster.name === name);
}

async function listFreeHosts(scope: Scope, key: string, value: string): Promise<readonly HostRecord[]> {
  const body = allOf(textIs('tags', `${key}:${value}`), textIs('state', 'in-use', true));
  const path = '/v1/dashboard/edgehosts/search';
  const idOf = ({ hostId }: HostRecord) => hostId;
  const found = await search(scope, { path, body, answer: edgeHostSearchAnswer, keyOf: idOf });
  // A host may be in a cluster before its state says so (API.md §2.4).
  return found.filter(({ clusters }) => clusters.length === 0);
}

interface Search<T> {
  readonly path: string;
  readonly body: unknown;
  readonly answer: z.ZodType<{ items: T[]; nextPage: string | null }>;
  readonly keyOf: (item: T) => string;
}

/** All pages of a search. */
function search<T>(scope: Scope, { path, body, answer, keyOf }: Search<T>): Promise<readonly T[]> {
  const readPage = async (query: Record<string, string>) => {
    return (await send(scope, { method: 'POST', path, query, body, effect: 'read', answer })).value;
  };
  return collectPages(keyOf, readPage, mostPages);
}

/** The published description lists it among the operations that answer 200 whatever they find: it makes nothing. */
async function validateCluster(scope: Scope, cluster: NewCluster): Promise<readonly ValidationFault[]> {
  const path = `/v1/spectroclusters/${cloudTypeOf(cluster.site)}/validate`;
  const call = { method: 'POST', path, body: toClusterCreateBody(cluster), answer: validationAnswer } as const;
  return (await send(scope, { ...call, effect: 'read', holdsValues: holdsValues(cluster.profiles) })).value;
}
