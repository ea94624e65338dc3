import type { Failure } from "../domain/failure.ts";
import { personId } from "../domain/ids.ts";
import {
  type Observation,
  isBehind,
  samePosition,
} from "../domain/observation.ts";
import type { Report } from "../domain/person.ts";
import { type Result, fail, ok } from "../domain/result.ts";
import type { Resume } from "./connector.ts";
import { fieldsOf } from "../domain/outside-value.ts";
import { parse, parseText } from "./json-answer.ts";
import {
  type Chain,
  type Envelope,
  oneSnapshot,
  parseEnvelope,
  rowsOf,
} from "./protocol-pages.ts";
import { type ReadUser, userIdOf } from "./protocol-user.ts";
import { type Comparison, type Rows, compareRows, locateRows } from "./rows.ts";
import { beforeRows, withoutRows } from "./without-rows.ts";

const ROWS = "users";
/** More unreadable rows than this share: it is not presence data. */
const MAX_BAD_SHARE = 0.01;

/** The last answer, in memory: what the next one is compared with. */
export interface Memory {
  readonly rows: Rows;
  readonly envelope: Envelope;
}

/** The cursor is looked for before the rows, where the protocol has it; else behind them; else the page says why not. */
export const nextCursor = (
  page: Uint8Array,
): Result<string | null, Failure> => {
  const head = parseText(textOrNull(page, beforeRows));
  const members =
    head.ok && fieldsOf(head.value)?.["next"] !== undefined
      ? head
      : parseText(textOrNull(page, withoutRows));
  const parsed = members.ok ? members : parse(page);
  const envelope = parsed.ok ? parseEnvelope(parsed.value) : parsed;
  return envelope.ok ? ok(envelope.value.next) : envelope;
};

const textOrNull = (
  page: Uint8Array,
  part: (bytes: Uint8Array, key: string) => string | null,
): string | null => {
  try {
    return part(page, ROWS);
  } catch {
    return null; // Not UTF-8: parsing the whole page says so.
  }
};

type Pages = Extract<Chain, { readonly kind: "pages" }>;

interface Reading {
  readonly observation: Observation;
  readonly memory: Memory | null;
}

/** What a chain of pages says, and what to remember of it. */
export const readChain = (
  chain: Chain,
  known: Memory | null,
  resume: Resume,
  read: ReadUser,
): Result<Reading, Failure> => {
  if (chain.kind === "unchanged")
    return readUnchanged(chain.serverTime, known, resume);
  const comparison =
    known === null ? null : tryCompare(known.rows, chain.pages);
  return comparison === null || known === null
    ? readWhole(chain, read)
    : readComparison(comparison, known, chain, read);
};

const readUnchanged = (
  serverTime: Envelope["serverTime"] | null,
  known: Memory | null,
  { position, mark }: Resume,
): Result<Reading, Failure> =>
  position === null || serverTime === null
    ? fail({ code: "bad_data", what: "unexpected_status" })
    : ok({
        observation: { kind: "heartbeat", position, serverTime, mark },
        memory: known,
      });

/** Null for anything unexpected: the whole answer is parsed then, which says what is wrong with it. */
const tryCompare = (
  rows: Rows,
  pages: readonly Uint8Array[],
): Comparison | null => {
  try {
    return compareRows(rows, pages, ROWS, userIdOf);
  } catch {
    return null;
  }
};

const readComparison = (
  { rows, changed, removed, rest }: Comparison,
  known: Memory,
  chain: Pages,
  read: ReadUser,
): Result<Reading, Failure> => {
  const envelopes: Envelope[] = [];
  for (const text of rest) {
    const page = parseText(text);
    const envelope = page.ok ? parseEnvelope(page.value) : page;
    if (!envelope.ok) return envelope;
    envelopes.push(envelope.value);
  }
  const envelope = oneSnapshot(envelopes, rows.count);
  if (!envelope.ok) return envelope;
  const upserts = changed.map(read).filter((report) => report !== null);
  const incomplete =
    envelope.value.total !== null && envelope.value.total !== rows.count;
  // Rows that were not said or cannot be read, nobody at all, a copy from before: only as a whole answer is it judged.
  if (
    incomplete ||
    rows.count === 0 ||
    upserts.length !== changed.length ||
    isBefore(envelope.value, known.envelope)
  )
    return readWhole(chain, read);
  const { position, serverTime } = envelope.value;
  const removals = removed.map(personId);
  return ok({
    observation: {
      kind: "delta",
      basis: known.envelope.position,
      pushed: false,
      position,
      serverTime,
      mark: chain.mark,
      upserts,
      removals,
    },
    memory: { rows, envelope: envelope.value },
  });
};

/** Said before: at an earlier position, or at the same one earlier. */
const isBefore = (a: Envelope, b: Envelope): boolean =>
  isBehind(a.position, b.position) ||
  (samePosition(a.position, b.position) && a.serverTime < b.serverTime);

const readWhole = (
  { pages, mark }: Pages,
  read: ReadUser,
): Result<Reading, Failure> => {
  const envelopes: Envelope[] = [];
  const reports: Report[] = [];
  let count = 0;
  for (const bytes of pages) {
    const page = parse(bytes);
    if (!page.ok) return page;
    const envelope = parseEnvelope(page.value);
    if (!envelope.ok) return envelope;
    const rows = rowsOf(page.value);
    if (rows === null) return fail({ code: "bad_data", what: "wrong_shape" });
    envelopes.push(envelope.value);
    count += rows.length;
    for (const row of rows) {
      const report = read(row);
      if (report !== null) reports.push(report);
    }
  }
  const envelope = oneSnapshot(envelopes, count);
  if (!envelope.ok) return envelope;
  if (count - reports.length > count * MAX_BAD_SHARE)
    return fail({ code: "bad_data", what: "bad_rows" });
  const { position, serverTime, total } = envelope.value;
  // A row without an id is somebody: then a person who is missing may be that one.
  const complete =
    reports.length === count && (total === null || total === count);
  const ids = reports.map(({ id }) => id);
  const rows =
    complete && new Set(ids).size === count
      ? locateRows(pages, ROWS, ids)
      : null;
  return ok({
    observation: {
      kind: "snapshot",
      position,
      serverTime,
      mark: complete ? mark : null,
      complete,
      reports,
    },
    memory: rows && { rows, envelope: envelope.value },
  });
};
