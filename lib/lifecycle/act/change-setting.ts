import type { Written } from '../../palette/palette';
import type { Attempt } from '../../registration/act/write';
import type { StepOf } from '../life-plan';
import { diffSite } from '../sync/diff-site';
import type { Amendment } from '../sync/difference';
import { findPool } from './find-pool';
import type { LifeRun } from './life-run';
import { configUidOf, type Sending, sendWrite } from './send';

/** Writes one setting as the config says, made anew from what was just read. */
export async function changeSetting(life: LifeRun, step: StepOf<'change_setting'>): Promise<Attempt<Written>> {
  const { settings } = life.scene;
  const changes = settings === null ? [] : diffSite(settings, step.withVersions).changes;
  const change = changes.find(({ setting }) => setting === step.setting);
  if (change === undefined) throw new Error(`The plan named a setting that is as it should be: ${step.setting}`);
  const { amendment } = change;
  if (amendment.of === 'pool') return changePool(life, amendment);
  const hostIds = 'hostId' in amendment ? [amendment.hostId] : [];
  const sending: Sending = { event: `${amendment.of}_changed`, hostIds };
  return sendWrite(life, sending, () => write(life, amendment));
}

/** Its hosts go along as just read: whoever joined meanwhile makes the plan anew (API.md §6). */
function changePool(life: LifeRun, { pool: name, options }: AmendmentOf<'pool'>): Promise<Attempt<Written>> {
  const { run } = life;
  const pool = findPool(life, name);
  const configUid = configUidOf(life);
  const sending = { event: 'pool_changed', hostIds: [], isFromPools: true };
  return sendWrite(life, sending, () => run.upkeep.replacePoolOptions(run.site, configUid, pool, options));
}

type AmendmentOf<K extends Amendment['of']> = Extract<Amendment, { of: K }>;

function write(life: LifeRun, amendment: Exclude<Amendment, { of: 'pool' }>): Promise<Written> {
  const { upkeep, palette, site } = life.run;
  const uid = life.scene.clusters[0]?.uid ?? '';
  switch (amendment.of) {
    case 'cluster_labels':
      return upkeep.replaceClusterLabels(uid, amendment.metadata);
    case 'location':
      return upkeep.replaceLocation(uid, amendment.location, amendment.place);
    case 'time_zone':
      return upkeep.replaceTimeZone(uid, amendment.timeZone);
    case 'network':
      return upkeep.replaceNetwork(site, configUidOf(life), amendment.network);
    case 'scans':
      return upkeep.replaceScans(uid, amendment.scans);
    case 'backup':
      return upkeep.replaceBackup(site, uid, amendment.backup);
    case 'os_patch':
      return upkeep.replaceOsPatch(uid, amendment.osPatch);
    case 'profiles':
      return upkeep.changeProfiles(uid, amendment.profiles);
    case 'host_labels':
      return palette.replaceLabels(amendment.hostId, amendment.labels);
    case 'remote_access':
      return upkeep.replaceTunnelConfig(amendment.hostId, amendment.config);
  }
}
