import { deleteDB } from "idb";
import type { Failure } from "../domain/failure.ts";
import { SECOND } from "../domain/instant.ts";
import { type Result, ok } from "../domain/result.ts";
import type { Database } from "./database.ts";

/** A page that the browser has put to sleep may keep the database from being deleted: it is empty then. */
const DEADLINE_MS = 3 * SECOND;

/** Empties every store in one transaction, and then deletes the database itself; pages that have it open close it. */
export const eraseDatabase = async (
  db: Database,
): Promise<Result<null, Failure>> => {
  const emptied = await db.use(async (connected) => {
    const stores = [...connected.objectStoreNames];
    const tx = connected.transaction(stores, "readwrite", {
      durability: "strict",
    });
    await Promise.all([
      ...stores.map((name) => tx.objectStore(name).clear()),
      tx.done,
    ]);
    return connected.name;
  });
  if (!emptied.ok) return emptied;
  db.close();
  await Promise.race([
    // That the browser cannot delete what is empty is no failure of the person's wish.
    deleteDB(emptied.value).catch(() => null),
    new Promise((resolve) => setTimeout(resolve, DEADLINE_MS)),
  ]);
  return ok(null);
};
