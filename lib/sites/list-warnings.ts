import type { SiteIndex } from './site';

/** What is allowed, and yet worth a second thought before it ships; a sentence each. Pure. */
export function listWarnings({ access, sites, webhooks }: SiteIndex): string[] {
  const open = sites.filter((site) => site.access.modes.includes('open')).length;
  const isAsked = [...sites.map((site) => site.access), ...(access?.links ?? [])].some((one) => one.needsApproval);
  const isHeard = webhooks.some(({ kinds }) => kinds.includes('approval_wanted'));
  return [
    ...(open === 0
      ? []
      : [`Open access: whoever reaches the page can register hosts at ${open} of ${sites.length} sites.`]),
    ...(isAsked && !isHeard
      ? ['Approval is wanted, and no webhook tells approval_wanted: hosts wait until somebody looks for them.']
      : []),
  ];
}
