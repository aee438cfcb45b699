import type { RegistrationToken } from '../../../lib/palette/survey-model';
import { countOf, listWords, nameSites } from '../name-some';
import type { Facts, PaletteFacts, ProjectFacts } from './facts';
import { blame, type Finding, skip, well } from './finding';
import type { Reading } from './reading';

/** Does Palette answer, and to this key? Pure. */
export function judgeAnswer({ host, owner, roundTripMs, ...rest }: PaletteFacts): Finding[] {
  const gone = [owner, rest.projects, rest.tokens, ...rest.inProjects.flatMap(readingsOf)].some(
    (reading) => !reading.isRead && reading.cause === 'unreachable',
  );
  if (!owner.isRead && owner.cause === 'refused') return [well('palette.answers', `${host} answers.`), refuseKey()];
  if (!owner.isRead) {
    const odd =
      owner.cause === 'late' ? 'did not answer in time' : `answers, but not as Palette does (${owner.because})`;
    const sentence = gone ? `Palette cannot be reached at ${host}.` : `${host} ${odd}.`;
    return [blame('palette.answers', 'bad', host, sentence), skip('palette.key', owner.because)];
  }
  const key = well('palette.key', `The key is good; it belongs to a user of ${owner.value.orgName ?? 'a tenant'}.`);
  if (!gone) return [well('palette.answers', `${host} answers within ${Math.round(roundTripMs)} ms.`), key];
  return [blame('palette.answers', 'bad', host, `Palette answered at first, and then not any more, at ${host}.`), key];
}

function refuseKey(): Finding {
  return blame('palette.key', 'bad', 'PALETTE_API_KEY', 'Palette does not accept the API key.');
}

function readingsOf({ listed, clusters, hosts, profiles }: ProjectFacts): Reading<unknown>[] {
  return [listed, clusters, hosts, ...profiles.flatMap(({ detail, variables }) => [detail, variables])];
}

/** Does every project exist? Pure. */
export function judgeProjects({ owner, projects, inProjects }: PaletteFacts): Finding[] {
  if (!owner.isRead) return [skip('palette.projects', owner.because)];
  const found: Finding[] = [];
  const unsure: string[] = [];
  for (const { uid, sites, listed } of inProjects) {
    const who = nameSites(sites);
    if (uid === null) {
      const sentence = `No project is named for ${who}: what is made there would go into tenant scope.`;
      found.push(blame('palette.projects', 'warn', 'PALETTE_PROJECT_UID', sentence, 'Set PALETTE_PROJECT_UID.'));
    } else if (projects.isRead && !projects.value.some((project) => project.uid === uid)) {
      const known = projects.value.map(({ name, uid: other }) => `${name} ${other}`).slice(0, 5);
      const seen = known.length === 0 ? 'It sees none.' : `It sees ${listWords(known)}.`;
      found.push(blame('palette.projects', 'bad', uid, `The key sees no project ${uid} (${who}). ${seen}`));
    } else if (!projects.isRead && !listed.isRead) unsure.push(uid);
  }
  if (unsure.length > 0 && !projects.isRead) found.push(skip('palette.projects', projects.because, listWords(unsure)));
  if (found.length > 0) return found;
  const names = inProjects.map(({ uid }) => nameOf(projects, uid));
  return [well('palette.projects', `${countOf(names.length, 'project')} of the config: ${listWords(names)}.`)];
}

function nameOf(projects: PaletteFacts['projects'], uid: string | null): string {
  const known = projects.isRead ? projects.value.find((project) => project.uid === uid) : undefined;
  return known?.name || uid || 'tenant';
}

/** What may the key read? Pure. */
export function judgeRights({ owner, tokens, inProjects }: PaletteFacts): Finding[] {
  if (!owner.isRead) return [skip('palette.rights', owner.because)];
  const found = inProjects.flatMap(({ uid, listed, clusters, hosts }) => {
    const refused = Object.entries({ profiles: listed, clusters, hosts }).flatMap(([what, reading]) =>
      !reading.isRead && reading.cause === 'refused' ? [what] : [],
    );
    if (refused.length === 0) return [];
    const where = uid === null ? 'in tenant scope' : `of project ${uid}`;
    return [blame('palette.rights', 'bad', uid, `The key may not read the ${listWords(refused)} ${where}.`)];
  });
  if (found.length > 0) return found;
  const unread = inProjects.flatMap(({ listed, clusters, hosts }) => [listed, clusters, hosts]);
  const failed = unread.find((reading) => !reading.isRead);
  if (failed !== undefined && !failed.isRead) return [skip('palette.rights', failed.because)];
  const more = tokens.isRead ? ' It may read registration tokens too, as an admin may: less is enough.' : '';
  const sentence = `The key may read profiles, clusters and hosts of ${countOf(inProjects.length, 'project')}.${more}`;
  return [well('palette.rights', `${sentence} Whether it may write shows the first registration.`)];
}

const worthAWord = 5_000;

/** Is a clock ahead, or behind, of ours? `its`: whose. Pure. */
export function judgeClock(id: 'palette.clock' | 'store.clock', its: string, aheadMs: number): Finding {
  const seconds = Math.round(Math.abs(aheadMs) / 1_000);
  if (Math.abs(aheadMs) < worthAWord) return well(id, `${its} and this machine agree on the time.`);
  return blame(id, 'warn', null, `${its} is ${seconds} s ${aheadMs > 0 ? 'ahead of' : 'behind'} this machine.`);
}

/** Palette's clock. Pure. */
export function judgePaletteClock({ owner, aheadMs }: PaletteFacts): Finding {
  if (aheadMs !== null) return judgeClock('palette.clock', 'Palette', aheadMs);
  return skip('palette.clock', owner.isRead ? 'Palette’s answers bear no date' : owner.because);
}

const dayMs = 24 * 60 * 60_000;
const soonDays = 14;

/** Which registration tokens end soon? Pure. */
export function judgeTokens({ palette, nowMs }: Pick<Facts, 'palette' | 'nowMs'>): Finding[] {
  const { tokens } = palette;
  if (!tokens.isRead) {
    const isRefused = palette.owner.isRead && tokens.cause === 'refused';
    return [skip('palette.tokens', isRefused ? 'the key may not read tokens: only an admin may' : tokens.because)];
  }
  const active = tokens.value.filter(({ isActive }) => isActive);
  if (active.length === 0) {
    const sentence = 'There is no active registration token: no new host can be staged.';
    return [blame('palette.tokens', 'warn', null, sentence)];
  }
  const found = active.flatMap((token) => judgeToken(token, nowMs));
  if (found.length > 0) return found;
  return [
    well('palette.tokens', `${countOf(active.length, 'active registration token')}, none ends in ${soonDays} days.`),
  ];
}

function judgeToken({ name, expiresAtMs }: RegistrationToken, nowMs: number): Finding[] {
  if (expiresAtMs === null) return [];
  const days = Math.floor((expiresAtMs - nowMs) / dayMs);
  const day = new Date(expiresAtMs).toISOString().slice(0, 10);
  if (expiresAtMs <= nowMs) return [blame('palette.tokens', 'warn', name, `The token ${name} has ended on ${day}.`)];
  if (days >= soonDays) return [];
  return [blame('palette.tokens', 'warn', name, `The token ${name} ends in ${countOf(days, 'day')}, on ${day}.`)];
}
