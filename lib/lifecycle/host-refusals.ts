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
} as const satisfies Record<string, Words>;
