import { z } from 'zod';
import { fail } from '../errors';
import { policiesOf } from '../sites/policies';
import { readCached } from './read-cached';
import { projectOf, type Run } from './run';
import { StopRun } from './stop-run';
import { tolerate } from './tolerate';

const uidSchema = z.string().min(1);
/** A location may be deleted and made anew under its name. Milliseconds. */
const keptForMs = 10 * 60_000;

/**
 * The UID of the place where the backups of the site go, looked up by its name; null: the site wants none. Throws `StopRun`
 * with `backup_location_gone` when Palette has no such place, `PaletteError`, `StoreError`. Writes nothing to Palette.
 */
export async function resolveBackupLocation(run: Run): Promise<string | null> {
  const name = policiesOf(run.site).backup?.location;
  if (name === undefined) return null;
  const { store } = run.ports;
  const key = `backup-location:${projectOf(run.ports, run.site) ?? 'tenant'}:${name}`;
  const known = await readCached(store, key, uidSchema);
  if (known !== null) return known;
  const found = (await run.palette.listBackupLocations()).find((location) => location.name === name);
  if (found === undefined) throw new StopRun(fail('backup_location_gone', { location: name }).error);
  await tolerate(run.ports, 'remember_location', () => store.writeCache(key, JSON.stringify(found.uid), keptForMs));
  return found.uid;
}
