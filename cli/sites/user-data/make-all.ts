import type { UserDataFault } from '../../../lib/hosts/user-data/judge-user-data';
import type { Progress } from '../terminal';
import type { Job } from './choose-jobs';
import { makeFile, type StagingFile } from './make-file';

export interface MadeFile extends StagingFile {
  /** Of its job. */
  readonly name: string;
}

/** A job that made no file, and every rule that it would have broken. */
export interface Refusal {
  readonly name: string;
  readonly faults: readonly UserDataFault[];
}

/** Does all of the jobs and shows how far it is. Throws {@link CommandFault} for a certificate file that is no use. */
export function makeAll(jobs: readonly Job[], version: string, progress: Progress) {
  const made: MadeFile[] = [];
  const refused: Refusal[] = [];
  try {
    for (const [at, { name, title, stage }] of jobs.entries()) {
      progress.show(at, jobs.length);
      const staged = stage();
      if (staged.ok) made.push({ name, ...makeFile(title, staged.value, version) });
      else refused.push({ name, faults: staged.error });
    }
  } finally {
    progress.end();
  }
  return { made, refused };
}
