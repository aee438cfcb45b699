import { type Answer, created, noContent, notFound, ok, Refused } from '../answer';
import { type Call, look, readBody } from '../call';
import { putCluster } from '../cluster-write';
import { backupProblems } from '../profile-checks';
import { backupShape, scansShape } from '../shapes';
import type { Cluster } from '../state';
import { backupBody, scansBody } from '../wire/cluster-policies';
import { livingCluster } from './visible-cluster';

/** Refuses where this Palette is to be without operations for scans, backups and the time zone; as for any unknown path. */
export function requireFeatures(call: Call): void {
  if (call.world.switches.clusterFeatures === 'present') return;
  throw new Refused({ status: 404, code: 'RouteNotFound' }, 'No such operation');
}

/** `GET …/features/complianceScan`; `ResourceNotFound` until somebody has planned one (API.md has none of these: see the client). */
export function getScans(call: Call): Answer {
  const cluster = featuredCluster(call);
  if (cluster.scans === undefined) throw notFound('complianceScan', cluster.uid);
  return ok(scansBody(cluster, cluster.scans));
}

/** `POST …/features/complianceScan`. */
export function createScans(call: Call): Answer {
  const scans = readBody(call, scansShape);
  save(call, { ...featuredCluster(call), scans });
  return created(call.world.takeUid());
}

/** `PUT …/features/complianceScan`: of what was never planned it is refused (INVENTED). */
export function updateScans(call: Call): Answer {
  const scans = readBody(call, scansShape);
  const cluster = featuredCluster(call);
  if (cluster.scans === undefined) throw notFound('complianceScan', cluster.uid);
  return save(call, { ...cluster, scans });
}

/** `GET …/features/backup`; the code for "none" is known, its status is not (API.md 1.5). */
export function getBackup(call: Call): Answer {
  const cluster = featuredCluster(call);
  if (cluster.backup === undefined) throw noBackup(cluster);
  return ok(backupBody(cluster, cluster.backup));
}

/** `POST …/features/backup`. */
export function createBackup(call: Call): Answer {
  save(call, { ...featuredCluster(call), backup: readBackup(call) });
  return created(call.world.takeUid());
}

/** `PUT …/features/backup`. */
export function updateBackup(call: Call): Answer {
  const backup = readBackup(call);
  const cluster = featuredCluster(call);
  if (cluster.backup === undefined) throw noBackup(cluster);
  return save(call, { ...cluster, backup });
}

/** `DELETE …/features/backup`: no more backups by themselves. Safe to repeat. */
export function resetBackup(call: Call): Answer {
  const { backup: _planned, ...cluster } = featuredCluster(call);
  return save(call, cluster);
}

function readBackup(call: Call) {
  const backup = readBody(call, backupShape);
  const [problem] = backupProblems(look(call), backup);
  if (problem !== undefined) throw new Refused(problem.refusal, problem.message);
  return backup;
}

function featuredCluster(call: Call): Cluster {
  requireFeatures(call);
  return livingCluster(call);
}

function noBackup(cluster: Cluster): Refused {
  return new Refused({ status: 400, code: 'BackupNotConfigured' }, `Cluster '${cluster.uid}' has no backup settings`);
}

function save(call: Call, cluster: Cluster): Answer {
  call.world.commit((state) => putCluster(state, { ...cluster, modifiedAt: look(call).at }));
  return noContent();
}
