import type { catalogue } from '../errors';

/** What IT looks at when operators are told something that these cannot mend themselves. English: IT reads logs as well. */
interface Remedy {
  /** What is behind it, most likely first. */
  readonly causes: string;
  readonly remedy: string;
}

type Catalogue = typeof catalogue;

/** The codes that IT or time mends. */
type ItCode = {
  [Code in keyof Catalogue]: Catalogue[Code]['fixedBy'] extends 'operator' ? never : Code;
}[keyof Catalogue];

/**
 * One for each code that is not the operator's to mend; the compiler says which are missing. Written out in
 * docs/troubleshooting.md, and told by `npm run sites -- status`.
 */
export const remedies = {
  host_id_filler: {
    causes: 'The firmware has no serial number, so every such machine shows the same ID.',
    remedy: 'Set stylus.site.name in the staging data of that host and start it again.',
  },
  host_id_reserved: {
    causes: 'The ID is a word that Palette keeps for itself.',
    remedy: 'Set stylus.site.name to something else.',
  },
  host_blocked: {
    causes: 'The ID stands under blockedHosts in sites.config.ts.',
    remedy: 'Take it out by pull request if the host may be used again.',
  },
  host_not_expected: {
    causes:
      'The site takes only hosts of hosts.csv (onlyExpectedHosts), and this one is not listed there, or for another site.',
    remedy: 'Add the host to hosts.csv, or send it to the site that expects it.',
  },
  site_closed: {
    causes: 'The site is closed: true in the config.',
    remedy: 'Open it by pull request, or tell the operator the right site.',
  },
  timer_refused: {
    causes: 'The sweep was called without the bearer CRON_SECRET.',
    remedy: 'Let the timer send it; see docs/operating.md.',
  },
  link_invalid: {
    causes:
      'The code was signed with a secret that is gone, its link was taken out of the config, or its version was raised.',
    remedy: '`npm run sites -- link` prints the addresses that are good now; stage the host anew.',
  },
  link_expired: {
    causes: 'The last day of the link is over.',
    remedy: 'Move its expires by pull request: printed codes stay good.',
  },
  link_full: {
    causes: 'As many different hosts as maxHosts have come by this link.',
    remedy: 'Compare `npm run sites -- list` with what you shipped, then raise maxHosts or make a new link.',
  },
  too_many_attempts: {
    causes: 'Many wrong PINs from one address or for one site.',
    remedy: 'It ends by itself. too_many_failures (a webhook, the log) says where; somebody may be guessing.',
  },
  too_many_requests: {
    causes: 'One address asked more often than a person can.',
    remedy: 'It ends by itself. Behind a proxy of your own set CLIENT_ADDRESS_HEADER, or all share one limit.',
  },
  sign_in_refused: {
    causes: 'No rule of access.signOn.roles fits the claims of this person.',
    remedy: 'Add the person to the group at your provider, or a rule to the config.',
  },
  sign_in_unavailable: {
    causes: 'The provider does not answer, or not as its metadata say.',
    remedy: 'Check issuer, OIDC_CLIENT_SECRET and the provider itself.',
  },
  approval_rejected: {
    causes: 'Somebody of IT has turned the host away.',
    remedy: '`npm run sites -- audit` says who. The operator may register it again, and it waits for a yes again.',
  },
  approval_link_invalid: {
    causes: 'The approval link is over, was used, or its host asked again since.',
    remedy: '`npm run sites -- approve` decides about what waits now.',
  },
  approval_not_wanted: {
    causes: 'Nobody waits for this decision any more: it was taken, or the request was taken back.',
    remedy: '`npm run sites -- audit` says by whom.',
  },
  approver_missing: {
    causes: 'The decision was sent without a name, or by somebody who is not signed in as IT.',
    remedy: 'Type a name, or sign in.',
  },
  undo_refused: {
    causes: 'It was asked by a phone that did not register the host.',
    remedy: '`npm run sites -- undo`. A host that is in a cluster by now is taken out of it first.',
  },
  undo_too_late: {
    causes: 'The quarter of an hour is over, or the host is in a cluster already.',
    remedy:
      'A host that is in no cluster: `npm run sites -- undo`. One that is in a cluster as well: it is then taken out of the cluster first.',
  },
  host_leaving: {
    causes: 'A lifecycle command takes the host out of its site at this moment, or stopped half-way.',
    remedy:
      'Nothing while it runs. Should it have stopped, run the same command again; after a quarter of an hour the page tells what Palette shows.',
  },
  host_removed: {
    causes:
      '`npm run sites -- remove-host`, `replace-host` or `move-host` has taken it out of the site, or `delete-cluster` all of them.',
    remedy: 'Nothing. Whoever registers it again, at this site or another, begins anew.',
  },
  practice_full: {
    causes: 'Many people practise at once.',
    remedy: 'Nothing. PRACTICE=off takes practice away.',
  },
  cluster_ambiguous: {
    causes: 'Two clusters of the project bear the name of the site.',
    remedy: 'Keep the one with the hosts, delete the other in Palette. Nothing is written until then.',
  },
  cluster_deleting: {
    causes: 'The cluster of the site is being deleted in Palette.',
    remedy: 'Wait until it is gone; registrations then go on by themselves.',
  },
  cluster_not_ours: {
    causes: 'A cluster of that name exists that this app did not make.',
    remedy: 'adoptExistingCluster: true takes it over; another clusterName leaves it alone.',
  },
  cluster_in_error: {
    causes: 'Palette says that the cluster failed.',
    remedy: 'Read its events in Palette. Once it runs again, registrations go on.',
  },
  host_at_other_site: {
    causes: 'The host is registered for another site of this config.',
    remedy:
      '`npm run sites -- status` says where. If that is wrong, `npm run sites -- undo`, then scan it at the right site.',
  },
  host_in_other_cluster: {
    causes: 'Palette has the host in a cluster that is not that of the site.',
    remedy:
      'Take it out there first: `npm run sites -- remove-host` where that is the cluster of a site of this config, else in Palette.',
  },
  host_registered_elsewhere: {
    causes: 'Another project or tenant holds this ID.',
    remedy: 'Delete the entry there, or correct the project of the site (projectUid).',
  },
  host_state_unclear: {
    causes: 'Two answers of Palette contradict each other, mostly within seconds of a change.',
    remedy: 'Wait a minute. If it stays, compare the host and the cluster in Palette.',
  },
  host_pool_unknown: {
    causes: 'The pool that was named is none of the site, or nobody can be asked: its pools have no `label`.',
    remedy: 'Correct the pool in `hosts.csv` or at the command line, or give the pools a `label`.',
  },
  host_pool_full: {
    causes: 'The pool of the host has as many hosts as its maxHosts.',
    remedy: 'Raise it by pull request, or take a host of that pool out: `npm run sites -- remove-host`.',
  },
  host_pool_unfit: {
    causes: 'The host reports another architecture than that of the pool it is for.',
    remedy: 'Name another pool for it, or correct the architecture of the pool.',
  },
  host_pool_awaited: {
    causes: 'The architecture of the host decides about its pool, and it has not called home yet.',
    remedy: 'Switch it on. To be quicker: `--pool`, or the column `pool` of `hosts.csv`.',
  },
  site_full: {
    causes: 'The site has as many hosts as topology.maxHosts, or no worker pool for one more.',
    remedy:
      'Raise it by pull request, or take a host out: `npm run sites -- remove-host`; an appliance leaves only with its cluster.',
  },
  appliance_unfit: {
    causes:
      'The virtual machines that the site plans need more, or other networks and storage pools, than the appliance reports.',
    remedy:
      'The log line of the reference says what it needs and what it has. Change virtualization by pull request, or bring a bigger appliance.',
  },
  kind_not_supported: {
    causes:
      'The site is virtualized or containerized, and this Palette has no operations for that: current ones have none.',
    remedy:
      '`npm run sites -- doctor` says whether Palette has them. If it has, say so with palette.virtualizedEdge or palette.containerizedEdge; if not, make the site native by pull request.',
  },
  addresses_exhausted: {
    causes: 'Every address of addressing.addresses is in use in Palette.',
    remedy: 'Add addresses by pull request.',
  },
  palette_unreachable: {
    causes: 'Palette or the way to it is down, or PALETTE_API_URL is wrong.',
    remedy: '`npm run sites -- doctor` from the same network; the status page of Palette.',
  },
  palette_slow: {
    causes: 'Palette did not answer in time.',
    remedy: 'Nothing is lost: the registration goes on with the next look or the sweep.',
  },
  palette_busy: {
    causes: 'The rate limit of Palette is used up, by us or by others behind the same address.',
    remedy: 'Nothing is lost. If it lasts, look who else uses the address, or set PALETTE_LIMITS.',
  },
  palette_answer_unreadable: {
    causes: 'A proxy answered in the place of Palette, or Palette has changed its form.',
    remedy: 'The log line has path and what was unexpected; then update the clone.',
  },
  palette_credential_refused: {
    causes: 'The key was deleted, has expired, or has no right in the project.',
    remedy: '`npm run sites -- doctor` says which. Make a new key, set PALETTE_API_KEY, redeploy.',
  },
  palette_refused: {
    causes: 'Palette refused what was asked for a reason that this app does not know.',
    remedy: "The log line has Palette's code and its own reference (ref) for its support.",
  },
  pool_change_refused: {
    causes: 'Palette does not take a change of the node pool now, mostly because an earlier one is under way.',
    remedy: 'It goes on by itself. If it stays for an hour, read the events of the cluster.',
  },
  site_being_set_up: {
    causes: 'The cluster is still being made; hosts are added when it is there.',
    remedy:
      'Wait. If the first host never gets ready, mend that cluster in Palette, or delete it: `npm run sites -- delete-cluster`.',
  },
  profile_not_found: {
    causes: 'A profile of the config does not exist in that version, or not in that project.',
    remedy: '`npm run sites -- doctor` names it; correct the config or publish the profile.',
  },
  backup_location_gone: {
    causes: 'The backup location that the config names does not exist in the project: it was deleted, or renamed.',
    remedy:
      '`npm run sites -- doctor` names it; correct policies.backup.location, or make it in Palette. Hosts stay registered.',
  },
  outcome_unknown: {
    causes: 'The connection to Palette broke while a write was under way.',
    remedy: 'Nothing: the next look says whether it happened.',
  },
  site_busy: {
    causes: 'Another instance works at the site.',
    remedy: 'Nothing: the other one serves this host as well.',
  },
  store_unavailable: {
    causes: 'KV does not answer, or its token is wrong.',
    remedy: '`npm run sites -- doctor`; the dashboard of the store.',
  },
  configuration_missing: {
    causes: 'A variable is missing or wrong, or the sites were not compiled.',
    remedy: '/api/health and the log name it; see docs/environment.md.',
  },
  internal: {
    causes: 'A bug.',
    remedy: 'The reference finds the stack in the log. Please report it.',
  },
} as const satisfies Record<ItCode, Remedy>;
