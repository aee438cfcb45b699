import type { Result } from '../../errors';
import { judgeUserData, type UserDataFault } from '../../hosts/user-data/judge-user-data';
import type { UserData } from '../../hosts/user-data/user-data';
import type { Site } from '../site';
import { commonNotes, judgeLink } from './judge-link';
import { ofChoice, ofStaging, type Staged } from './site-user-data';
import type { StagingChoice } from './staging-choice';

/**
 * The staging data of hosts that may go to any of the sites of a link: what all of them share. Fails where they differ in
 * what a host needs to reach Palette at all. Pure.
 */
export function linkUserData(sites: readonly Site[], choice: StagingChoice): Result<Staged, readonly UserDataFault[]> {
  const open = sites.filter(({ status }) => status.state === 'open');
  const projects = new Set(open.map(({ projectUid }) => projectUid ?? choice.projectUid));
  const [project = null] = projects;
  const [first] = open;
  const data: UserData = {
    ...ofChoice(choice),
    ...ofStaging(first?.staging ?? null, choice),
    projectUid: projects.size === 1 ? project : null,
    tags: sharedTags(open),
    nic: null,
  };
  const faults = [...judgeLink(choice), ...judgeSites(open, choice), ...judgeUserData(data)];
  if (faults.length > 0) return { ok: false, error: faults };
  const projectNotes =
    projects.size > 1 ? ['The sites are in different projects: projectUid is left out, the app puts hosts right.'] : [];
  return { ok: true, value: { data, notes: [...projectNotes, ...commonNotes(data, choice)] } };
}

function sharedTags([first, ...others]: readonly Site[]): Record<string, string> {
  const tags = Object.entries(first?.tags ?? {});
  return Object.fromEntries(tags.filter(([key, value]) => others.every((site) => site.tags[key] === value)));
}

function judgeSites(open: readonly Site[], { address }: StagingChoice): UserDataFault[] {
  const [first] = open;
  if (first === undefined) {
    return [{ key: 'the link', problem: 'has no open site', fix: 'Give the link other sites in the config.' }];
  }
  const other = open.find(({ staging }) => JSON.stringify(staging) !== JSON.stringify(first.staging));
  const fixed = open.find(({ addressing }) => addressing.type === 'static');
  const rules: (UserDataFault | false)[] = [
    other !== undefined && {
      key: 'stylus.site.network',
      problem: `differs between sites of the link: ${first.id} and ${other.id} have another staging`,
      fix: 'Make the files site by site: add --all, or --site with the ids.',
    },
    fixed !== undefined && {
      key: 'stylus.site.network',
      problem: `differs between sites of the link: ${fixed.id} has no DHCP`,
      fix: 'Make the files site by site: add --all, or --site with the ids.',
    },
    address !== null && {
      key: 'stylus.site.network',
      problem: 'can hold no address when the site is not known',
      fix: 'Say which site with --site.',
    },
  ];
  return rules.filter((fault) => fault !== false);
}
