import { type Database, openDatabase } from "../storage/database.ts";
import { browserIo } from "../transport/browser-io.ts";
import type { Io } from "../transport/io.ts";

/** What a worker reaches beside the browser itself: a test gives it another world and another disk. */
export interface Outside {
  readonly io: Io;
  readonly db: Database;
}

export const realOutside = (): Outside => ({
  io: browserIo(),
  db: openDatabase(),
});
