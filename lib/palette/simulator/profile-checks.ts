import { type Problem, problemIf } from './problem';
import type { ClusterCreate, PoolWrite } from './shapes';
import type { Json, Profile } from './state';
import { type GivenVariable, variableFaults } from './variable-checks';
import type { View } from './view';

/** A create body as far as it is the same for every kind of cluster. */
export interface GeneralCreate {
  readonly metadata: Pick<ClusterCreate['metadata'], 'name'>;
  readonly spec: {
    readonly machinepoolconfig: readonly Pick<PoolWrite, 'poolConfig'>[];
    readonly profiles?: ClusterCreate['spec']['profiles'];
    readonly clusterTemplate?: ClusterCreate['spec']['clusterTemplate'];
    readonly clusterConfig?: ClusterCreate['spec']['clusterConfig'];
    readonly policies?: ClusterCreate['spec']['policies'];
  };
}

/** API.md 3: a template needs a time zone, and says itself which profiles there are and what their layers say. */
export function templateProblems(
  view: View,
  { clusterTemplate, clusterConfig, profiles }: GeneralCreate['spec'],
): Problem[] {
  if (clusterTemplate === undefined) return [];
  const template = view.state.templates?.find(({ uid }) => uid === clusterTemplate.uid);
  const strange = (profiles ?? []).filter(({ uid }) => template?.profileUids.includes(uid) === false);
  const { clusterTemplate: rule } = view.switches;
  const about = { cluster: true } as const;
  const isOverriding = (profiles ?? []).some(({ packValues }) => (packValues ?? []).length > 0);
  return [
    ...problemIf(template === undefined, rule, about, `Cluster template '${clusterTemplate.uid}' is not found`),
    ...problemIf(!clusterConfig?.timezone, rule, about, 'A cluster of a template needs a timezone'),
    ...problemIf(strange.length > 0, rule, about, `The template has no profile '${strange[0]?.uid}'`),
    ...problemIf(isOverriding, rule, about, 'Pack values come from the template'),
  ];
}

/** The profiles that a new cluster has: those of its template, or those that it names. */
export function profileUidsOf({ state }: View, { clusterTemplate, profiles }: GeneralCreate['spec']): string[] {
  const template = state.templates?.find(({ uid }) => uid === clusterTemplate?.uid);
  return template === undefined ? (profiles ?? []).map(({ uid }) => uid) : [...template.profileUids];
}

/** What a cluster says of one profile. */
interface GivenProfile {
  readonly uid: string;
  readonly variables?: readonly GivenVariable[] | null | undefined;
  readonly packValues?: readonly { readonly name: string }[] | null | undefined;
}

/** Values against what their profile defines; `before`: the variables that the cluster has already, null at create. */
export function valueProblems(
  view: View,
  { uid, variables, packValues }: GivenProfile,
  before: readonly Json[] | null,
): Problem[] {
  const profile = view.state.profiles.find((candidate) => candidate.uid === uid);
  if (profile === undefined) return [];
  const { variableValue, unknownPack } = view.switches;
  const about = { profile: uid };
  const strange = (packValues ?? []).filter(({ name }) => !profile.packs.some((pack) => pack.name === name));
  return [
    ...variableFaults(profile, variables ?? [], before).flatMap((fault) =>
      problemIf(true, variableValue, about, fault),
    ),
    ...strange.flatMap(({ name }) => problemIf(true, unknownPack, about, `The profile has no layer '${name}'`)),
  ];
}

/** A plan for backups has to name a place that is there. */
export function backupProblems(view: View, backup: Json | null | undefined): Problem[] {
  const uid = backup?.backupLocationUid;
  if (typeof uid !== 'string' || uid === '') return [];
  const isKnown = (view.state.backupLocations ?? []).some((location) => location.uid === uid);
  const message = `Backup location '${uid}' is not found`;
  return problemIf(!isKnown, view.switches.backupLocation, { cluster: true }, message);
}

/** What is wrong with the profiles of a new cluster: unknown ones, or not exactly one that carries the system. */
export function profileProblems(view: View, projectUid: string, body: GeneralCreate, cloudType: string): Problem[] {
  const uids = profileUidsOf(view, body.spec);
  const visible = visibleProfiles(view, projectUid);
  const unknown = uids.filter((uid) => !visible.some((profile) => profile.uid === uid));
  const infra = visible.filter((profile) => uids.includes(profile.uid) && isInfra(profile));
  const isOne = infra.length === 1 && infra.every((profile) => profile.cloudType === cloudType);
  const about = { profile: infra[1]?.uid ?? infra[0]?.uid ?? uids[0] ?? '' };
  return [
    ...unknown.flatMap((uid) =>
      problemIf(true, view.switches.unknownProfile, { profile: uid }, `Cluster profile '${uid}' is not found`),
    ),
    ...problemIf(
      unknown.length === 0 && !isOne,
      view.switches.infraProfiles,
      about,
      `Exactly one infra profile for ${cloudType} is needed, ${infra.length} given`,
    ),
  ];
}

/** The profiles that a project may use: its own, the tenant's and the system's (API.md 3). */
export function visibleProfiles(view: View, projectUid: string): Profile[] {
  return view.state.profiles.filter((profile) => profile.scope !== 'project' || profile.projectUid === projectUid);
}

/** Does a profile carry the infra layers? "Full" profiles (`cluster`) count as well (API.md 3). */
function isInfra(profile: Profile): boolean {
  return profile.type === 'infra' || profile.type === 'cluster';
}
