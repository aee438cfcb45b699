/**
 * The tables. Every row carries the `scope` of its deployment. A change of form gets a new file name (see
 * `open-database-file.ts`), so there is nothing to migrate: what is lost is repaired by a re-scan.
 */
export const embeddedSchema: readonly string[] = [
  `CREATE TABLE IF NOT EXISTS claims (
    scope TEXT NOT NULL, host_id TEXT NOT NULL, site_id TEXT NOT NULL, PRIMARY KEY (scope, host_id)) WITHOUT ROWID`,
  `CREATE TABLE IF NOT EXISTS intents (
    scope TEXT NOT NULL, host_id TEXT NOT NULL, site_id TEXT NOT NULL, is_unfinished INTEGER NOT NULL,
    requested_at_ms REAL NOT NULL, revision INTEGER NOT NULL, json TEXT NOT NULL,
    PRIMARY KEY (scope, host_id)) WITHOUT ROWID`,
  'CREATE INDEX IF NOT EXISTS unfinished_intents ON intents (scope, site_id) WHERE is_unfinished = 1',
  `CREATE TABLE IF NOT EXISTS leases (
    scope TEXT NOT NULL, name TEXT NOT NULL, owner TEXT NOT NULL, until_ms REAL NOT NULL, found_before TEXT NOT NULL,
    PRIMARY KEY (scope, name)) WITHOUT ROWID`,
  `CREATE TABLE IF NOT EXISTS budgets (
    scope TEXT NOT NULL, name TEXT NOT NULL, revision INTEGER NOT NULL, json TEXT NOT NULL,
    PRIMARY KEY (scope, name)) WITHOUT ROWID`,
  `CREATE TABLE IF NOT EXISTS states (
    scope TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, state TEXT NOT NULL, until_ms REAL NOT NULL,
    PRIMARY KEY (scope, kind, name)) WITHOUT ROWID`,
  'CREATE INDEX IF NOT EXISTS state_ends ON states (scope, until_ms)',
  // Holds an empty text beside the hosts of each link whose count has begun.
  `CREATE TABLE IF NOT EXISTS link_hosts (
    scope TEXT NOT NULL, link_id TEXT NOT NULL, host_id TEXT NOT NULL,
    PRIMARY KEY (scope, link_id, host_id)) WITHOUT ROWID`,
  `CREATE TABLE IF NOT EXISTS notices (
    number INTEGER PRIMARY KEY AUTOINCREMENT, scope TEXT NOT NULL, webhook_id TEXT NOT NULL, id TEXT NOT NULL,
    json TEXT NOT NULL, UNIQUE (scope, webhook_id, id))`,
  'CREATE INDEX IF NOT EXISTS notice_order ON notices (scope, webhook_id, number)',
  `CREATE TABLE IF NOT EXISTS notices_known (
    scope TEXT NOT NULL, webhook_id TEXT NOT NULL, id TEXT NOT NULL, until_ms REAL NOT NULL,
    PRIMARY KEY (scope, webhook_id, id)) WITHOUT ROWID`,
  'CREATE INDEX IF NOT EXISTS notices_known_ends ON notices_known (scope, until_ms)',
  `CREATE TABLE IF NOT EXISTS dead_notices (
    number INTEGER PRIMARY KEY AUTOINCREMENT, scope TEXT NOT NULL, json TEXT NOT NULL)`,
  'CREATE INDEX IF NOT EXISTS dead_notice_order ON dead_notices (scope, number)',
  `CREATE TABLE IF NOT EXISTS reminders (
    scope TEXT NOT NULL, host_id TEXT NOT NULL, at_ms REAL NOT NULL, PRIMARY KEY (scope, host_id)) WITHOUT ROWID`,
  'CREATE INDEX IF NOT EXISTS reminder_order ON reminders (scope, at_ms, host_id)',
  `CREATE TABLE IF NOT EXISTS counters (
    scope TEXT NOT NULL, name TEXT NOT NULL, total INTEGER NOT NULL, PRIMARY KEY (scope, name)) WITHOUT ROWID`,
  `CREATE TABLE IF NOT EXISTS cache (
    scope TEXT NOT NULL, key TEXT NOT NULL, json TEXT NOT NULL, until_ms REAL NOT NULL,
    PRIMARY KEY (scope, key)) WITHOUT ROWID`,
  'CREATE INDEX IF NOT EXISTS cache_ends ON cache (scope, until_ms)',
  `CREATE TABLE IF NOT EXISTS audit (
    number INTEGER PRIMARY KEY AUTOINCREMENT, scope TEXT NOT NULL, id TEXT NOT NULL, at_ms REAL NOT NULL,
    json TEXT NOT NULL, UNIQUE (scope, id))`,
  'CREATE INDEX IF NOT EXISTS audit_order ON audit (scope, at_ms, number)',
  'CREATE TABLE IF NOT EXISTS pings (scope TEXT PRIMARY KEY, at_ms REAL NOT NULL) WITHOUT ROWID',
];
