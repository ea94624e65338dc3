import { withViews } from "../domain/saved-view.ts";
import type { Handlers } from "../messaging/server.ts";
import type { Database } from "../storage/database.ts";
import { changeViews } from "../storage/views.ts";

interface ViewDeps {
  readonly db: Database;
  readonly ready: Promise<void>;
  /** Tells the open pages that there are other views. */
  readonly onChange: () => void;
}

/** Keeps the saved views. */
export const createViewHandlers = ({
  db,
  ready,
  onChange,
}: ViewDeps): Pick<Handlers, "putViews" | "dropView"> => {
  const change = async (
    how: Parameters<typeof changeViews>[1],
  ): ReturnType<typeof changeViews> => {
    await ready;
    const changed = await changeViews(db, how);
    if (changed.ok) onChange();
    return changed;
  };
  return {
    putViews: ({ views, place }) =>
      change((kept) => withViews(kept, views, place)),
    dropView: ({ id }) =>
      change((kept) => kept.filter((view) => view.id !== id)),
  };
};
