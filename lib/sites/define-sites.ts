import type { z } from 'zod';
import type { configSchema } from './schema/config';

/** What IT writes in `sites.config.ts`; every option is described in docs/sites.md. */
export type SitesConfig = z.input<typeof configSchema>;

/** Returns its argument: it is there for completion and type checks in the editor. The rules are checked at build. */
export function defineSites(config: SitesConfig): SitesConfig {
  return config;
}
