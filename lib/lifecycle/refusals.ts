interface Words {
  /** What is the matter, with `{facts}` in braces. */
  readonly sentence: string;
  /** What IT can do. */
  readonly remedy: string;
}

/** Why a lifecycle command writes nothing (more): a closed list, in words for IT. `docs/lifecycle.md` has a row for each. */
export const refusals = {
  cluster_ambiguous: {
    sentence: 'Palette has {count} clusters called {cluster}.',
    remedy: 'Find out which of them is the right one, and delete or rename the other in Palette.',
  },
  cluster_deleting: {
    sentence: 'Palette is deleting the cluster {cluster}.',
    remedy: 'Wait until it is gone: npm run sites -- delete-cluster {site} shows how it stands.',
  },
  cluster_not_ours: {
    sentence: 'The cluster {cluster} was not made by this app.',
    remedy: 'Write adoptExistingCluster: true at the site if it belongs to it.',
  },
  host_not_here: {
    sentence: '{host} is not at {site}.',
    remedy: 'Find its site with: npm run sites -- status {host}',
  },
  last_control_plane: {
    sentence: '{host} is the only control plane of {site}: without it there is no cluster.',
    remedy: 'To give the site up: npm run sites -- delete-cluster {site}',
  },
  even_control_plane: {
    sentence:
      'Without {host} the control plane of {site} would have {left} hosts, and Palette supports only 1, 3 and 5.',
    remedy: 'Put another host in its place: npm run sites -- replace-host {host} <new host>',
  },
} as const satisfies Record<string, Words>;

export type RefusalCode = keyof typeof refusals;

export interface Refusal {
  readonly code: RefusalCode;
  /** What fills the braces. */
  readonly facts: Readonly<Record<string, string>>;
}

/** A refusal as a plan. Pure. */
export function refuse(code: RefusalCode, facts: Readonly<Record<string, string>>) {
  return { kind: 'refused', refusal: { code, facts } } as const;
}

/** Sentence and remedy, filled in. Pure. */
export function explainRefusal({ code, facts }: Refusal): Words {
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (whole, name: string) => facts[name] ?? whole);
  const { sentence, remedy } = refusals[code];
  return { sentence: fill(sentence), remedy: fill(remedy) };
}
