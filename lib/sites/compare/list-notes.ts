import { findHeirs, type Heir } from './find-heirs';
import type { Pairing } from './pair-sites';
import { listIdentityChanges } from './refuse-drift';

/** What may ship, and wants a look at Palette first; a sentence each. Pure. */
export function listNotes(pairing: Pairing): string[] {
  return [
    ...pairing.same.flatMap((pair) => {
      if (pair.before.status.state !== 'closed') return [];
      const changed = listIdentityChanges(pair).map(({ option }) => option);
      if (changed.length === 0) return [];
      return [`${pair.after.id} was closed, and has another ${changed.join(', ')} now. ${look}`];
    }),
    ...findHeirs(pairing)
      .filter(({ isSudden }) => !isSudden)
      .map(noteHeir),
    ...noteAdopting(pairing),
    ...noteSizes(pairing),
  ];
}

const look = 'Make sure that its old cluster is gone.';
const mostNamed = 5;

function noteHeir({ heir, former, what, value }: Heir): string {
  const taken = what === 'clusterName' ? 'the cluster name' : 'the address';
  return `${heir.id} takes ${taken} ${value} over from ${former.id}. ${look}`;
}

/** It is the one option that lets this app write to clusters which it did not make. */
function noteAdopting({ same, renamed, added }: Pairing): string[] {
  const turned = [...same, ...renamed].filter(
    ({ before, after }) => after.adoptExistingCluster && !before.adoptExistingCluster,
  );
  const sites = [...turned.map(({ after }) => after), ...added.filter((site) => site.adoptExistingCluster)];
  if (sites.length === 0) return [];
  const names = listNames(sites.map(({ id }) => id));
  return [`adoptExistingCluster is new at ${names}: a cluster of that name is taken over, whoever made it.`];
}

/** The config says what is wanted; what is there changes only when IT says so at the command line. */
function noteSizes({ same, renamed }: Pairing): string[] {
  return [...same, ...renamed].flatMap(({ before, after }) => {
    const [was, is] = [before.topology.controlPlane, after.topology.controlPlane];
    if (was === is || was === 2 || is === 2 || before.status.state === 'closed') return [];
    const what = `${after.id} is to have a control plane of ${is} instead of ${was}`;
    const rest =
      is > was
        ? `a cluster that is there grows by \`npm run sites -- grow ${after.id} --control-plane ${is}\`.`
        : `a cluster that is there keeps ${was}, unless it was formed with ${is}.`;
    return [`${what}: ${rest}`];
  });
}

function listNames(names: readonly string[]): string {
  const more = names.length > mostNamed ? ` and ${names.length - mostNamed} more` : '';
  return `${names.slice(0, mostNamed).join(', ')}${more}`;
}
