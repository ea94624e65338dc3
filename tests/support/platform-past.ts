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
    -- A login that goes on is for whoever observes it, and who is disabled is not observed.
    WHERE s.ended_at IS NOT NULL OR u.account <> 'disabled'
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
  /**
   * Visits of logins that are over which began in a range, by "feature › title". A page that is open on two devices at
   * once is one visit; of a visit of no length nobody knows how long it was.
   */
  readonly pages: (range: Range) => readonly {
    readonly name: string;
    readonly people: number;
    readonly visits: number;
    readonly medianDwellMs: number;
  }[];
  readonly close: () => void;
}

/** @param now the platform's time */
export const openPast = (file: string, now: number): PlatformPast => {
  const database = new DatabaseSync(file, { readOnly: true });
  const all = (sql: string, values: Readonly<Record<string, number>> = {}) =>
    database.prepare(sql).all({ ":now": now, ...values });
  const within = ({ from, to }: Range) => ({ ":from": from, ":to": to });
  const number = (value: unknown): number => Number(value);

  // Of a simulated login only the end is ever spent away: its absences before that are shorter than the limit.
  const active = (range: Range): number =>
    number(
      all(
        `WITH here AS (
           SELECT s.user, s.started_at AS a,
             min(coalesce(s.ended_at, :now), s.last_active_at + 1800000) AS b
           FROM sessions s JOIN users u ON u.position = s.user
           WHERE s.ended_at IS NOT NULL OR u.account <> 'disabled'
         )
         SELECT count(DISTINCT user) AS n FROM here
         WHERE (a < :to AND b > :from AND a < b) OR (a = b AND a >= :from AND a < :to)`,
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
        `WITH visits AS (
           SELECT s.user, v.url, v.from_at AS a, coalesce(v.to_at, :now) AS b,
             CASE WHEN v.feature IS NULL OR v.title LIKE v.feature || '%' THEN v.title
               ELSE v.feature || ' › ' || v.title END AS name
           FROM page_visits v JOIN sessions s ON s.number = v.session WHERE s.ended_at IS NOT NULL
         ), marked AS (
           SELECT *, a > coalesce(max(b) OVER (PARTITION BY user, url ORDER BY a, b
             ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), -1) AS begins FROM visits
         ), numbered AS (
           SELECT *, sum(begins) OVER (PARTITION BY user, url ORDER BY a, b
             ROWS UNBOUNDED PRECEDING) AS stay FROM marked
         )
         SELECT name, user, min(a) AS a, max(b) - min(a) AS ms FROM numbered
         GROUP BY user, url, stay HAVING min(a) >= :from AND min(a) < :to ORDER BY ms`,
        within(range),
      );
      return [...Map.groupBy(rows, ({ name }) => String(name))].map(
        ([name, visits]) => ({
          name,
          people: new Set(visits.map(({ user }) => user)).size,
          visits: visits.length,
          medianDwellMs: medianOf(
            visits.map(({ ms }) => number(ms)).filter((ms) => ms > 0),
          ),
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
