import type { z } from 'zod';
import { kindOf } from '../../sites/site-kind';
import { isNotFound, PaletteError } from '../palette-error';
import type { PaletteUpkeep } from '../upkeep';
import { backupAnswer, noScans, scansAnswer } from '../wire/cluster-policies';
import {
  clusterProfilesAnswer,
  clusterSettingsAnswer,
  clusterVariablesAnswer,
  networkAnswer,
} from '../wire/cluster-settings';
import { configPathOf } from './config-path';
import { readOrNull, type Scope, send } from './scope';

const clusterPath = '/v1/spectroclusters/{uid}';

/** The endpoints that read what can be changed of a cluster: six calls, five of them side by side (API.md §5, §6). */
export function readSettings(scope: Scope): PaletteUpkeep['getSettings'] {
  return async (site, uid, configUid) => {
    const cluster = await readOrNull(scope, { ...readOf(clusterPath, clusterSettingsAnswer), parameters: { uid } });
    if (cluster === null) return null;
    const [network, profiles, variables, scans, backup] = await Promise.all([
      send(scope, { ...readOf(configPathOf(site), networkAnswer), parameters: { configUid } }),
      send(scope, { ...readOf(`${clusterPath}/profiles`, clusterProfilesAnswer), parameters: { uid } }),
      readPart(scope, `${clusterPath}/variables`, uid, clusterVariablesAnswer),
      readPart(scope, scansPath, uid, scansAnswer),
      readPart(scope, backupPath, uid, backupAnswer(kindOf(site))),
    ]);
    const valuesOf = (profileUid: string) =>
      (variables.is === 'there' ? variables.value.get(profileUid) : null) ?? { variables: {}, sensitive: [] };
    return {
      ...cluster,
      network: network.value,
      profiles: profiles.value.map((profile) => ({ ...profile, ...valuesOf(profile.uid) })),
      scans: scans.is === 'there' ? scans.value : noScans,
      backup: backup.is === 'there' ? backup.value : null,
      unknown: [
        ...(variables.is === 'unknown' ? (['variables'] as const) : []),
        ...(scans.is === 'unknown' ? (['scans'] as const) : []),
        ...(backup.is === 'unknown' ? (['backup'] as const) : []),
      ],
    };
  };
}

/** Where the plan for scans is. Not in API.md: confidence A, spectrocloud/palette-sdk-go@00e5730 api/spec/palette-apis-spec.json. */
export const scansPath = `${clusterPath}/features/complianceScan`;
/** Where the plan for backups is; same source. */
export const backupPath = `${clusterPath}/features/backup`;

/** A layer of a cluster: there, not set up yet, or one that this Palette has no operations for. */
export type Part<T> =
  | { readonly is: 'there'; readonly value: T }
  | { readonly is: 'none' }
  | { readonly is: 'unknown' };

/**
 * Reads one layer of a cluster that is known to be there. "No such object" is then a layer that nobody has set up
 * (confidence A: spectrocloud/palette-sdk-go@0d83811 client/herr/errors.go and client/cluster_backup_config.go for the
 * codes); a 404 of any other code is a path that this Palette does not serve (C).
 */
export async function readPart<T>(scope: Scope, path: string, uid: string, answer: z.ZodType<T>): Promise<Part<T>> {
  try {
    return { is: 'there', value: (await send(scope, { ...readOf(path, answer), parameters: { uid } })).value };
  } catch (error) {
    if (!(error instanceof PaletteError)) throw error;
    const { code, status = 0 } = error.facts;
    if (code === 'BackupNotConfigured') return { is: 'none' };
    if (!isNotFound(error) && !notServed.has(status)) throw error;
    return { is: code === 'ResourceNotFound' ? 'none' : 'unknown' };
  }
}

/** "Method not allowed" and "not implemented". */
const notServed: ReadonlySet<number> = new Set([405, 501]);

function readOf<T>(path: string, answer: z.ZodType<T>) {
  return { method: 'GET', path, effect: 'read', answer } as const;
}
