import { type Report, showValue } from '../fault';
import type { ConfigReading, SiteReading } from '../reading/read-config';

/** What the checks need to know about the world outside the config. */
export interface Surroundings {
  /** Is there a file at this path below `public/`? */
  readonly hasPublicFile: (path: string) => boolean;
  /** What the time is: some things in a config end. Milliseconds since the epoch. */
  readonly nowMs: number;
}

/** A rule between values. It must cope with holes: what could not be read is absent and already reported. */
export type Check = (config: ConfigReading, report: Report, surroundings: Surroundings) => void;

/** A rule within one site. */
export type SiteCheck = (site: SiteReading, report: Report) => void;

interface Finding {
  readonly value: unknown;
  readonly problem: string;
  readonly fix: string;
}

/** Reports a finding at an option of a site, such as `endpoint.vip`. */
export function reportAt(report: Report, site: SiteReading, option: string, finding: Finding): void {
  const { value, problem, fix } = finding;
  report({ path: `${site.path}.${option}`, site: site.id, value: showValue(value), problem, fix });
}

/** Reports a finding that is about no single site. */
export function reportAtPath(report: Report, path: string, finding: Finding): void {
  const { value, problem, fix } = finding;
  report({ path, site: null, value: showValue(value), problem, fix });
}

/** How a fault names another site: id if known, else its place. */
export function nameSite(site: SiteReading): string {
  return site.id === null ? site.path : `site ${site.id} (${site.path})`;
}
