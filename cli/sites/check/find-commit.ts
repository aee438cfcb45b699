import { CommandFault } from '../command';
import { plainText } from '../plain-text';
import { askGit } from './git';

/** The version to compare with. */
export interface BaseCommit {
  /** 40 or 64 hex digits. */
  readonly commit: string;
  /** How messages call it: what was typed, and the first digits of the commit. */
  readonly name: string;
  /** When it was committed, milliseconds since the epoch. */
  readonly committedAtMs: number;
}

/**
 * Finds the commit that `--base` names. Where the branch of this checkout and the ref have parted, it is the commit at
 * which they did: what others have merged since was not removed here. Throws {@link CommandFault} with what to do.
 */
export async function findCommit(ref: string, folder: string): Promise<BaseCommit> {
  // Never an option to git; and no name of a commit has a blank or a control character in it.
  if (!/^[^-\s\p{Cc}][^\s\p{Cc}]*$/u.test(ref)) {
    throw new CommandFault('--base is a branch, a tag or a commit, e.g. origin/main.', 'usage');
  }
  if ((await askGit(folder, ['rev-parse', '--is-inside-work-tree'])) !== 'true') {
    throw new CommandFault('This folder is no git checkout, so there is nothing to compare with. Leave --base out.');
  }
  const tip = await resolveRef(ref, folder);
  if (tip === null) throw new CommandFault(await explainUnknown(ref, folder));
  const head = await resolveRef('HEAD', folder);
  const parted = head === null ? null : await askGit(folder, ['merge-base', tip, head]);
  const hasParted = parted !== null && parted !== '' && parted !== tip;
  const isBranchPoint = hasParted && (parted !== head || (await isBeingEdited(folder)));
  const commit = isBranchPoint ? parted : tip;
  const seconds = Number(await askGit(folder, ['show', '--no-patch', '--format=%ct', commit]));
  const digits = commit.slice(0, 12);
  const name = isBranchPoint
    ? `${plainText(ref)} where this branch began (${digits})`
    : `${plainText(ref)} (${digits})`;
  return { commit, name, committedAtMs: seconds * 1_000 };
}

/** Else this is an older version, and whoever asks wants to know what going back to it would change. */
async function isBeingEdited(folder: string): Promise<boolean> {
  return (await askGit(folder, ['status', '--porcelain'])) !== '';
}

async function resolveRef(ref: string, folder: string): Promise<string | null> {
  const found = await askGit(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]);
  return found !== null && /^[0-9a-f]{40,64}$/.test(found) ? found : null;
}

async function explainUnknown(ref: string, folder: string): Promise<string> {
  const problem = `git knows no ${JSON.stringify(plainText(ref))} here.`;
  if ((await askGit(folder, ['rev-parse', '--is-shallow-repository'])) === 'true') {
    return `${problem} This clone has only the newest commits. Run \`git fetch --unshallow\`; in GitHub Actions give actions/checkout fetch-depth: 0.`;
  }
  const [, remote, branch] = /^([\w.-]+)\/(.+)$/.exec(ref) ?? [];
  const fetch = branch === undefined ? 'git fetch origin' : `git fetch ${remote} ${branch}`;
  return `${problem} Run \`${plainText(fetch)}\`, or correct the name: \`git branch --all\` lists them.`;
}
