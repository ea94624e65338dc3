import { DatabaseSync } from "node:sqlite";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type PlatformProcess,
  startPlatformProcess,
} from "../../scripts/platform-process.ts";

/** What the platform's own database holds, asked beside its protocol. */
export interface Truth {
  readonly total: number;
  readonly online: number;
}

export interface Reference extends PlatformProcess {
  readonly truth: () => Truth;
}

/** The reference platform as a process of its own, with a database of its own. */
export const startReference = async (
  people: number,
  more: {
    /** Of `keptPort`, for one that stops and returns: any other may be taken meanwhile. */
    readonly port?: number;
    readonly token?: string;
    readonly folder?: string;
    /** How fast the platform's clock runs. */
    readonly speed?: number;
    /** Where it starts, such as "2026-03-03T10:00:00Z"; now by default. */
    readonly clock?: string;
  } = {},
): Promise<Reference> => {
  const folder =
    more.folder ?? mkdtempSync(join(tmpdir(), "rollcall-reference-"));
  const database = join(folder, "platform.sqlite");
  const platform = await startPlatformProcess([
    ...[
      "--people",
      String(people),
      "--database",
      database,
      "--port",
      String(more.port ?? 0),
    ],
    ...(more.token === undefined ? [] : ["--token", more.token]),
    ...(more.speed === undefined ? [] : ["--speed", String(more.speed)]),
    ...(more.clock === undefined ? [] : ["--clock", more.clock]),
  ]);
  const stop = async (): Promise<void> => {
    await platform.stop();
    if (more.folder === undefined)
      rmSync(folder, { recursive: true, force: true });
  };
  return {
    ...platform,
    truth: () => truthIn(database),
    stop,
  };
};

const truthIn = (file: string): Truth => {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    return {
      total: count(database, "SELECT count(*) AS n FROM users"),
      online: count(
        database,
        `SELECT count(DISTINCT u.id) AS n FROM users u JOIN sessions s ON s.user = u.position
         WHERE s.ended_at IS NULL AND u.account <> 'disabled'`,
      ),
    };
  } finally {
    database.close();
  }
};

const count = (database: DatabaseSync, sql: string): number =>
  Number(database.prepare(sql).get()?.["n"]);
