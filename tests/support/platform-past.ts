import { DatabaseSync } from "node:sqlite";

/** A presence as the platform's tables have it: logins of one person that overlap are one. */
export interface TruePresence {
  readonly person: string;
  readonly start: number;
  /** Null: it goes on. */
  readonly end: number | null;
}

export interface Range {
  readonly from: number;
  readonly to: number;
}

/*
 * The platform's history by SQL over its own tables, written beside everything of ours: gaps and islands over logins. A
 * login of which nobody knows the length (one beat) is none in means, and is there for a moment. What goes on ends now.
 */
const PRESENCES = `
  WITH logins AS (
    SELECT u.id AS person, s.number, s.started_at AS a, coalesce(s.ended_at, :now) AS b, s.ended_at IS NULL AS live
    FROM sessions s JOIN users u ON u.position = s.user
  ), marked AS (
    SELECT *, a >= coalesce(max(b) OVER (PARTITION BY person ORDER BY a, number
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS begins
    FROM logins
  ), numbered AS (
    SELECT *, sum(begins) OVER (PARTITION BY person ORDER BY a, number) AS island FROM marked
  ), presences AS (
    SELECT person, min(a) AS a, max(b) AS b, max(live) AS live FROM numbered GROUP BY person, island
  )`;

export interface PlatformPast {
  /** In the order of person and start. */
  readonly presences: () => readonly TruePresence[];
  /** Distinct people who were there and not away. */
  readonly unique: (range: Range) => number;
  /** Presences that overlap a range, in their whole length. */
  readonly sessions: (range: Range) => {
    readonly n: number;
    readonly meanMs: number;
    readonly medianMs: number;
  };
  readonly peak: (range: Range) => {
    readonly people: number;
    readonly at: number;
  };
  /** Visits that began in a range, by the first part of their path. */
  readonly pages: (range: Range) => readonly {
    readonly url: string;
    readonly people: number;
    readonly visits: number;
    readonly medianDwellMs: number;
  }[];
  /** Distinct active people of a stretch of time. */
  readonly active: (range: Range) => number;
  readonly close: () => void;
}

/** @param now the platform's time */
export const openPast = (file: string, now: number): PlatformPast => {
  const database = new DatabaseSync(file, { readOnly: true });
  const all = (sql: string, values: Readonly<Record<string, number>> = {}) =>
    database.prepare(sql).all({ ":now": now, ...values });
  const within = ({ from, to }: Range) => ({ ":from": from, ":to": to });
  const number = (value: unknown): number => Number(value);

  const active = (range: Range): number =>
    number(
      all(
        `WITH away AS (
           SELECT session, from_at AS a, to_at AS b FROM absences
           UNION ALL
           SELECT number, last_active_at + 1800000, coalesce(ended_at, :now) FROM sessions
           WHERE coalesce(ended_at, :now) > last_active_at + 1800000
         ), here AS (
           SELECT s.user, s.started_at AS a, coalesce(
             (SELECT min(w.a) FROM away w WHERE w.session = s.number), coalesce(s.ended_at, :now)) AS b
           FROM sessions s
           UNION ALL
           SELECT s.user, w.b, coalesce(
             (SELECT min(v.a) FROM away v WHERE v.session = s.number AND v.a > w.a), coalesce(s.ended_at, :now))
           FROM sessions s JOIN away w ON w.session = s.number
         )
         SELECT count(DISTINCT user) AS n FROM here
         WHERE a < :to AND b > :from AND a < b OR (a = b AND a >= :from AND a < :to AND a < :now
           AND EXISTS (SELECT 1 FROM sessions s WHERE s.user = here.user AND s.started_at = here.a AND s.ended_at = here.a))`,
        within(range),
      )[0]?.["n"],
    );

  return {
    presences: () =>
      all(`${PRESENCES} SELECT * FROM presences ORDER BY person, a`).map(
        ({ person, a, b, live }) => ({
          person: String(person),
          start: number(a),
          end: number(live) === 1 ? null : number(b),
        }),
      ),
    unique: active,
    active,
    sessions: (range) => {
      const lengths = all(
        `${PRESENCES} SELECT b - a AS ms FROM presences WHERE a < :to AND b > :from AND b > a ORDER BY ms`,
        within(range),
      ).map(({ ms }) => number(ms));
      return {
        n: lengths.length,
        meanMs: lengths.reduce((sum, ms) => sum + ms, 0) / lengths.length,
        medianMs: medianOf(lengths),
      };
    },
    peak: (range) => {
      const [first] = all(
        `${PRESENCES}, turns AS (
           SELECT max(a, :from) AS at, 1 AS turn FROM presences WHERE a < :to AND b > :from AND a < b
           UNION ALL SELECT b, -1 FROM presences WHERE a < :to AND b > :from AND a < b
         ), levels AS (
           SELECT at, sum(sum(turn)) OVER (ORDER BY at) AS people FROM turns WHERE at < :to GROUP BY at
         ) SELECT at, people FROM levels ORDER BY people DESC, at LIMIT 1`,
        within(range),
      );
      return { people: number(first?.["people"]), at: number(first?.["at"]) };
    },
    pages: (range) => {
      const rows = all(
        `SELECT v.url, s.user, coalesce(v.to_at, :now) - v.from_at AS ms FROM page_visits v
         JOIN sessions s ON s.number = v.session WHERE v.from_at >= :from AND v.from_at < :to ORDER BY ms`,
        within(range),
      );
      return [...Map.groupBy(rows, ({ url }) => String(url))].map(
        ([url, visits]) => ({
          url,
          people: new Set(visits.map(({ user }) => user)).size,
          visits: visits.length,
          medianDwellMs: medianOf(visits.map(({ ms }) => number(ms))),
        }),
      );
    },
    close: () => database.close(),
  };
};

const medianOf = (sorted: readonly number[]): number => {
  const upper = sorted[sorted.length >> 1] ?? 0;
  const lower = sorted[(sorted.length - 1) >> 1] ?? 0;
  return (upper + lower) / 2;
};
