import type { SourceId } from "../../../utils/domain/ids.ts";
import { onChange } from "../../../utils/messaging/changes.ts";
import { openDatabase } from "../../../utils/storage/database.ts";
import { deltasAfter } from "../../../utils/storage/journal-reading.ts";
import type { DeltaRecord } from "../../../utils/storage/records.ts";

/** Reads only the records that came after a revision, one notice after the other, and hands each on. */
export const followDeltas = (
  source: SourceId,
  from: number,
  take: (delta: DeltaRecord) => void,
): void => {
  const db = openDatabase();
  let revision = from;
  const read = async (): Promise<void> => {
    const deltas = await db.use((connected) =>
      connected.getAll("deltas", deltasAfter(source, revision)),
    );
    if (!deltas.ok) throw new Error(JSON.stringify(deltas.failure));
    for (const delta of deltas.value) {
      if (delta.revision !== ++revision) throw new Error("Missed a revision.");
      take(delta);
    }
  };
  let reading = Promise.resolve();
  onChange((notice) => {
    if (notice.source === source && notice.revision > revision)
      reading = reading.then(read);
  }, new AbortController().signal);
};
