import type { z } from 'zod';
import type { Site } from '../../sites/site';
import { kindOf } from '../../sites/site-kind';
import type { Pool } from '../model';
import { cloudConfigAnswer, toPoolReplaceBody } from './pool';
import { edgeConfigAnswer, toEdgeReplaceBody } from './pool-edge';
import type { PoolEdit } from './pool-edit';
import { toPoolHosts } from './pool-host';
import { libvirtConfigAnswer, toLibvirtReplaceBody } from './pool-libvirt';

/** What reads the pools of a site of this kind. */
export function configAnswerOf(site: Site): z.ZodType<Pool[]> {
  return { native: cloudConfigAnswer, virtualized: libvirtConfigAnswer, containerized: edgeConfigAnswer }[kindOf(site)];
}

/** The body of a pool PUT, in the words of the site's kind. */
export function toReplaceBody(site: Site, pool: Pool, edit: PoolEdit): object {
  const kind = kindOf(site);
  if (kind === 'virtualized') return toLibvirtReplaceBody(site, pool, edit);
  if (kind === 'containerized') return toEdgeReplaceBody(pool, edit);
  const { added = [], removed = [], options = {} } = edit;
  return toPoolReplaceBody(pool, { added: toPoolHosts(site, added), removed, options });
}
