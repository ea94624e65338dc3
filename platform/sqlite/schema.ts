import type { DatabaseSync } from "node:sqlite";

/**
 * Step N brings a database from version N to N + 1. Never change one that was
 * released. A step that changes what readers see deletes the row of `numbering`.
 */
const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE users (
    position INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT,
    email TEXT NOT NULL UNIQUE COLLATE NOCASE,
    role TEXT NOT NULL,
    company TEXT,
    account TEXT NOT NULL,
    last_login_at INTEGER,
    last_active_at INTEGER,
    last_seen_at INTEGER,
    sessions INTEGER NOT NULL,
    messages INTEGER NOT NULL,
    questions INTEGER NOT NULL
  );
  CREATE TABLE sessions (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    user INTEGER NOT NULL REFERENCES users (position),
    browser_key TEXT,
    started_at INTEGER NOT NULL,
    ended_at INTEGER,
    bye_at INTEGER,
    last_seen_at INTEGER NOT NULL,
    last_active_at INTEGER,
    hidden INTEGER NOT NULL,
    page_url TEXT NOT NULL,
    page_title TEXT NOT NULL,
    page_feature TEXT,
    page_since INTEGER NOT NULL,
    device_browser TEXT,
    device_os TEXT,
    device_type TEXT,
    user_agent TEXT,
    ip TEXT
  );
  CREATE INDEX live_sessions ON sessions (user) WHERE ended_at IS NULL;
  CREATE INDEX live_by_last_seen ON sessions (last_seen_at) WHERE ended_at IS NULL;
  CREATE INDEX said_bye ON sessions (bye_at) WHERE ended_at IS NULL AND bye_at IS NOT NULL;
  CREATE INDEX ended_sessions ON sessions (ended_at) WHERE ended_at IS NOT NULL;
  CREATE TABLE page_visits (
    number INTEGER PRIMARY KEY,
    session INTEGER NOT NULL REFERENCES sessions (number),
    url TEXT NOT NULL,
    title TEXT NOT NULL,
    feature TEXT,
    from_at INTEGER NOT NULL,
    to_at INTEGER
  );
  CREATE INDEX visits_of_session ON page_visits (session);
  CREATE TABLE sign_ins (
    hash TEXT PRIMARY KEY,
    browser_key TEXT NOT NULL,
    user INTEGER NOT NULL REFERENCES users (position),
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
  ) WITHOUT ROWID;
  `,
  `
  CREATE TABLE numbering (
    row INTEGER PRIMARY KEY CHECK (row = 1),
    epoch TEXT NOT NULL,
    seq INTEGER NOT NULL,
    server_time INTEGER NOT NULL,
    bytes INTEGER NOT NULL
  );
  CREATE TABLE deltas (
    seq INTEGER PRIMARY KEY,
    server_time INTEGER NOT NULL,
    bytes_before INTEGER NOT NULL,
    upsert TEXT NOT NULL,
    remove TEXT NOT NULL
  );
  CREATE INDEX deltas_by_bytes ON deltas (bytes_before);
  `,
  `
  ALTER TABLE sessions ADD COLUMN engaged_ms INTEGER;
  CREATE INDEX sessions_by_start ON sessions (started_at, number);
  CREATE INDEX sessions_of_user ON sessions (user, started_at, number);
  CREATE TABLE absences (
    number INTEGER PRIMARY KEY,
    session INTEGER NOT NULL REFERENCES sessions (number),
    from_at INTEGER NOT NULL,
    to_at INTEGER NOT NULL
  );
  CREATE INDEX absences_of_session ON absences (session);
  CREATE TABLE watched (
    number INTEGER PRIMARY KEY,
    from_at INTEGER NOT NULL,
    to_at INTEGER NOT NULL
  );
  `,
];

/**
 * Brings the schema up to date, each step in a transaction of its own.
 * @throws Error if the file was made by a newer version of the platform
 */
export function migrate(database: DatabaseSync): void {
  const from = schemaVersion(database);
  if (from > MIGRATIONS.length)
    throw new Error(
      `the database has schema version ${from}; this platform knows up to ${MIGRATIONS.length}`,
    );
  MIGRATIONS.slice(from).forEach((step, index) => {
    database.exec(
      `BEGIN IMMEDIATE; ${step}; PRAGMA user_version = ${from + index + 1}; COMMIT`,
    );
  });
}

function schemaVersion(database: DatabaseSync): number {
  return Number(
    database.prepare("PRAGMA user_version").get()?.["user_version"],
  );
}
