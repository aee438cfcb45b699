import type { z } from 'zod';
import type { ConfigOfVersion1 } from './migrate-config';
import type { configSchema } from './schema/config';

/** What IT writes in `sites.config.ts`; every option is described in docs/sites.md. */
export type SitesConfig = z.input<typeof configSchema>;

/** What somebody wrote for an older version of this app. The build takes it, and says what to write instead. */
type OlderConfig = Omit<SitesConfig, keyof ConfigOfVersion1> & ConfigOfVersion1;

/** Returns its argument: it is there for completion and type checks in the editor. The rules are checked at build. */
export function defineSites(config: SitesConfig | OlderConfig): SitesConfig | OlderConfig {
  return config;
}
