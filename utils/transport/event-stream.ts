import type { Failure } from "../domain/failure.ts";
import { type Result, fail, ok } from "../domain/result.ts";

/** Bytes of one line, and of all the lines of one event. */
export const MAX_EVENT_BYTES = 1024 * 1024;

/** What a server-sent event stream is made of. */
export type StreamPiece =
  | {
      readonly kind: "event";
      /** `message` where the server gave none. */
      readonly type: string;
      readonly data: string;
      /** What this very event was given; ids do not last over events here. Null: none, or one that is to be ignored. */
      readonly id: string | null;
    }
  /** The server's wish for the time between two tries. */
  | { readonly kind: "retry"; readonly ms: number };

/** Takes the next bytes; says what became whole by them. */
export type EventParser = (
  chunk: Uint8Array,
) => readonly Result<StreamPiece, Failure>[];

const LF = 0x0a;
const CR = 0x0d;
const COLON = 0x3a;
const MARK = [0xef, 0xbb, 0xbf];

const TOO_LARGE = fail<Failure>({
  code: "too_large",
  limit: `${MAX_EVENT_BYTES / 1024 / 1024} MB`,
});

/** A byte order mark counts at the start of the stream alone, not of each line. */
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * Reads a stream of server-sent events as the HTML standard says (9.2, "Server-sent events"), but for three things:
 * text that is no UTF-8 fails instead of becoming signs of replacement, a line and an event have an end, and an id is
 * of its event alone. An event counts when its blank line is there: what the stream breaks off in is never told.
 * The time it takes grows with the bytes, however they are cut; comments are skipped unread.
 *
 * Fails with `bad_data` or `too_large`; a failure is the last thing that it says of a stream.
 */
export const createEventParser = (): EventParser => {
  const lines = createLines();
  let size = 0;
  let type = "";
  let id: string | null = null;
  let data: string[] = [];

  const endEvent = (): Result<StreamPiece, Failure> | null => {
    const event =
      data.length === 0
        ? null
        : ok({
            kind: "event" as const,
            type: type === "" ? "message" : type,
            data: data.join("\n"),
            id,
          });
    size = 0;
    type = "";
    id = null;
    data = [];
    return event;
  };

  const readLine = (
    line: Uint8Array | null,
  ): Result<StreamPiece, Failure> | null => {
    if (line === null) return TOO_LARGE;
    if (line.length === 0) return endEvent();
    if (line[0] === COLON) return null;
    size += line.length + 1;
    if (size > MAX_EVENT_BYTES) return TOO_LARGE;
    const text = decode(line);
    if (text === null) return fail({ code: "bad_data", what: "encoding" });
    const [name, value] = fieldOf(text);
    if (name === "data") data.push(value);
    else if (name === "event") type = value;
    else if (name === "id" && !value.includes("\0")) id = value;
    else if (name === "retry" && /^\d+$/.test(value))
      return ok({ kind: "retry", ms: Number(value) });
    return null;
  };

  return (chunk) => {
    const said: Result<StreamPiece, Failure>[] = [];
    lines(chunk, (line) => {
      const piece = readLine(line);
      if (piece !== null) said.push(piece);
      return piece === null || piece.ok;
    });
    return said;
  };
};

/** Without a colon the whole line is the name; one space behind the colon is no part of the value. */
const fieldOf = (line: string): readonly [name: string, value: string] => {
  const colon = line.indexOf(":");
  if (colon < 0) return [line, ""];
  const from = colon + (line[colon + 1] === " " ? 2 : 1);
  return [line.slice(0, colon), line.slice(from)];
};

const decode = (bytes: Uint8Array): string | null => {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
};

/**
 * Cuts chunks into lines that end with LF, CR or CRLF. What is held of a line over chunks grows by doubling, so that a
 * line that comes byte by byte is not copied with each of them.
 */
const createLines = () => {
  let held = new Uint8Array(0);
  let length = 0;
  let before = 0;
  let atStart = true;

  const hold = (part: Uint8Array): void => {
    if (length + part.length > held.length) {
      const larger = new Uint8Array(2 * (length + part.length));
      larger.set(held.subarray(0, length));
      held = larger;
    }
    held.set(part, length);
    length += part.length;
  };

  const whole = (part: Uint8Array): Uint8Array => {
    let line = part;
    if (length > 0) {
      hold(part);
      line = held.subarray(0, length);
      length = 0;
    }
    const marked = atStart && MARK.every((byte, at) => line[at] === byte);
    atStart = false;
    return marked ? line.subarray(MARK.length) : line;
  };

  /** `visit` gets a line that is good until it returns, or null for one that is too long; false stops the walk. */
  return (
    chunk: Uint8Array,
    visit: (line: Uint8Array | null) => boolean,
  ): void => {
    let start = 0;
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at] ?? 0;
      if (byte === LF && before === CR) start = at + 1;
      else if (byte === LF || byte === CR) {
        const part = chunk.subarray(start, at);
        start = at + 1;
        const fits = length + part.length <= MAX_EVENT_BYTES;
        if (!visit(fits ? whole(part) : null)) return;
      }
      before = byte;
    }
    const rest = chunk.subarray(start);
    if (length + rest.length > MAX_EVENT_BYTES) visit(null);
    else if (rest.length > 0) hold(rest);
  };
};
