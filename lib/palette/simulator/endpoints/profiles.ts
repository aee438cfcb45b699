import { type Answer, file, notFound, ok } from '../answer';
import { type Call, look, param, readBody } from '../call';
import { visibleProfiles } from '../profile-checks';
import { matchesName } from '../search/name-filter';
import { page } from '../search/paging';
import { sortBy } from '../search/sort';
import { type ProfilesFilter, profilesFilterShape } from '../search-shapes';
import type { Profile } from '../state';
import { profileBody, profileMetaBody, profilePackBody, profileSummaryBody } from '../wire/profile';

/** `GET /v1/dashboard/clusterprofiles/metadata`: what the scope may use, one row per version, unpaged. */
export function listProfiles(call: Call): Answer {
  return ok({ items: usableProfiles(call).map(profileMetaBody) });
}

/** `GET /v1/clusterprofiles/{uid}`. */
export function getProfile(call: Call): Answer {
  const profile = requireProfile(call);
  return ok(profileBody(profile, versionsOf(call, profile)));
}

/** `GET /v1/clusterprofiles/{uid}/variables`. */
export function listProfileVariables(call: Call): Answer {
  return ok({ variables: requireProfile(call).variables });
}

/** `GET /v1/clusterprofiles/{uid}/packs`. */
export function listProfilePacks(call: Call): Answer {
  return ok({ items: requireProfile(call).packs.map(profilePackBody) });
}

/** `GET /v1/clusterprofiles/{uid}/spc/download`: an archive, here only its name in it (palette-sdk-go@00e5730 api/spec/palette-apis-spec.json). */
export function downloadProfile(call: Call): Answer {
  const { name, version } = requireProfile(call);
  return file(`${name}-${version}.tgz`, `simulated archive of ${name} ${version}\n`);
}

/** `GET /v1/clusterTemplates/{uid}`; same source. */
export function getTemplate(call: Call): Answer {
  const uid = param(call, 'uid');
  const template = look(call).state.templates?.find((candidate) => candidate.uid === uid);
  if (template === undefined) throw notFound('clustertemplate', uid);
  const profiles = template.profileUids.map((profileUid) => ({ uid: profileUid }));
  return ok({ metadata: { uid, name: template.name }, spec: { cloudType: 'edge-native', policies: [], profiles } });
}

/** `POST /v1/dashboard/clusterprofiles`: one item per name, the newest version that matches in front (API.md 3). */
export function searchProfiles(call: Call): Answer {
  const { filter, sort } = readBody(call, profilesFilterShape);
  const matching = usableProfiles(call).filter((profile) => matchesProfile(filter, profile));
  const firstOfName = matching.filter((profile, index) => matching.findLastIndex(isSameFamily(profile)) === index);
  const sorted = sortBy(firstOfName, sort, (profile, field) => (field === 'profileType' ? profile.type : profile.name));
  return ok(
    page(
      call,
      sorted.map((profile) => profileSummaryBody(profile, versionsOf(call, profile))),
    ),
  );
}

function matchesProfile(filter: ProfilesFilter['filter'], profile: Profile): boolean {
  if (filter === undefined) return true;
  const { profileName, version, scope, environment, profileType } = filter;
  return (
    matchesName(profileName, profile.name) &&
    matchesName({ eq: version?.eq, ne: version?.ne, beginsWith: version?.beginsWith }, profile.version) &&
    (scope === undefined || scope === profile.scope) &&
    (!environment?.length || environment.includes(profile.cloudType)) &&
    (!profileType?.length || profileType.includes(profile.type))
  );
}

function usableProfiles(call: Call): Profile[] {
  return visibleProfiles(look(call), call.projectUid);
}

function versionsOf(call: Call, profile: Profile): Profile[] {
  return usableProfiles(call).filter(isSameFamily(profile));
}

function isSameFamily(profile: Profile): (other: Profile) => boolean {
  return (other) => other.name === profile.name && other.scope === profile.scope;
}

function requireProfile(call: Call): Profile {
  const uid = param(call, 'uid');
  const profile = usableProfiles(call).find((candidate) => candidate.uid === uid);
  if (profile === undefined) throw notFound('clusterprofile', uid);
  return profile;
}
