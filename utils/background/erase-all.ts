import { browser } from "../browser.ts";
import type { Failure } from "../domain/failure.ts";
import type { Result } from "../domain/result.ts";
import type { Database } from "../storage/database.ts";
import { eraseDatabase } from "../storage/erase.ts";
import type { NotificationView } from "./notification-view.ts";
import type { Supervisor } from "./supervisor.ts";
import { registerScripts } from "./ticket-scripts.ts";

interface EraseDeps {
  readonly db: Database;
  readonly supervisor: Supervisor;
  readonly view: NotificationView;
}

/**
 * Leaves Rollcall as it was when it was installed. The disk comes last of all that a person would miss: a worker that is
 * ended on the way leaves the connections in sight, and whoever asked got no answer and asks again.
 */
export const eraseAll = async ({
  db,
  supervisor,
  view,
}: EraseDeps): Promise<Result<null, Failure>> => {
  await supervisor.stopAll();
  await browser.storage.session.clear();
  await browser.storage.local.clear();
  await registerScripts([]);
  await giveAllBack();
  for (const name of await view.shown()) await view.clear(name);
  const erased = await eraseDatabase(db);
  await browser.alarms.clearAll();
  await supervisor.start();
  return erased;
};

/** Access to sites, and to notifications. What came with the installation cannot be given back. */
const giveAllBack = async (): Promise<void> => {
  const { origins = [], permissions = [] } = await browser.permissions.getAll();
  const asked = [
    ...origins.map((origin) => ({ origins: [origin] })),
    ...permissions
      .filter((name) => name === "notifications")
      .map((name) => ({ permissions: [name] })),
  ];
  for (const one of asked)
    try {
      await browser.permissions.remove(one);
    } catch {
      // A demo build has this machine, and the permission to notify, for good.
    }
};
