import { diffCluster } from './diff-cluster';
import { diffHosts, lastingHosts } from './diff-hosts';
import { diffMachines, lastingMachines } from './diff-machines';
import { diffPolicies, lastingPolicies } from './diff-policies';
import { diffPools, lastingPools } from './diff-pools';
import { diffProfiles, lastingProfiles } from './diff-profiles';
import type { SiteDiff } from './difference';
import { lastingNetwork } from './lasting';
import type { SettingsFacts } from './settings-facts';

/**
 * Everything that Palette has otherwise than the config of a site: what a write each brings in line, and what stays. What
 * the config does not speak of is nobody's business here. `withVersions`: profiles take the version of the config. Pure.
 */
export function diffSite(facts: SettingsFacts, withVersions: boolean): SiteDiff {
  return {
    changes: [
      ...diffCluster(facts),
      ...diffPolicies(facts),
      ...diffPools(facts),
      ...diffMachines(facts),
      ...diffHosts(facts),
      // Last: it may keep the cluster busy for an hour.
      ...diffProfiles(facts, withVersions),
    ],
    lasting: [
      ...lastingNetwork(facts),
      ...lastingPolicies(facts),
      ...lastingPools(facts),
      ...lastingMachines(facts),
      ...lastingHosts(facts),
      ...lastingProfiles(facts, withVersions),
    ],
  };
}
