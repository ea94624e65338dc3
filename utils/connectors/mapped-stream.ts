import type { Failure } from "../domain/failure.ts";
import { type Result, fail, ok } from "../domain/result.ts";
import { inTime, tooSlow } from "../mapping/expression-time.ts";
import type { Told } from "./connector.ts";
import { parse } from "./json-answer.ts";
import { type Beginning, type Hearing, hearingOf } from "./mapped-hearing.ts";
import {
  type Piece,
  type Pieces,
  eventPieces,
  socketPieces,
} from "./mapped-pieces.ts";
import { type Polling, poll } from "./mapped-poll.ts";
import { requestOf } from "./mapped-request.ts";

type Heard = Result<Told, Failure>;

/**
 * Follows a mapped stream: opens it, reads the whole list (nothing that happens meanwhile is missed: it waits behind the
 * list) unless the stream says it itself, then says what the messages change; the list is read again every now and then, since no
 * message says what it alone knows. Ends as the stream does; the first failure ends it.
 */
export async function* followMapped(
  polling: Polling,
  from: Beginning,
  signal: AbortSignal,
): AsyncGenerator<Heard, void, undefined> {
  if (signal.aborted) return;
  const left = new AbortController();
  const both = AbortSignal.any([signal, left.signal]);
  try {
    const secret = await polling.secrets.get(both);
    if (signal.aborted) return;
    if (!secret.ok) return yield secret;
    const hearing = hearingOf(polling, from);
    for await (const piece of piecesOf(polling, secret.value, both)) {
      if (signal.aborted) return;
      const told = piece.ok
        ? await tell(polling, piece.value, hearing, both)
        : piece;
      if (signal.aborted) return;
      if (told === null) continue;
      yield told;
      if (!told.ok || signal.aborted) return;
    }
  } finally {
    // Whoever leaves the loop waits for no more bytes.
    left.abort();
  }
}

/** Null: it says nothing. */
const tell = async (
  polling: Polling,
  piece: Piece,
  hearing: Hearing,
  signal: AbortSignal,
): Promise<Heard | null> => {
  switch (piece.kind) {
    case "opened":
      return hearing.needsList ? readList(polling, hearing, signal) : null;
    case "message":
      return inTime<Heard | null>(() => {
        const told = hearing.message(readMessage(piece.text), piece.event);
        return told && ok(told);
      }, tooSlow);
    case "beat": {
      const read = hearing.isListDue()
        ? await readList(polling, hearing, signal)
        : null;
      // The stream goes on without: the list is asked for again.
      if (read !== null && (read.ok || isRefusal(read.failure))) return read;
      const told = hearing.beat();
      return told && ok(told);
    }
    case "retry":
      return ok(piece);
    default:
      return piece satisfies never;
  }
};

const readList = async (
  polling: Polling,
  hearing: Hearing,
  signal: AbortSignal,
): Promise<Heard> => {
  const polled = await poll(polling, hearing.resume(), signal);
  return polled.ok ? ok(hearing.begin(polled.value)) : polled;
};

const isRefusal = ({ code }: Failure): boolean =>
  code === "auth_required" || code === "forbidden";

/** JSON, or the text itself where it is none: some say "ping" in plain words. What is nested too deeply is none either. */
const readMessage = (text: string): unknown => {
  const parsed = parse(new TextEncoder().encode(text));
  return parsed.ok ? parsed.value : text;
};

const piecesOf = (
  { io, endpoint, compiled }: Polling,
  secret: string | null,
  signal: AbortSignal,
): Pieces => {
  const { mapping } = compiled;
  const { stream } = mapping;
  if (stream?.kind === "socket")
    return socketPieces(io, endpoint.address, stream, secret, signal);
  const target = { address: endpoint.address, secret };
  const made =
    stream === undefined
      ? fail<Failure>({ code: "not_found" })
      : requestOf(mapping, stream.request, target);
  return made.ok
    ? eventPieces(io, { ...made.value, lastEventId: null }, signal)
    : failing(made);
};

async function* failing(failure: Result<Piece, Failure>): Pieces {
  yield failure;
}
