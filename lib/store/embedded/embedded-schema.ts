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
