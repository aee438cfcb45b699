import type { Words } from './words';

/** Why a host that a command names cannot come into a cluster. */
export const newcomerRefusals = {
  host_barred: {
    sentence: 'The config lets {host} in nowhere, or not at {site}.',
    remedy: 'Change blockedHosts or hosts.csv first.',
  },
  host_leads_already: {
    sentence: '{host} is in the control plane of {site} already.',
    remedy: 'Name another host.',
  },
  host_is_worker: {
    sentence: '{host} is a worker at {site}, and Palette moves no host from pool to pool.',
    remedy: 'Take it out first: npm run sites -- remove-host {host}',
  },
  host_at_other_site: {
    sentence: '{host} is at {other}.',
    remedy: 'Move it first: npm run sites -- move-host {host} {site}',
  },
  host_in_other_cluster: {
    sentence: '{host} is in the cluster {other}.',
    remedy: 'Take it out there first, at its own site or in Palette.',
  },
  host_registered_elsewhere: {
    sentence: 'Palette has {host} in another project or tenant.',
    remedy: 'Whoever has it there has to delete its entry first.',
  },
  host_state_unclear: {
    sentence: 'Palette says that {host} is in use, and not where.',
    remedy: 'Wait a few minutes: a cluster that is just being deleted lets go of its hosts last.',
  },
  host_needs_key: {
    sentence: 'Palette does not know {host}, and hosts of {site} are registered with a pairing key only.',
    remedy: 'Make its entry in Palette, with the key, then run this again.',
  },
  host_other_architecture: {
    sentence: '{host} is {architecture}, and the hosts of {pool} at {site} are {wanted}.',
    remedy: 'Name another host.',
  },
  addresses_exhausted: {
    sentence: 'The config has no static address left for {host} at {site}.',
    remedy: 'Add addresses to the site first.',
  },
  site_full: {
    sentence: '{site} would have {count} hosts, and its config allows {most}.',
    remedy: 'Raise maxHosts of the site first.',
  },
} as const satisfies Record<string, Words>;
