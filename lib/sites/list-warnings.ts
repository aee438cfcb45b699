import { findOverlaps } from './find-overlaps';
import { canPatchOs, policiesOf } from './policies';
import type { Site, SiteIndex } from './site';

/** What is allowed, and yet worth a second thought before it ships; a sentence each. Pure. */
export function listWarnings({ access, sites, webhooks }: SiteIndex): string[] {
  const inUse = sites.filter(({ status }) => status.state === 'open');
  const open = inUse.filter((site) => site.access.modes.includes('open')).length;
  const isAsked = [...sites.map((site) => site.access), ...(access?.links ?? [])].some((one) => one.needsApproval);
  const isHeard = webhooks.some(({ kinds }) => kinds.includes('approval_wanted'));
  return [
    ...(open === 0
      ? []
      : [`Open access: whoever reaches the page can register hosts at ${open} of ${inUse.length} sites.`]),
    ...(isAsked && !isHeard
      ? ['Approval is wanted, and no webhook tells approval_wanted: hosts wait until somebody looks for them.']
      : []),
    ...warnOfPatches(inUse),
    ...warnOfHaste(inUse),
    ...warnOfOverlaps(sites),
    ...warnOfNumbers(sites),
  ];
}

/** API.md §4.1. */
function warnOfPatches(sites: readonly Site[]): string[] {
  const ignored = sites.filter((site) => !canPatchOs(site) && policiesOf(site).osPatch !== null);
  const [first] = ignored;
  if (first === undefined) return [];
  const where = ignored.length === 1 ? first.id : `${ignored.length} sites, ${first.id} first`;
  return [`Palette patches virtualized sites only, and osPatch is written for ${where}.`];
}

/** Nobody scans or saves a cluster four times an hour: a minute was forgotten. */
function warnOfHaste(sites: readonly Site[]): string[] {
  const hasty = sites.flatMap((site) => {
    const { scans, backup, osPatch } = policiesOf(site);
    const schedules = [...Object.values(scans), backup?.schedule ?? null, osPatch?.schedule ?? null];
    const found = schedules.find((schedule) => schedule !== null && /^\S*[*,/-]/.test(schedule));
    return found === undefined || found === null ? [] : [`${site.id} (${found})`];
  });
  const [first] = hasty;
  if (first === undefined) return [];
  const where = hasty.length === 1 ? first : `${hasty.length} sites, ${first} first`;
  return [`A schedule comes more than once in an hour: ${where}.`];
}

/** Companies do use one subnet at many sites; where they do not mean to, one of the two is mistyped. */
function warnOfOverlaps(sites: readonly Site[]): string[] {
  const overlaps = findOverlaps(sites);
  const [first] = overlaps;
  if (first === undefined) return [];
  const [a, b] = first.map(({ id, network }) => `${id} (${network?.subnet})`);
  const count = overlaps.length === 1 ? 'The subnets of two sites overlap' : `Subnets overlap ${overlaps.length} times`;
  return [`${count}: ${a} and ${b}${overlaps.length === 1 ? '' : ' first'}.`];
}

/** An operator who types the number has to choose, and may choose wrong. */
function warnOfNumbers(sites: readonly Site[]): string[] {
  const byNumber = new Map<string, Site[]>();
  for (const site of sites) {
    if (site.number === null || site.status.state !== 'open') continue;
    const bearers = byNumber.get(site.number);
    if (bearers === undefined) byNumber.set(site.number, [site]);
    else bearers.push(site);
  }
  const shared = [...byNumber].filter(([, bearers]) => bearers.length > 1);
  const [first] = shared;
  if (first === undefined) return [];
  const [number, bearers] = first;
  const names = bearers
    .slice(0, 3)
    .map(({ id }) => id)
    .join(', ');
  return [
    `${shared.length === 1 ? 'A number stands' : `${shared.length} numbers stand`} for several sites: ${number} for ${names}${bearers.length > 3 ? ', …' : ''}.`,
  ];
}
