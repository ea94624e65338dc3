import type { Failure } from "../domain/failure.ts";
import type { LocalInstant } from "../domain/instant.ts";
import type { Notice } from "../domain/notice.ts";
import { isForgotten } from "../domain/notice-plan.ts";
import type { Notifying } from "../domain/quiet-hours.ts";
import type { Result } from "../domain/result.ts";
import type { Database } from "./database.ts";
import { notifyingIn } from "./notifying.ts";
import { writeAtOnce } from "./transaction.ts";
import { KEPT_MS } from "./watches.ts";

const NOTICES = ["notices"] as const;

/** All notices of all sources, and how they are to be told. */
export interface Outbox {
  readonly notices: readonly Notice[];
  readonly notifying: Notifying;
}

export const readOutbox = (db: Database): Promise<Result<Outbox, Failure>> =>
  db.use(async (connected) => {
    const tx = connected.transaction(["notices", "settings"], "readonly");
    const [notices, notifying] = await Promise.all([
      tx.objectStore("notices").getAll(),
      notifyingIn(tx.objectStore("settings")),
    ]);
    return { notices, notifying };
  });

/**
 * Keeps what became of notices, and forgets those that were done long ago. One whose source is gone stays gone. Strict:
 * after a power cut nothing is told again that was told.
 */
export const writeNotices = (
  db: Database,
  changed: readonly Notice[],
  now: LocalInstant,
): Promise<Result<null, Failure>> =>
  db.use((connected) =>
    writeAtOnce(
      connected,
      NOTICES,
      async (tx) => {
        const store = tx.objectStore("notices");
        const kept = await store.getAll();
        const nameOf = ({ source, id }: Notice): string =>
          JSON.stringify([source, id]);
        const names = new Set(kept.map(nameOf));
        await Promise.all([
          ...changed
            .filter((notice) => names.has(nameOf(notice)))
            .map((notice) => store.put(notice)),
          ...kept
            .filter((notice) => isForgotten(notice, now, KEPT_MS))
            .map(({ source, id }) => store.delete([source, id])),
        ]);
        return null;
      },
      "strict",
    ),
  );
