import { DatabaseSync } from "node:sqlite";

/** Where in the platform's numbering something was told, and when of its clock. */
export interface Told {
  readonly seq: number;
  readonly at: number;
}

/** One login of one person: a session as the platform itself has it. */
export interface TrueLogin {
  readonly id: string;
  readonly person: string;
  readonly startedAt: number;
  /** The first delta with it, and the first without it; null: there is none yet. */
  readonly from: Told;
  readonly to: Told | null;
  /** Of the platform's own table: when it was last seen; null while it is live. */
  readonly endedAt: number | null;
}

/** What really happened, from the platform's database: its table of sessions, and everything that its stream told. */
export interface Truth {
  /** The newest position of the platform, after reading on. */
  readonly read: () => Told;
  /** Every login of which somebody who stands at this position was told; what came later is left out. */
  readonly upTo: (seq: number) => readonly TrueLogin[];
  /** When something was told between two times, neither of them included: a platform without a core to run on is silent. */
  readonly toldWithin: (span: {
    readonly from: number;
    readonly to: number;
  }) => readonly number[];
  /** Logins that began and ended between two deltas: nobody could be told of them. */
  readonly untold: () => number;
  readonly close: () => void;
}

type Growing = { -readonly [Name in keyof TrueLogin]: TrueLogin[Name] };

/** A person as a delta holds them, as far as it is read here. */
interface ToldPerson {
  readonly id: string;
  readonly account: string;
  readonly sessions: readonly {
    readonly id: string;
    readonly startedAt: number;
  }[];
}

/** The platform keeps its newest 2,000 deltas only: `read` has to be called before they are gone. */
export const openTruth = (file: string): Truth => {
  const database = new DatabaseSync(file, { readOnly: true });
  const logins = new Map<string, Growing>();
  const live = new Map<string, readonly string[]>();
  const times: number[] = [];
  let newest: Told = { seq: 0, at: 0 };
  let rows = 0;

  const take = ({ id: person, account, sessions }: ToldPerson): void => {
    const present = account === "disabled" ? [] : sessions;
    for (const { id, startedAt } of present) {
      const known = logins.get(id);
      if (known === undefined)
        logins.set(id, {
          ...{ id, person, startedAt },
          ...{ from: newest, to: null, endedAt: null },
        });
      else if (known.to !== null)
        throw new Error(`The login ${id} ended and lives again.`);
    }
    const now = present.map(({ id }) => id);
    for (const id of live.get(person) ?? []) {
      const gone = now.includes(id) ? undefined : logins.get(id);
      if (gone !== undefined) gone.to = newest;
    }
    live.set(person, now);
  };

  const read = (): Told => {
    // One transaction: table and deltas belong together.
    database.exec("BEGIN");
    const deltas = database
      .prepare(
        "SELECT seq, server_time, upsert FROM deltas WHERE seq > ? ORDER BY seq",
      )
      .all(newest.seq);
    for (const { seq, server_time, upsert } of deltas) {
      if (Number(seq) !== newest.seq + 1)
        throw new Error(`The deltas before ${String(seq)} were read too late.`);
      newest = { seq: Number(seq), at: Number(server_time) };
      times.push(newest.at);
      // CAST: the platform's own text.
      for (const person of JSON.parse(String(upsert)) as ToldPerson[])
        take(person);
    }
    rows = 0;
    for (const { id, ended_at } of database
      .prepare("SELECT id, ended_at FROM sessions")
      .all()) {
      rows++;
      const login = logins.get(String(id));
      if (login !== undefined)
        login.endedAt = ended_at === null ? null : Number(ended_at);
    }
    database.exec("COMMIT");
    return newest;
  };

  return {
    read,
    upTo: (seq) =>
      [...logins.values()]
        .filter(({ from }) => from.seq <= seq)
        .map((login) => {
          const { to } = login;
          return to !== null && to.seq > seq
            ? { ...login, to: null, endedAt: null }
            : login;
        }),
    toldWithin: ({ from, to }) => times.filter((at) => from < at && at < to),
    untold: () => rows - logins.size,
    close: () => database.close(),
  };
};
