import { type Action, type Answer, answer } from "../support/fault-server.ts";
import { SERVER_TIME } from "./presence-answers.ts";

/*
 * What a platform that speaks the Rollcall presence protocol says on its stream, to be broken by the tests that use it.
 */

type More = Readonly<Record<string, unknown>>;

/** The text of one event. Data that is no text is written as JSON; no id: no line for it. */
export const eventText = (
  type: string,
  data: unknown,
  id: string | null = null,
): string => {
  const text = typeof data === "string" ? data : JSON.stringify(data);
  return `event: ${type}\n${id === null ? "" : `id: ${id}\n`}data: ${text}\n\n`;
};

const stamped = (type: string, seq: number, more: More): string => {
  const { epoch = "e1" } = more;
  return eventText(
    type,
    { epoch, seq, serverTime: SERVER_TIME + seq * 1000, ...more },
    `${String(epoch)}:${seq}`,
  );
};

/** A delta of the epoch e1 in which nobody changed, unless `more` says otherwise. */
export const deltaText = (seq: number, more: More = {}): string =>
  stamped("delta", seq, { upsert: [], remove: [], ...more });

export const heartbeatText = (seq: number, more: More = {}): string =>
  stamped("heartbeat", seq, more);

export const resetText = (seq: number): string =>
  stamped("reset", seq, { reason: "too old" });

/** A stream that says this and then ends with its connection; `more` can cut it, let it hang or give it another type. */
export const streamOf = (
  body: string | Uint8Array,
  more: Omit<Answer, "body"> = {},
): Action =>
  answer({
    framing: "close",
    ...more,
    headers: { "Content-Type": "text/event-stream", ...more.headers },
    body,
  });

/** The same, but behind it the server says nothing more, ever. */
export const openStreamOf = (body: string | Uint8Array): Action =>
  streamOf(body, { hangAt: Number.POSITIVE_INFINITY });
