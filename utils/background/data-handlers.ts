import { ok } from "../domain/result.ts";
import type { Handlers } from "../messaging/server.ts";
import type { Database } from "../storage/database.ts";
import { readPolicy } from "../storage/policy.ts";
import { changeRetention } from "../storage/retention.ts";
import type { Io } from "../transport/io.ts";
import { eraseAll } from "./erase-all.ts";
import type { NotificationView } from "./notification-view.ts";
import type { Supervisor } from "./supervisor.ts";

/** The commands that have to do with all that is kept. */
export type DataCommand = "saveRetention" | "eraseAll";

interface DataHandlerDeps {
  readonly db: Database;
  readonly io: Io;
  readonly supervisor: Supervisor;
  readonly view: NotificationView;
  readonly ready: Promise<void>;
  /** Called when pages should read settings anew. */
  readonly onChange: () => void;
}

export const createDataHandlers = ({
  db,
  io,
  supervisor,
  view,
  ready,
  onChange,
}: DataHandlerDeps): Pick<Handlers, DataCommand> => ({
  saveRetention: async ({ retention }) => {
    await ready;
    const policy = await readPolicy(db);
    const kept = await changeRetention(
      db,
      retention,
      policy.retention,
      io.now(),
    );
    onChange();
    return kept.ok ? ok(null) : kept;
  },
  eraseAll: async () => {
    await ready;
    const erased = await eraseAll({ db, supervisor, view });
    onChange();
    return erased;
  },
});
