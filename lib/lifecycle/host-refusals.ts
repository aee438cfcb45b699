import type { Words } from './words';

/** Why a command about one host writes nothing (more). */
export const hostRefusals = {
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
  removal_unfinished: {
    sentence: '{host} is in the control plane of {site} and has no node: it is half out, or not in yet.',
    remedy: 'Run the command again that was at it, or take it out: npm run sites -- remove-host {host}',
  },
  node_missing: {
    sentence:
      '{host} is in the control plane of {site} and has no node: it is not in yet, or somebody has taken its node.',
    remedy:
      'Wait until it has one, or put another host in its place first: npm run sites -- replace-host {host} <new host>',
  },
  replace_itself: {
    sentence: '{host} cannot take its own place.',
    remedy: 'Name the old host first, then the new one.',
  },
  replace_no_member: {
    sentence: '{host} is in no cluster, so nothing can take its place.',
    remedy:
      'Register the new host instead: npm run sites -- register {new} --site {site}. Take the old one out: npm run sites -- remove-host {host}',
  },
  replace_single: {
    sentence:
      '{host} is the whole control plane of {site}, and Palette cannot put a second one beside it: from 1 host a control plane grows only to 3.',
    remedy:
      'Grow it first, then replace: npm run sites -- grow {site} --control-plane 3. Or give the cluster up and register anew: npm run sites -- delete-cluster {site}',
  },
  new_node_failed: {
    sentence: 'The node on {new} has failed, so {host} stays.',
    remedy: 'Look at it in Palette, or take it out again: npm run sites -- remove-host {new}',
  },
  host_is_member: {
    sentence: '{host} is in the cluster of {site}.',
    remedy: 'Take it out first: npm run sites -- remove-host {host}',
  },
  host_never_called: {
    sentence: 'No edge host has called home as {host} yet: there is nothing on it to be reset.',
    remedy: 'To delete its entry: npm run sites -- forget-host {host}',
  },
  move_nowhere: {
    sentence: '{host} was at {site} last, and nobody has registered it there since it was taken out.',
    remedy: 'Register it: npm run sites -- register {host} --site {site}',
  },
  move_refused: {
    sentence: '{to} would not take {host}: {why}.',
    remedy: 'Look at {to} with: npm run sites -- show {to}. Nothing was taken out of {site}.',
  },
  move_needs_key: {
    sentence: 'Hosts are registered at {to} with their pairing key only.',
    remedy:
      'Take it out, then register it there with the key: npm run sites -- remove-host {host}, npm run sites -- register {host} --site {to}',
  },
} as const satisfies Record<string, Words>;
