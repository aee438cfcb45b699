import type { Site, SiteIndex } from '../../../lib/sites/site';
import type { SiteKind } from '../../../lib/sites/site-kind';
import { kindOf } from '../../../lib/sites/site-kind';
import type { PaletteFacts } from './facts';
import type { Look } from './gather-project';
import { inLanes } from './reading';

const words = { virtualized: 'libvirt', containerized: 'edge' } as const;

/** Asks for each older kind that the config allows or a site is of. No call where there is none of them. */
export function gatherKinds(
  { connection, read }: Look,
  { olderKinds = [] }: SiteIndex,
  sites: readonly Site[],
): Promise<PaletteFacts['kinds']> {
  const used = new Set<SiteKind>([...(sites.length === 0 ? [] : olderKinds), ...sites.map(kindOf)]);
  const older = [...used].filter((kind) => kind !== 'native');
  const survey = connection.survey(connection.defaultProjectUid);
  return inLanes(older, 1, async (kind) => {
    return { kind, isThere: await read(() => survey.hasOperationsFor(words[kind])) };
  });
}
