import type { Facts } from './facts';
import { checkIds, checks, type Finding, groups, type Status } from './finding';
import { judgeNames, judgeValidations, judgeVips } from './judge-clusters';
import { judgeDrift } from './judge-drift';
import { judgeProduction, judgeVariables } from './judge-environment';
import { judgeExtras } from './judge-extras';
import { judgeAnswer, judgePaletteClock, judgeProjects, judgeRights, judgeTokens } from './judge-palette';
import { judgePolicies } from './judge-policies';
import { judgeProfiles } from './judge-profiles';
import { judgeSettings } from './judge-settings';
import { judgeOrigin, judgeStore, listFirewallHosts } from './judge-surroundings';

const severity: readonly Status[] = ['bad', 'warn', 'skipped', 'ok'];

/** Everything that can be said of the facts, each check at least once, in the order in which it is told. Pure. */
export function judge(facts: Facts): Finding[] {
  const { palette } = facts;
  return inOrder([
    ...judgeVariables(facts),
    ...judgeProduction(facts),
    ...judgeAnswer(palette),
    ...judgeProjects(palette),
    ...judgeRights(palette),
    judgePaletteClock(palette),
    ...judgeTokens(facts),
    ...judgeProfiles(palette),
    ...judgeExtras(palette),
    ...judgeNames(palette),
    ...judgeVips(palette),
    ...judgeValidations(palette),
    ...judgePolicies(facts),
    ...judgeDrift(facts),
    ...judgeSettings(palette),
    ...judgeStore(facts),
    ...judgeOrigin(facts),
    listFirewallHosts(facts),
  ]);
}

/** By group, in it the worst first; the same is told once. Pure. */
export function inOrder(findings: readonly Finding[]): Finding[] {
  const place = ({ id, status }: Finding) =>
    groups.indexOf(checks[id].group) * 1_000 + severity.indexOf(status) * 100 + checkIds.indexOf(id);
  const once = new Map(findings.map((finding) => [`${finding.id} ${finding.status} ${finding.sentence}`, finding]));
  return [...once.values()].sort((one, other) => place(one) - place(other));
}
