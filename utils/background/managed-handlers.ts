import { secretOriginOf } from "../connectors/registry.ts";
import type { SourceId } from "../domain/ids.ts";
import { fail } from "../domain/result.ts";
import type { Handlers } from "../messaging/server.ts";
import type { Database } from "../storage/database.ts";
import { secretKept, writeToken } from "../storage/secrets.ts";
import { readSources } from "../storage/settings.ts";
import type { Supervisor } from "./supervisor.ts";

interface ManagedHandlerDeps {
  readonly db: Database;
  readonly supervisor: Pick<Supervisor, "reload" | "tell">;
  readonly ready: Promise<void>;
}

/** What is everybody's own of a connection that came with a policy: its token, where the policy has none. */
export const createManagedHandlers = ({
  db,
  supervisor,
  ready,
}: ManagedHandlerDeps): Pick<Handlers, "saveToken" | "secret"> => {
  const sourceOf = async (id: SourceId) => {
    const sources = await readSources(db);
    return sources.ok ? sources.value.find((one) => one.id === id) : undefined;
  };
  return {
    saveToken: async ({ source: id, token, remember }) => {
      await ready;
      const source = await sourceOf(id);
      if (source?.managed?.hasToken !== false)
        return fail({ code: "managed", what: "connection" });
      const secret = { origin: secretOriginOf(source), token };
      const kept = await writeToken(db, id, secret, remember);
      if (!kept.ok) return kept;
      await supervisor.reload(id);
      supervisor.tell({ kind: "changed" }, id);
      return kept;
    },
    secret: async ({ source: id }) =>
      (await sourceOf(id))?.managed?.hasToken ? "managed" : secretKept(db, id),
  };
};
