import { kindOf } from '../../sites/site-kind';
import type { PaletteUpkeep } from '../upkeep';
import { holdsValues, toOsPatch } from '../wire/cluster-general';
import { backupAnswer, scansAnswer, toBackupPolicy, toScanPolicy } from '../wire/cluster-policies';
import { toProfilesPatchBody } from '../wire/cluster-settings';
import { noAnswer } from '../wire/common';
import { configPathOf } from './config-path';
import { type Scope, send } from './scope';
import { backupPath, type Part, readPart, readSettings, scansPath } from './upkeep-settings';

type ClusterUpkeep = Omit<
  PaletteUpkeep,
  | 'listMachines'
  | 'deleteMachine'
  | 'replaceHosts'
  | 'replacePoolOptions'
  | 'deletePool'
  | 'resizePool'
  | 'resetHost'
  | 'replaceTunnelConfig'
>;

const clusterPath = '/v1/spectroclusters/{uid}';
const change = { effect: 'write', answer: noAnswer } as const;

/** The endpoints that delete a cluster or change what it says (API.md §5 to §7). */
export function clusterUpkeep(scope: Scope): ClusterUpkeep {
  const write = (method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, uid: string, body?: unknown) =>
    send(scope, { method, path, parameters: { uid }, ...(body === undefined ? {} : { body }), ...change });
  return {
    deleteCluster: (uid, isForced) => {
      const call = { method: 'DELETE', path: clusterPath, parameters: { uid }, ...change } as const;
      return send(scope, isForced ? { ...call, query: { forceDelete: true } } : call);
    },

    getSettings: readSettings(scope),
    replaceClusterLabels: (uid, metadata) => write('PATCH', `${clusterPath}/metadata`, uid, { metadata }),
    replaceLocation: (uid, location, place) =>
      write('PUT', `${clusterPath}/location`, uid, { location: { ...place, geoLoc: location } }),
    // Not in API.md: confidence A, spectrocloud/palette-sdk-go@00e5730 api/spec/palette-apis-spec.json.
    replaceTimeZone: (uid, timeZone) =>
      write('PATCH', `${clusterPath}/clusterConfig/timezone`, uid, { timezone: timeZone }),
    // Same source.
    replaceOsPatch: (uid, osPatch) =>
      write('PATCH', `${clusterPath}/clusterConfig/osPatch`, uid, { osPatchConfig: toOsPatch(osPatch ?? noOsPatch) }),
    replaceNetwork: (site, configUid, network) =>
      send(scope, {
        method: 'PUT',
        path: `${configPathOf(site)}/clusterConfig`,
        parameters: { configUid },
        body: { clusterConfig: network },
        ...change,
      }),
    changeProfiles: (uid, profiles) =>
      send(scope, {
        method: 'PATCH',
        path: `${clusterPath}/profiles`,
        parameters: { uid },
        body: toProfilesPatchBody(profiles),
        ...change,
        holdsValues: holdsValues(profiles),
      }),

    async replaceScans(uid, scans) {
      const method = methodFor(await readPart(scope, scansPath, uid, scansAnswer));
      return write(method, scansPath, uid, toScanPolicy(scans));
    },

    async replaceBackup(site, uid, backup) {
      const kind = kindOf(site);
      if (backup === null) return write('DELETE', backupPath, uid);
      const method = methodFor(await readPart(scope, backupPath, uid, backupAnswer(kind)));
      return write(method, backupPath, uid, toBackupPolicy(kind, backup));
    },
  };
}

/** An empty schedule plans nothing. */
const noOsPatch = { schedule: null, onBoot: false, rebootIfRequired: false };

/** What was never set up has to be made before it can be replaced (same source: one is POST, the other PUT). */
function methodFor({ is }: Part<unknown>): 'POST' | 'PUT' {
  return is === 'there' ? 'PUT' : 'POST';
}
