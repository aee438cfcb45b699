/** Raised when the form of what is stored changes, so that an old build and a new one never read each other's values. */
const formatVersion = 3;

/**
 * The part of every key that keeps deployments apart: `er:<format version>:<environment>`. The environment is escaped,
 * because it may hold a branch name: `preview:cache` must not reach into the caches of `preview`.
 */
export function storeScope(environment: string): string {
  return `er:${formatVersion}:${encodeURIComponent(environment)}`;
}

/** The keys of one deployment, for a store that has nothing but keys. Each kind of record has its own name space. */
export function createKeys(environment: string) {
  const scope = storeScope(environment);
  return {
    claim: (hostId: string) => `${scope}:claim:${hostId}`,
    intent: (hostId: string) => `${scope}:intent:${hostId}`,
    /** Sorted by request time. */
    unfinishedHosts: (siteId: string) => `${scope}:unfinished:${siteId}`,
    sitesWithWork: () => `${scope}:sites-with-work`,
    budget: (name: string) => `${scope}:budget:${name}`,
    limit: (name: string) => `${scope}:limit:${name}`,
    tries: (name: string) => `${scope}:tries:${name}`,
    /** Holds an empty text beside the hosts: a set without members would be no key, and "nobody yet" no count. */
    linkHosts: (linkId: string) => `${scope}:link-hosts:${linkId}`,
    noticeOrder: (webhookId: string) => `${scope}:notice-order:${webhookId}`,
    noticeTexts: (webhookId: string) => `${scope}:notice-texts:${webhookId}`,
    noticesKnown: (webhookId: string) => `${scope}:notices-known:${webhookId}`,
    deadNotices: () => `${scope}:dead-notices`,
    reminders: () => `${scope}:reminders`,
    lease: (name: string) => `${scope}:lease:${name}`,
    counter: (name: string) => `${scope}:counter:${name}`,
    cache: (key: string) => `${scope}:cache:${key}`,
    auditOrder: () => `${scope}:audit-order`,
    auditEvents: () => `${scope}:audit-events`,
    auditNumber: () => `${scope}:audit-number`,
    ping: () => `${scope}:ping`,
  };
}

export type Keys = ReturnType<typeof createKeys>;
