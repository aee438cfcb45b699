import type { ProfileDetail, ProfilePack } from '../../../lib/palette/survey-model';
import { nearestWord } from '../../../lib/sites/nearest-word';
import type { Site } from '../../../lib/sites/site';
import { countOf, groupBy, nameSites } from '../name-some';
import type { Facts, ProfileFacts, ProjectFacts } from './facts';
import { blame, type Finding, skip, well } from './finding';
import { keyOf } from './gather-project';

const ids = ['profile.packs', 'profile.remote', 'profile.nodes', 'profile.template'] as const;

const sentences: Readonly<Record<(typeof ids)[number], string>> = {
  'profile.packs': 'Every layer that a site overrides is there.',
  'profile.remote': 'Every site that wants remote access has the pack for it.',
  'profile.nodes': 'No site of two nodes has a Kubernetes that does not allow that.',
  'profile.template': 'Every cluster template is there.',
};

/** What few sites ask of their profiles: overrides, remote access, two nodes, a template in their place. Pure. */
export function judgeExtras({ owner, inProjects }: Facts['palette']): Finding[] {
  if (!owner.isRead) return ids.map((id) => skip(id, owner.because));
  const found = inProjects.flatMap((project) => [
    ...project.profiles.flatMap(judgePacks),
    ...judgeRemoteAccess(project),
    ...judgeTwoNodes(project),
    ...judgeTemplates(project),
  ]);
  return [...found, ...ids.filter((id) => !found.some((one) => one.id === id)).map((id) => well(id, sentences[id]))];
}

function judgePacks({ key, detail, uses }: ProfileFacts): Finding[] {
  const overriding = uses.flatMap(({ site, packs = [] }) => (packs.length === 0 ? [] : [{ site, packs }]));
  if (overriding.length === 0) return [];
  if (!detail.isRead) return [skip('profile.packs', detail.because, key)];
  if (detail.value === null) return [];
  const there = detail.value.packs.map(({ name }) => name);
  const missing = overriding.flatMap(({ site, packs }) =>
    packs.filter((name) => !there.includes(name)).map((name) => ({ site, name })),
  );
  return [...groupBy(missing, ({ name }) => name)].map(([name, group]) => {
    const near = nearestWord(name, there);
    const hint = near === null ? '' : ` Is ${near} meant?`;
    const who = nameSites(group.map(({ site }) => site));
    const sentence = `${key} has no layer ${name} to override (${who}).${hint}`;
    return blame('profile.packs', 'bad', `${key} ${name}`, sentence);
  });
}

/** The profiles of a site as far as Palette has them; null: some could not be read. */
function packsOf({ profiles }: ProjectFacts, site: Site): readonly ProfilePack[] | null {
  const own = site.profiles.map(({ kind, by }) => profiles.find((one) => one.kind === kind && one.key === keyOf(by)));
  const details = own.map((profile): ProfileDetail | null =>
    profile?.detail.isRead === true ? profile.detail.value : null,
  );
  return details.every((detail) => detail !== null) ? details.flatMap(({ packs }) => packs) : null;
}

/** The name of the pack in Palette's documentation: an add-on that carries the connection (API.md §2.2 for the switch). */
const proxyPack = /^spectro-proxy$/;

/** A site of a template has profiles that only Palette knows: nothing is said of it. */
function judgeRemoteAccess(project: ProjectFacts): Finding[] {
  const wanting = project.sites.filter((site) => site.remoteAccess && site.profiles.length > 0);
  const without = wanting.filter((site) => packsOf(project, site)?.every(({ name }) => !proxyPack.test(name)) === true);
  if (without.length === 0) return [];
  const sentence = `No profile of ${nameSites(without)} has the pack spectro-proxy, and remote access is wanted there.`;
  return [blame('profile.remote', 'warn', null, sentence)];
}

/** "Only K3s / Palette Optimized Canonical Kubernetes" (API.md §4.2); what the packs are called is inferred (C). */
const ofTwoNodes = /k3s|canonical/;

function judgeTwoNodes(project: ProjectFacts): Finding[] {
  const two = project.sites.filter(({ topology }) => topology.controlPlane === 2);
  const told = two.flatMap((site) => {
    const pack = packsOf(project, site)?.find(({ layer }) => layer === 'k8s');
    return pack === undefined || ofTwoNodes.test(pack.name) ? [] : [{ site, pack: pack.name }];
  });
  return [...groupBy(told, ({ pack }) => pack)].map(([pack, group]) => {
    const who = nameSites(group.map(({ site }) => site));
    return blame('profile.nodes', 'bad', pack, `${pack}, the Kubernetes of ${who}, does not run on two nodes.`);
  });
}

function judgeTemplates({ sites, templates }: ProjectFacts): Finding[] {
  return [...templates].flatMap(([uid, template]): Finding[] => {
    const users = sites.filter(({ clusterTemplateUid }) => clusterTemplateUid === uid);
    const zoneless = users.filter(({ timeZone }) => timeZone === null);
    if (!template.isRead) return [skip('profile.template', template.because, uid)];
    const bad = (sentence: string) => blame('profile.template', 'bad', uid, sentence);
    if (template.value === null) return [bad(`Palette has no cluster template ${uid} (${nameSites(users)}).`)];
    if (zoneless.length === 0) return [];
    return [
      bad(`${countOf(zoneless.length, 'site')} of the template ${uid} without a timeZone: ${nameSites(zoneless)}.`),
    ];
  });
}
