import { type Fault, showValue } from '../fault';
import type { Site } from '../site';
import { compareOptions } from './compare-options';
import type { OptionChange } from './comparison';
import { findCounterparts } from './find-counterparts';
import { findHeirs, type Heir } from './find-heirs';
import { hasSameIdentity } from './has-same-identity';
import { listSiteOptions } from './list-options';
import type { Pairing, SitePair } from './pair-sites';

/**
 * What would make a second cluster for a site, or leave its hosts to nobody, without the config saying that this is
 * meant; each with the change that says it. An entry says it by `renamedFrom`, `movedTo`, or by having been closed before.
 * Pure.
 */
export function refuseDrift(pairing: Pairing): Fault[] {
  return [
    ...pairing.same.flatMap(refuseIdentity),
    ...pairing.same.flatMap(refuseForgetting),
    ...pairing.renamed.flatMap(refuseRename),
    ...refuseRemovals(pairing),
    ...findHeirs(pairing)
      .filter(({ isSudden }) => isSudden)
      .map(refuseHeir),
  ];
}

/** A closed entry may come back as anything: by closing it IT has said that its cluster is no longer the site's. */
function refuseIdentity(pair: SitePair): Fault[] {
  if (pair.before.status.state === 'closed') return [];
  return gatherEndpoint(listIdentityChanges(pair)).map((change) => refuseChange(pair.after, change));
}

/** The changes of a pair that make or want a second cluster. Pure. */
export function listIdentityChanges({ before, after }: SitePair): OptionChange[] {
  if (hasSameIdentity(before, after)) return [];
  return compareOptions(listSiteOptions(before), listSiteOptions(after)).filter(({ isIdentity }) => isIdentity);
}

/** A VIP instead of a DDNS name is one change for a reader. */
function gatherEndpoint(changes: readonly OptionChange[]): OptionChange[] {
  const parts = changes.filter(({ option }) => option.startsWith('endpoint.'));
  if (parts.length < 2) return [...changes];
  const join = (values: readonly (string | null)[]) => values.filter((value) => value !== null).join(' ') || null;
  const [before, after] = [join(parts.map((part) => part.before)), join(parts.map((part) => part.after))];
  return [{ option: 'endpoint', before, after, isIdentity: true }, ...changes.filter((one) => !parts.includes(one))];
}

const anotherCluster =
  "For a second cluster write a new site, and movedTo: '<its id>' here. If there is none yet, or none any more, close this entry, merge that, and open it with the new value.";

function refuseChange({ id }: Site, { option, before, after }: OptionChange): Fault {
  const what = option === 'topology.controlPlane' ? 'a control plane of ' : '';
  const kept = before === null ? nothingKept(option) : `${what}${showValue(before)}`;
  const isProject = option === 'projectUid' && (before === null || after === null);
  return {
    path: option,
    site: id,
    value: after === null ? '' : showValue(after),
    problem: `${after === null ? 'was taken out' : 'is new'}, and the cluster of ${id} keeps ${kept}`,
    fix: `${isProject ? sameProject : ''}${after === null ? 'Put it back' : 'Leave it'}. ${anotherCluster}`,
  };
}

function nothingKept(option: string): string {
  if (option === 'kind') return 'the nodes of a native site';
  return option === 'projectUid' ? 'the project of the environment (PALETTE_PROJECT_UID)' : 'none';
}

const sameProject = 'Is it the same project, give --project <its uid> to this check. ';

/** A cluster that was made under the old id bears it for ever, as a label. */
function refuseForgetting({ before, after }: SitePair): Fault[] {
  const was = before.renamedFrom ?? null;
  const isForgotten = was !== null && (after.renamedFrom ?? null) !== was;
  if (!isForgotten || after.adoptExistingCluster || before.status.state === 'closed') return [];
  return [
    {
      path: 'renamedFrom',
      site: after.id,
      value: after.renamedFrom === null ? '' : showValue(after.renamedFrom),
      problem: `was ${showValue(was)}: the cluster may bear that id as its label, and would not be known any more`,
      fix: `Write renamedFrom: '${was}' again, or adoptExistingCluster: true.`,
    },
  ];
}

function refuseRename(pair: SitePair): Fault[] {
  const { before, after } = pair;
  const refusals = refuseIdentity(pair).map((fault) =>
    fault.path === 'clusterName'
      ? {
          ...fault,
          problem: `is another cluster: that of ${before.id} is called ${before.clusterName}`,
          fix: keepName(before),
        }
      : fault,
  );
  const first = before.renamedFrom ?? null;
  if (first === null || after.adoptExistingCluster) return refusals;
  const problem = `had another id before that, ${first}, and its cluster may bear that one as its label`;
  const fix = 'Write adoptExistingCluster: true besides: then the cluster is known by its name.';
  return [...refusals, { path: 'renamedFrom', site: after.id, value: showValue(before.id), problem, fix }];
}

function keepName({ clusterName }: Site): string {
  return `Write clusterName: '${clusterName}'.`;
}

/** Who was closed or has moved may go. */
function refuseRemovals({ removed, added }: Pairing): Fault[] {
  const heirs = findCounterparts(added);
  return removed
    .filter(({ status }) => status.state === 'open')
    .map((site) => refuseRemoval(site, heirs(site)?.site ?? null));
}

function refuseRemoval({ id, clusterName }: Site, heir: Site | null): Fault {
  const back = "Put the entry back with closed: true, or movedTo: '<id>', and take it out in a later change";
  const rename = `is it ${heir?.id} now, write renamedFrom: '${id}' and clusterName: '${clusterName}' there`;
  return {
    path: 'sites',
    site: id,
    value: '',
    problem: 'is gone, and was in use: its hosts and its cluster would belong to no site',
    fix: `${heir === null ? back : `${back}; ${rename}`}.`,
  };
}

/** The cluster of the former one answers there until somebody has deleted it, and then it is too early. */
function refuseHeir({ heir, former, what, value }: Heir): Fault {
  const rename = `Is it the same cluster under another id, write renamedFrom: '${former.id}' instead.`;
  return {
    path: what === 'clusterName' ? what : pathOfAddress(heir, value),
    site: heir.id,
    value: showValue(value),
    problem: `is taken over from ${former.id}, which was in use until now: its cluster is still there`,
    fix: `Give it one of its own, or merge the end of ${former.id} first, and this when its cluster is gone. ${rename}`,
  };
}

function pathOfAddress({ endpoint }: Site, address: string): string {
  return endpoint.host.toLowerCase() === address ? 'endpoint' : 'addressing.addresses';
}
