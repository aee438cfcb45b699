import type { Report } from '../fault';
import type { ConfigReading } from '../reading/read-config';
import type { SiteReading } from '../reading/read-site';
import type { SharedLayer } from '../reading/shared-layer';
import { isInUse, resolveModes } from '../resolve-modes';
import type { AccessMode } from '../site';
import { type Check, reportAt, reportAtPath, reportWhereStated } from './check';

/**
 * Every site in use can be reached, in ways that exist: links where `link` counts, a PIN where `pin` counts, a provider
 * where `sign_in` counts; and nothing of the kind is there for nobody, because then somebody believes in it.
 */
export const checkAccess: Check = (config, report) => {
  if (config.isFaulty('access.modes') || (config.access === undefined && config.isFaulty('access'))) return;
  const sites = config.sites.filter((site) => isInUse(site) && !site.isFaulty('access.modes'));
  checkDecided(config, sites, report);
  checkReachable(config, sites, report);
  checkLinksExist(config, sites, report);
  checkProviderExists(config, sites, report);
  checkPins(config, sites, report);
};

type Part = (config: ConfigReading, sites: readonly SiteReading[], report: Report) => void;

/** Sites may say something else than the rest, not something instead of it. */
const checkDecided: Part = ({ access }, sites, report) => {
  const [site] = sites.filter(({ options }) => options.access?.modes !== undefined);
  if (access !== undefined || site === undefined) return;
  const problem = `is missing, though ${site.id ?? site.path} says who may register there`;
  reportAtPath(report, 'access', { value: undefined, problem, fix: "Write access: { modes: ['link'] }." });
};

/** Told once where all sites are meant, however many there are. */
const checkReachable: Part = (config, sites, report) => {
  if (config.access === undefined) return;
  const shut = sites.filter((site) => resolveModes(site, config).length === 0);
  const [stated, silent] = [shut.filter(saysModes), shut.filter((site) => !saysModes(site))];
  const problem = 'lets nobody in';
  for (const site of stated) {
    const fix = "Write a way in, such as ['link'], or closed: true.";
    reportWhereStated(report, site, 'access.modes', ['access.modes'], { value: [], problem, fix });
  }
  if (silent.length > 0) {
    const fix = "Write a way in, such as ['link'], ['pin'] or ['sign_in']; sites where nobody may: closed: true.";
    reportAtPath(report, 'access.modes', { value: config.access.modes, problem, fix });
  }
};

const saysModes = ({ options }: SiteReading) => options.access?.modes !== undefined;

const checkLinksExist: Part = (config, sites, report) => {
  const links = config.access?.links ?? [];
  const fix = "Add links: [{ id, sites, expires, maxHosts }], or take 'link' out of the modes.";
  if (links.length > 0 || config.isFaulty('access.links') || !usesMode('link', config, sites)) return;
  reportAtPath(report, 'access.links', { value: undefined, problem: "is empty, though 'link' is a way in", fix });
};

const checkProviderExists: Part = (config, sites, report) => {
  const signOn = config.access?.signOn;
  if (config.isFaulty('access.signOn')) return;
  const isUsed = usesMode('sign_in', config, sites);
  if (signOn === undefined && isUsed) {
    const fix = "Add signOn: { issuer, clientId, roles }, or take 'sign_in' out of the modes.";
    reportAtPath(report, 'access.signOn', {
      value: undefined,
      problem: "is missing, though 'sign_in' is a way in",
      fix,
    });
  }
  // IT may sign in wherever hosts are registered in other ways: to approve.
  const isForIt = signOn?.roles?.some((rule) => rule?.role === 'it') ?? false;
  if (signOn !== undefined && !isUsed && !isForIt) {
    const fix = "Add 'sign_in' to modes, or a rule with role: 'it', or take signOn out.";
    reportAtPath(report, 'access.signOn', { value: signOn.issuer, problem: 'is there, and nobody may use it', fix });
  }
};

const checkPins: Part = (config, sites, report) => {
  const users = new Set(sites.filter((site) => resolveModes(site, config).includes('pin')));
  for (const site of users) {
    if (site.options.access?.pin !== undefined || site.isFaulty('access.pin')) continue;
    const fix = "Run `npm run sites -- pin`, and write what it prints: access: { pin: 'scrypt$…' }.";
    reportAt(report, site, 'access.pin', { value: undefined, problem: "is missing, though 'pin' is a way in", fix });
  }
  const unused = { value: undefined, problem: "is there, and 'pin' is no way in", fix: pinFix };
  for (const site of sites) {
    const common = site.shared.options.access?.pin;
    const { pin } = site.own.access ?? {};
    if (pin !== undefined && pin !== common && !users.has(site)) reportAt(report, site, 'access.pin', unused);
  }
  for (const layer of [config.defaults, ...config.regions.values()]) {
    if (layer.own.access?.pin === undefined) continue;
    const sharers = sites.filter((site) => isWithin(layer, site.shared));
    if (sharers.length > 0 && !sharers.some((site) => users.has(site)))
      reportAtPath(report, `${layer.path}.access.pin`, unused);
  }
};

const pinFix = "Add 'pin' to modes, or take the PIN out.";

function isWithin(layer: SharedLayer, shared: SharedLayer | null): boolean {
  return shared !== null && (shared === layer || isWithin(layer, shared.below));
}

function usesMode(mode: AccessMode, config: ConfigReading, sites: readonly SiteReading[]): boolean {
  return sites.some((site) => resolveModes(site, config).includes(mode));
}
