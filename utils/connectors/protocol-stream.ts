import type { Failure } from "../domain/failure.ts";
import { type PersonId, isId, personId } from "../domain/ids.ts";
import { MINUTE, SECOND } from "../domain/instant.ts";
import type { Delta, Position } from "../domain/observation.ts";
import type { Report } from "../domain/person.ts";
import { type Result, fail, ok } from "../domain/result.ts";
import { MAX_PEOPLE } from "../domain/source.ts";
import type { StreamPiece } from "../transport/event-stream.ts";
import { bearer } from "../transport/credentials.ts";
import { follow } from "../transport/follow.ts";
import type { Io } from "../transport/io.ts";
import type { Endpoint, Told } from "./connector.ts";
import { countOf, fieldsOf } from "../domain/outside-value.ts";
import { parse } from "./json-answer.ts";
import { type Stamp, idOfPosition, parseStamp } from "./protocol-stamp.ts";
import type { ReadUser } from "./protocol-user.ts";

const SHORTEST_RETRY_MS = SECOND;
const LONGEST_RETRY_MS = 5 * MINUTE;

/**
 * Follows BASE/stream from a position on. What the numbers of the deltas say of each other is the domain's to judge: a
 * server that says everything again is passed on as it speaks. Ends behind `bye`, as the server does.
 */
export async function* followStream(
  io: Io,
  { address, token }: Endpoint,
  from: Position,
  signal: AbortSignal,
  readUser: ReadUser,
): AsyncGenerator<Result<Told, Failure>, void, undefined> {
  const request = {
    url: `${address}/stream`,
    credentials: bearer(token),
    lastEventId: idOfPosition(from),
  };
  for await (const piece of follow(io, request, signal)) {
    const told = piece.ok ? read(piece.value, readUser) : piece;
    if (told === null) continue;
    yield told;
    if (!told.ok || told.value.kind === "bye") return;
  }
}

type Event = Extract<StreamPiece, { readonly kind: "event" }>;

/** Null for what says nothing to us: it was a sign of life all the same. */
const read = (
  piece: StreamPiece,
  readUser: ReadUser,
): Result<Told, Failure> | null => {
  if (piece.kind === "retry") {
    const ms = Math.max(piece.ms, SHORTEST_RETRY_MS);
    return ok({ kind: "retry", ms: Math.min(ms, LONGEST_RETRY_MS) });
  }
  switch (piece.type) {
    case "delta":
      return readDelta(piece, readUser);
    case "heartbeat":
      return readHeartbeat(piece);
    case "reset":
      return ok({ kind: "reset" });
    case "bye":
      return ok({
        kind: "bye",
        retryMs: countOf(fieldsOf(dataOf(piece))?.["retryMs"]),
      });
    default:
      return null;
  }
};

/** A delta that cannot be read is a hole in what we know, which only a snapshot fills. */
const readDelta = (event: Event, readUser: ReadUser): Result<Told, Failure> => {
  const data = dataOf(event);
  const stamp = parseStamp(data);
  const people = peopleOf(data, readUser);
  if (!stamp.ok || people === null) return ok({ kind: "reset" });
  const { position, serverTime } = stamp.value;
  if (contradicts(event, stamp.value)) return CONTRADICTION;
  return ok({
    kind: "observation",
    observation: {
      kind: "delta",
      basis: { epoch: position.epoch, seq: position.seq - 1 },
      pushed: true,
      position,
      serverTime,
      mark: null,
      ...people,
    },
  });
};

const readHeartbeat = (event: Event): Result<Told, Failure> | null => {
  const stamp = parseStamp(dataOf(event));
  if (!stamp.ok) return null;
  if (contradicts(event, stamp.value)) return CONTRADICTION;
  return ok({
    kind: "observation",
    observation: { kind: "heartbeat", ...stamp.value, mark: null },
  });
};

/** The JSON of an event; what is none reads as nothing. */
const dataOf = ({ data }: Event): unknown => {
  const parsed = parse(new TextEncoder().encode(data));
  return parsed.ok ? parsed.value : null;
};

const CONTRADICTION = fail<Failure>({ code: "bad_data", what: "wrong_shape" });

const contradicts = ({ id }: Event, { position }: Stamp): boolean =>
  id !== null && id !== "" && id !== idOfPosition(position);

/** Who changed and who went. Null unless every one of them can be read. */
const peopleOf = (
  data: unknown,
  readUser: ReadUser,
): Pick<Delta, "upserts" | "removals"> | null => {
  const { upsert, remove } = fieldsOf(data) ?? {};
  if (
    !Array.isArray(upsert) ||
    !Array.isArray(remove) ||
    upsert.length + remove.length > MAX_PEOPLE
  )
    return null;
  const upserts: Report[] = [];
  for (const row of upsert) {
    const report = readUser(row);
    if (report === null) return null;
    upserts.push(report);
  }
  const removals: PersonId[] = [];
  for (const id of remove) {
    if (!isId(id)) return null;
    removals.push(personId(id));
  }
  return { upserts, removals };
};
