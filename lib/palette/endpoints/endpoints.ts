import type { Palette } from '../palette';
import { listBackupLocations } from './backup-locations';
import { clusterEndpoints } from './clusters';
import { hostEndpoints } from './hosts';
import { poolEndpoints } from './pools';
import { profileEndpoints } from './profiles';
import { askWhoWeAre, proveCredential, type Scope } from './scope';

/** All endpoints for one scope. */
export function createEndpoints(scope: Scope): Palette {
  return {
    proveCredential: () => proveCredential(scope),
    checkCredential: () => askWhoWeAre(scope),
    ...hostEndpoints(scope),
    ...clusterEndpoints(scope),
    ...poolEndpoints(scope),
    ...profileEndpoints(scope),
    listBackupLocations: () => listBackupLocations(scope),
  };
}
