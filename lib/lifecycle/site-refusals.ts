import type { Words } from './words';

/** Why a command writes nothing (more) at a site as a whole. */
export const siteRefusals = {
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
  no_cluster: {
    sentence: '{site} has no cluster.',
    remedy:
      'Its first hosts make it: register them, or go on with those that are there: npm run sites -- form {site} --control-plane 1',
  },
  no_machines_yet: {
    sentence: '{site} has no cluster, and so no machines.',
    remedy: 'Its first appliances make it: register them.',
  },
  cluster_exists: {
    sentence: '{site} has its cluster already, with a control plane of {present}.',
    remedy: 'To enlarge it: npm run sites -- grow {site} --control-plane 3',
  },
  cluster_not_running: {
    sentence: 'The cluster {cluster} is not running: Palette says {state}.',
    remedy: 'A control plane is only changed while it runs. Wait, and look at it in Palette if it lasts.',
  },
  cluster_not_synced: {
    sentence: 'The cluster {cluster} of {site} is not running: Palette says {state}.',
    remedy: 'What the config says is written into a cluster that runs. Wait, and look at it in Palette if it lasts.',
  },
  backup_location_gone: {
    sentence: 'Palette has no backup location called {location}, which the config of {site} names.',
    remedy: 'Correct policies.backup.location, or make the location in Palette.',
  },
  node_not_running: {
    sentence: 'The control plane of {site} is not well: the node on {host} does not run.',
    remedy: 'Bring it back first, or look at it in Palette: a control plane that lacks a node must not be changed.',
  },
  control_plane_changing: {
    sentence: 'The control plane of {site} has {present} hosts: somebody is replacing one, or has not finished it.',
    remedy: 'Finish that first: run the replace-host command again.',
  },
  control_plane_larger: {
    sentence: 'The control plane of {site} has {present} hosts already, and Palette shrinks none.',
    remedy: 'Leave it at that, or delete the cluster and set the site up anew.',
  },
  size_reached: {
    sentence: 'The control plane of {site} has {present} hosts already, and {hosts} not among them.',
    remedy:
      'To have them as workers, register them. In the place of one that leads: npm run sites -- replace-host <old host> <new host>',
  },
  grow_one_size: {
    sentence: 'The control plane of {site} has 1 host: it grows to 3 first.',
    remedy: 'npm run sites -- grow {site} --control-plane 3',
  },
  two_node: {
    sentence: '{site} is a site of two hosts, primary and secondary: such a cluster never changes its size.',
    remedy: 'To have another size: delete the cluster, change the config, and register the hosts anew.',
  },
  needs_native: {
    sentence: 'The hosts of {site} are not themselves the nodes of its cluster.',
    remedy:
      'The number of its machines is changed with: npm run sites -- scale {site}. An appliance is only added, by registering it; it leaves when the cluster is deleted.',
  },
  needs_virtualized: {
    sentence: 'The nodes of {site} are its hosts, not virtual machines.',
    remedy: 'For more of them: npm run sites -- grow {site} --control-plane 3, or register more hosts.',
  },
  containerized_size: {
    sentence: '{site} is a containerized site: its control plane keeps its size.',
    remedy:
      'For more workers register more hosts. For another control plane: npm run sites -- delete-cluster {site}, change the config, and register the hosts anew.',
  },
  no_such_machines: {
    sentence: '{site} has no pool of such machines.',
    remedy: 'A site has workers of its own where its config says so, from its first set-up on.',
  },
  scale_one_size: {
    sentence: 'The control plane of {site} has {from} machines: it grows by one size at a time, 1, 3, 5.',
    remedy: 'Take the next size first, then run this again.',
  },
  scale_loses_majority: {
    sentence: 'Of {from} machines of the control plane {least} have to stay, and {to} would.',
    remedy: 'Take a smaller size that keeps so many. From 3 there is none: leave it.',
  },
  appliance_unfit: {
    sentence: '{host} cannot carry another machine: it has {has} {what}, and {needs} is needed.',
    remedy: 'Change the size of the machines in the config, or the appliance.',
  },
  appliances_full: {
    sentence: 'All machines of {site} would need {needs} MB of memory, and its appliances have {has}.',
    remedy: 'Register another appliance first, or take fewer machines.',
  },
  hosts_missing: {
    sentence:
      'The control plane of {site} needs {needed} more, and {present} free there: {missing} missing, because it never grows to an even number.',
    remedy:
      'Name hosts with --hosts: Palette gets those that it does not know. A worker has to be taken out first (remove-host).',
  },
  hosts_too_many: {
    sentence: 'The control plane of {site} needs {needed} more, and {present} named.',
    remedy: 'Name exactly so many.',
  },
  hosts_joining: {
    sentence: '{hosts} being registered at {site} at this moment.',
    remedy: 'Wait until that has ended, at most {minutes} minutes, then run this again.',
  },
  form_not_fewer: {
    sentence: '{site} is planned with a control plane of {planned} in the config.',
    remedy: 'It is set up as soon as so many hosts are there; form is for fewer.',
  },
  form_too_few: {
    sentence: 'A control plane of {needed} needs {needed} hosts, and {present} there.',
    remedy: 'Register more, or take a smaller one.',
  },
  cluster_made_anew: {
    sentence:
      'This app was asked at {asked} UTC to delete the cluster {cluster}, and this is another one: {site} has been set up anew since.',
    remedy: 'If this one is to go as well: npm run sites -- delete-cluster {site} --again',
  },
  node_failed: {
    sentence: 'The node on {host} has failed, so that of {present} hosts of {pool} at {site} only {running} work.',
    remedy: 'Look at it in Palette. Another host can take its place: npm run sites -- replace-host {host} <new host>',
  },
  force_too_early: {
    sentence: 'Palette has been deleting {cluster} for {minutes} minutes.',
    remedy: 'Force it after 20, and not before: it may leave something behind on the hosts. Until then run it without.',
  },
  force_unasked: {
    sentence: 'Nobody has asked Palette to delete {cluster} yet.',
    remedy: 'Delete it first without --force; that comes after 20 minutes, if Palette does not get it done.',
  },
  force_unknown: {
    sentence: 'Neither Palette nor our store says since when {cluster} is being deleted.',
    remedy: 'If it is more than 20 minutes, force it in Palette.',
  },
} as const satisfies Record<string, Words>;
