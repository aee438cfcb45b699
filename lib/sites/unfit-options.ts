import type { Readable } from './reading/read-value';
import type { SiteInput } from './schema/site';
import type { SiteKind } from './site-kind';

type Options = Readable<SiteInput>;

/** For each kind the options that its clusters have no place for (API.md §10). */
const unfit = {
  native: ['virtualization'],
  virtualized: ['overlay', 'addressing', 'pools', 'poolQuestion', 'clusterTemplate'],
  containerized: [
    'endpoint',
    'ntpServers',
    'overlay',
    'addressing',
    'pools',
    'poolQuestion',
    'clusterTemplate',
    'virtualization',
  ],
} as const satisfies Record<SiteKind, readonly (keyof Options)[]>;

/** Those of the options that have no meaning at a site of the kind. Addresses by DHCP have one everywhere. Pure. */
export function listUnfit(kind: SiteKind, options: Options): readonly (keyof Options)[] {
  return unfit[kind].filter((option) => options[option] !== undefined && options[option] !== 'dhcp');
}
