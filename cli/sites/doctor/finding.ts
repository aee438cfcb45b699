/** `skipped`: nobody could look, and the sentence says why. */
export type Status = 'ok' | 'warn' | 'bad' | 'skipped';

/** What a check asks, and what to do when the answer is no; `docs/doctor.md` shows the same. */
interface Check {
  readonly group: Group;
  readonly asks: string;
  readonly remedy: string;
}

/** In the order in which they are told. */
export const groups = [
  'environment',
  'palette',
  'profiles',
  'clusters',
  'drift',
  'store',
  'origin',
  'firewall',
] as const;
export type Group = (typeof groups)[number];

/** How reports and docs/doctor.md head a group. */
export const groupTitles: Readonly<Record<Group, string>> = {
  environment: 'Environment',
  palette: 'Palette and its key',
  profiles: 'Profiles',
  clusters: 'Clusters',
  drift: 'Where Palette and config differ',
  store: 'Store',
  origin: 'Deployment',
  firewall: 'Firewall',
};

export const checks = {
  'env.variables': {
    group: 'environment',
    asks: 'Is every variable set that live mode and this config need?',
    remedy: 'Set what is named, here and in the deployment; a value is never shown.',
  },
  'env.production': {
    group: 'environment',
    asks: 'Would this environment do for production on Vercel?',
    remedy: 'Set what is named in the Vercel project, for Production only.',
  },
  'palette.answers': {
    group: 'palette',
    asks: 'Does Palette answer, and how fast?',
    remedy: 'Check PALETTE_API_URL, and the proxy and firewall of this machine. All else about Palette is skipped.',
  },
  'palette.key': {
    group: 'palette',
    asks: 'Does Palette accept the API key?',
    remedy: 'Make a new key in Palette and set PALETTE_API_KEY: the old one has expired, was revoked, or is not whole.',
  },
  'palette.projects': {
    group: 'palette',
    asks: 'Does every project of the config exist, and does the key see it?',
    remedy: 'Correct projectUid or PALETTE_PROJECT_UID, or give the user of the key a role in the project.',
  },
  'palette.rights': {
    group: 'palette',
    asks: 'May the key read profiles, clusters and hosts of every project? What it may write only a write can show.',
    remedy: 'Give the user of the key a role in the project that may read and write clusters and edge hosts.',
  },
  'palette.clock': {
    group: 'palette',
    asks: 'Do the clocks of this machine and of Palette agree?',
    remedy: 'Set the clock of this machine by a time server.',
  },
  'palette.tokens': {
    group: 'palette',
    asks: 'Does a registration token end within 14 days, or has one ended? (Only an admin’s key may read them.)',
    remedy: 'Make a new token in Palette and stage new hosts with it; hosts that are in boxes need it as well.',
  },
  'profile.exists': {
    group: 'profiles',
    asks: 'Is there every profile in the version that the config names?',
    remedy: 'Correct the name or the version in the profile set, or publish that version in Palette.',
  },
  'profile.fits': {
    group: 'profiles',
    asks: 'Is each profile of the kind that the config says - exactly one infra or full - and for edge-native hosts?',
    remedy: 'Name the profile under infra, full or addOns as Palette has it.',
  },
  'profile.variables': {
    group: 'profiles',
    asks: 'Does the profile define the variables that the config gives, and is every required one given?',
    remedy: 'Correct the name of the variable, or give the required one: in the set, the region or the site.',
  },
  'profile.values': {
    group: 'profiles',
    asks: 'Does each value have the format that the profile wants?',
    remedy: 'Correct the value. Values of variables that Palette calls sensitive are not shown.',
  },
  'profile.networks': {
    group: 'profiles',
    asks: 'Do the pod and service networks of the profile keep clear of the site’s subnet, VIP and overlay?',
    remedy: 'Change the network in the profile, or the site’s. Where layers do not show theirs, compare them yourself.',
  },
  'profile.packs': {
    group: 'profiles',
    asks: 'Has the profile every layer that a site overrides?',
    remedy: 'Correct the name of the layer under packs, or take the override out.',
  },
  'profile.remote': {
    group: 'profiles',
    asks: 'Has a site that wants remote access a profile with the Spectro Proxy pack?',
    remedy:
      'Add an add-on profile with the pack spectro-proxy to the site: without it Palette may not reach its hosts.',
  },
  'profile.nodes': {
    group: 'profiles',
    asks: 'Does the Kubernetes of a site of two nodes allow that?',
    remedy:
      'Two nodes take K3s or Palette Optimized Canonical Kubernetes: name such a profile, or plan one or three nodes.',
  },
  'profile.template': {
    group: 'profiles',
    asks: 'Is there every cluster template that the config names?',
    remedy:
      'Correct clusterTemplate, or give the user of the key a role that may read it. A site of a template needs a timeZone.',
  },
  'cluster.names': {
    group: 'clusters',
    asks: 'Is the cluster name of every site free, or borne by its own cluster only?',
    remedy: 'Choose another clusterName, or say adoptExistingCluster where the cluster is to be taken over.',
  },
  'cluster.vips': {
    group: 'clusters',
    asks: 'Does another cluster answer at the VIP of a site?',
    remedy: 'Give the site a VIP of its own.',
  },
  'cluster.validate': {
    group: 'clusters',
    asks: 'Would Palette accept the cluster of a site that has none yet? A dry run, for the sites of --site or --base.',
    remedy: 'Correct what Palette names.',
  },
  'cluster.kinds': {
    group: 'clusters',
    asks: 'Has this Palette the operations of the older kinds that the config allows?',
    remedy:
      'Take palette.virtualizedEdge or containerizedEdge out, and plan its sites as native: current versions of Palette have neither.',
  },
  'cluster.backups': {
    group: 'clusters',
    asks: 'Is there every backup location that the config names?',
    remedy:
      'Correct policies.backup.location, or make the location in Palette: without it no cluster of the site is made.',
  },
  'plan.schedules': {
    group: 'clusters',
    asks: 'When does what is planned by schedule come next?',
    remedy: 'Correct the schedule: minute, hour, day, month and day of the week.',
  },
  'plan.patches': {
    group: 'clusters',
    asks: 'Does Palette patch the operating system of such hosts?',
    remedy: 'Take osPatch out: the operating system of such hosts comes with the infra profile.',
  },
  'drift.identity': {
    group: 'drift',
    asks: 'Does the cluster of a site bear the name, and stand in the project, that the config says?',
    remedy: 'Write the old clusterName or projectUid into the site: as it stands a second cluster would be made.',
  },
  'drift.profiles': {
    group: 'drift',
    asks: 'Does the cluster of a site have the profiles of the config?',
    remedy: 'Bring it in line with sync --profiles, or write what the cluster has into the config.',
  },
  'drift.size': {
    group: 'drift',
    asks: 'Does the cluster of a site have the control plane and as many hosts as the config says?',
    remedy: 'What exists wins: later hosts join as workers. Write into the config what the cluster has.',
  },
  'drift.vip': {
    group: 'drift',
    asks: 'Does the cluster of a site answer where the config says?',
    remedy: 'The endpoint of a cluster does not change: write into the config what it has.',
  },
  'drift.settings': {
    group: 'drift',
    asks: 'Does Palette say of a site what the config says? For the sites of --site or --base, a dozen calls each.',
    remedy: 'See it with sync --dry-run, and bring it in line with sync.',
  },
  'drift.orphans': {
    group: 'drift',
    asks: 'Is there a cluster of ours whose site is not in the config?',
    remedy: 'Put the site back, say renamedFrom at its successor, or delete the cluster in Palette.',
  },
  'store.answers': {
    group: 'store',
    asks: 'Does the store answer, and how fast?',
    remedy: 'Check KV_REST_API_URL and KV_REST_API_TOKEN; put the functions into the region of the database.',
  },
  'store.eviction': {
    group: 'store',
    asks: 'Does the KV database refuse to write when it is full, rather than forget? (noeviction)',
    remedy: 'Switch eviction off: a registration that is forgotten is repaired by a re-scan only.',
  },
  'store.clock': {
    group: 'store',
    asks: 'Do the clocks of this machine and of the KV database agree?',
    remedy: 'Set the clock of this machine by a time server.',
  },
  'origin.answers': {
    group: 'origin',
    asks: 'Does PUBLIC_ORIGIN answer at /api/health, in live mode, with Palette and store?',
    remedy: 'Deploy, or correct PUBLIC_ORIGIN; behind a deployment protection nobody can scan.',
  },
  'origin.version': {
    group: 'origin',
    asks: 'Does PUBLIC_ORIGIN run the commit of this clone?',
    remedy: 'Deploy this commit, or check out what is deployed: all findings here are about this clone.',
  },
  'firewall.hosts': {
    group: 'firewall',
    asks: 'Which addresses must the hosts and the people at a site reach?',
    remedy: 'Allow them in the site’s firewall. What Palette’s own agent fetches besides is in its documentation.',
  },
} as const satisfies Record<string, Check>;

export type CheckId = keyof typeof checks;

export const checkIds = Object.keys(checks).filter((id): id is CheckId => id in checks);

/** One answer of the doctor. */
export interface Finding {
  readonly id: CheckId;
  readonly status: Status;
  /** A site, profile, variable, … or null: it is about all. */
  readonly subject: string | null;
  readonly sentence: string;
  /** What to do about it; null: nothing. */
  readonly fix: string | null;
}

/** Something is well. Pure. */
export function well(id: CheckId, sentence: string): Finding {
  return { id, status: 'ok', subject: null, sentence, fix: null };
}

/** Nobody could look. Pure. */
export function skip(id: CheckId, because: string, subject: string | null = null): Finding {
  return { id, status: 'skipped', subject, sentence: `Skipped because ${because}.`, fix: null };
}

/** Something is wrong, or may be; the remedy is that of the check unless a better one is known. Pure. */
export function blame(
  id: CheckId,
  status: 'warn' | 'bad',
  subject: string | null,
  sentence: string,
  fix: string = checks[id].remedy,
): Finding {
  return { id, status, subject, sentence, fix };
}
