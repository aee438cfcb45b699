import type { BackupLocation } from '../upkeep-model';
import { backupLocationsAnswer, backupLocationsPath } from '../wire/backup-locations';
import { type Scope, send } from './scope';

/** The backup locations of the project. Whether Palette shows those of the tenant there as well is unknown. */
export async function listBackupLocations(scope: Scope): Promise<readonly BackupLocation[]> {
  const call = { method: 'GET', path: backupLocationsPath, effect: 'read', answer: backupLocationsAnswer } as const;
  return (await send(scope, call)).value;
}
