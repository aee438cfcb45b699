import type { PublicFile } from '../../branding/picture/judge-picture';
import { type Report, showValue } from '../fault';
import type { ConfigReading } from '../reading/read-config';
import type { SiteReading } from '../reading/read-site';
import { isGroup } from '../reading/read-value';
import type { SharedLayer } from '../reading/shared-layer';

/** What the checks need to know about the world outside the config. */
export interface Surroundings {
  /** The file at this path below `public/`, or null; it is read only up to so many bytes of size. */
  readonly findPublicFile: (path: string, mostBytes: number) => PublicFile | null;
  /** What the time is: some things in a config end. Milliseconds since the epoch. */
  readonly nowMs: number;
}

/** A rule between values. It must cope with holes: what could not be read is absent and already reported. */
export type Check = (config: ConfigReading, report: Report, surroundings: Surroundings) => void;

/** A rule within one site. */
export type SiteCheck = (site: SiteReading, report: Report) => void;

export interface Finding {
  readonly value: unknown;
  readonly problem: string;
  readonly fix: string;
}

/** Reports a finding at an option of a site, such as `endpoint.vip`. */
export function reportAt(report: Report, site: SiteReading, option: string, finding: Finding): void {
  const { value, problem, fix } = finding;
  report({ path: site.pathOf(option), site: site.id, value: showValue(value), problem, fix });
}

/**
 * Reports a finding that is about nothing but `involved` options where they are stated: at the site, or in the layer that
 * it shares with others. {@link runChecks} passes on once what many sites share.
 */
export function reportWhereStated(
  report: Report,
  site: SiteReading,
  option: string,
  involved: readonly string[],
  finding: Finding,
): void {
  const layer = involved.some((each) => states(site.own, each)) ? null : findLayer(site.shared, involved);
  if (layer === null) reportAt(report, site, option, finding);
  else reportAtPath(report, `${layer.path}.${option}`, finding);
}

function findLayer(layer: SharedLayer | null, involved: readonly string[]): SharedLayer | null {
  if (layer === null || involved.some((each) => states(layer.own, each))) return layer;
  return findLayer(layer.below, involved);
}

/** Is there anything at `a.b` or `a["b c"]` of a group? */
function states(group: object, option: string): boolean {
  const keys = option.match(/[^.[\]"]+/g) ?? [];
  return keys.reduce<unknown>((at, key) => (isGroup(at) ? at[key] : undefined), group) !== undefined;
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
