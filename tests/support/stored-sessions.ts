import "fake-indexeddb/auto";
import type { Page } from "puppeteer-core";
import type { Span } from "../../utils/domain/coverage.ts";
import { DAY, instant } from "../../utils/domain/instant.ts";
import { valuesOf } from "../../utils/domain/patched-map.ts";
import { unwrap } from "./unwrap.ts";
import { readKnowledge } from "../../utils/storage/knowledge.ts";
import { openReader } from "../../utils/storage/open-reader.ts";
import { copyDatabase } from "./copied-database.ts";
import { readFinished } from "./finished-sessions.ts";

/** A session as Rollcall keeps it. */
export interface StoredSession {
  readonly person: string;
  /** The platform's id of the login that it began with. */
  readonly id: string | null;
  readonly start: number;
  /** When the person was last seen; null while they are there. */
  readonly end: number | null;
  readonly atLeast: boolean;
}

/** What Rollcall has on the disk of its one source, read and unpacked by Rollcall's own code. */
export interface Stored {
  readonly position: { readonly epoch: string; readonly seq: number } | null;
  readonly revision: number;
  readonly total: number;
  readonly online: number;
  readonly sessions: readonly StoredSession[];
  /** When Rollcall watched, in order. */
  readonly coverage: readonly Span[];
  /** The deltas after the keyframe follow each other without a hole, up to the revision. */
  readonly contiguous: boolean;
  /** Bytes of the database, as far as its records can be weighed. */
  readonly bytes: number;
}

const EVER = instant(0);
/** Far behind every time of a test, and near enough to count days up to it. */
const NEVER = instant(20_000 * DAY * 2);

/** Reads it through a page of the extension; null before anything was observed. */
export const readStored = async (page: Page): Promise<Stored | null> => {
  const { db, bytes } = await copyDatabase(page);
  try {
    const reader = openReader(db);
    const [glance] = unwrap(await reader.glance()).sources;
    if (glance === undefined) return null;
    const { id } = glance.source;
    const known = unwrap(await readKnowledge(db, id));
    const journal = unwrap(await reader.journal(id));
    if (known === null || journal === null) return null;
    const { roster, sessions } = known.knowledge;
    const { keyframe } = known.state;
    const finished = unwrap(await readFinished(db, id, EVER, NEVER));
    return {
      position: roster.position,
      revision: roster.revision,
      ...roster.tally,
      sessions: [
        ...finished,
        ...Array.from(valuesOf(sessions.running), (session) => ({
          ...session,
          end: session.left === null ? null : session.seenAt,
        })),
      ].map(({ person, id: login, start, end, atLeast }) => ({
        ...{ person, id: login, start, end, atLeast },
      })),
      coverage: unwrap(await reader.coverage(id, EVER, NEVER)),
      contiguous:
        journal.deltas.length === roster.revision - (keyframe ?? 0) &&
        journal.deltas.every(
          ({ revision }, at) => revision === (keyframe ?? 0) + 1 + at,
        ),
      bytes,
    };
  } finally {
    db.close();
  }
};
