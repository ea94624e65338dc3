import type { Failure } from "../domain/failure.ts";
import { type PersonId, isId, personId } from "../domain/ids.ts";
import type { Instant } from "../domain/instant.ts";
import type { Report } from "../domain/person.ts";
import { type Result, fail, ok, unreachable } from "../domain/result.ts";
import { BEAT_MS } from "../transport/socket.ts";
import type { KnownReport, Told } from "./connector.ts";
import type { Teller } from "./counted-stream.ts";
import { noteActs, wholeActivity } from "./directus-activity.ts";
import type { DirectusInfo } from "./directus-info.ts";
import { readUsers } from "./directus-looking.ts";
import {
  type DirectusMessage,
  PING,
  PONG,
  subscribeToActivity,
  subscribeToUsers,
} from "./directus-messages.ts";
import { renewed } from "./directus-presence.ts";
import {
  type Directus,
  forget,
  readingAt,
  rowsAtOnce,
  serverNow,
} from "./directus-server.ts";

/** What follows from something heard. */
export interface Reaction {
  readonly send?: string;
  readonly tell?: Result<Told, Failure>;
}

/** One conversation with a server, from the handshake on. A failure that it tells is the last thing. */
export interface Hearing {
  readonly hear: (message: DirectusMessage) => Reaction;
  /** Time for a sign of ours. What the server answers to it says that all are still there. */
  readonly beat: () => Reaction;
}

type Rows = Extract<DirectusMessage, { readonly kind: "rows" }>;
type Trouble = Extract<DirectusMessage, { readonly kind: "error" }>;

/** Beats that a handshake may take. */
const MOST_BEATS = 2;
const NOTHING: Reaction = {};
const RESET: Reaction = { tell: ok({ kind: "reset" }) };

/** First the log, then the users: so the list that is told first knows what the log says. */
export const hearDirectus = (
  directus: Directus,
  teller: Teller,
  info: DirectusInfo,
  known: KnownReport | undefined,
): Hearing => {
  const { traces, windowMs } = directus;
  /** Those who are online, and when they last did something. */
  const online = new Map<PersonId, Instant>();
  let stage: "auth" | "activity" | "users" | "live" = "auth";
  let beats = 0;

  const tell = (
    upserts: readonly Report[],
    removals: readonly PersonId[],
    pushed: boolean,
  ): Reaction => {
    for (const id of removals) online.delete(id);
    for (const report of upserts) track(report);
    return upserts.length + removals.length === 0
      ? NOTHING
      : { tell: teller.delta(upserts, removals, pushed, serverNow(directus)) };
  };

  const track = ({ id, sessions, lastActiveAt }: Report): void => {
    if (sessions.length > 0 && lastActiveAt !== null)
      online.set(id, lastActiveAt);
    else online.delete(id);
  };

  /** The people of whom more is known by now, as they are now. */
  const renew = (ids: Iterable<string>, pushed: boolean): Reaction => {
    const reading = readingAt(directus, serverNow(directus), pushed);
    const upserts: Report[] = [];
    for (const id of ids) {
      const held = known?.(personId(id));
      if (held !== undefined) upserts.push(renewed(held, traces, reading));
    }
    return tell(upserts, [], pushed);
  };

  const subscribe = (): Reaction => {
    if (stage === "auth" && directus.mayReadLog) {
      stage = "activity";
      return {
        send: subscribeToActivity(wholeActivity(windowMs, rowsAtOnce(info))),
      };
    }
    stage = "users";
    return { send: subscribeToUsers() };
  };

  const hearRows = ({ of, event, rows }: Rows): Reaction => {
    if (of === "users") return hearUsers(event, rows);
    const named = noteActs(traces.acts, rows);
    if (stage === "live") return renew(named, true);
    return stage === "activity" && event === "init" ? subscribe() : NOTHING;
  };

  const hearUsers = (event: Rows["event"], rows: Rows["rows"]): Reaction => {
    const now = serverNow(directus);
    const isFirst = event === "init";
    if (isFirst !== (stage === "users")) return NOTHING;
    // Cut off by the server's own limit: only by pages can it be read.
    if (isFirst && info.maxRows !== null && rows.length >= info.maxRows)
      return { tell: fail({ code: "not_found" }) };
    const read = readUsers(
      directus,
      rows,
      known,
      readingAt(directus, now, !isFirst),
    );
    if (!isFirst)
      return read.ok && read.value.length === rows.length
        ? tell(read.value, [], true)
        : RESET;
    if (!read.ok) return { tell: read };
    stage = "live";
    for (const report of read.value) track(report);
    const isWhole = read.value.length === rows.length;
    return { tell: teller.snapshot(read.value, isWhole, now) };
  };

  const hearDeleted = (ids: readonly unknown[]): Reaction => {
    if (stage !== "live") return NOTHING;
    if (!ids.every(isId)) return RESET;
    const people = ids.map(personId);
    for (const id of people) forget(directus, id);
    return tell([], people, true);
  };

  const hearError = ({ of, failure }: Trouble): Reaction => {
    if (
      stage === "activity" &&
      of !== "users" &&
      failure.code === "forbidden"
    ) {
      directus.mayReadLog = false;
      return subscribe();
    }
    // It could not say what it had to say.
    return stage === "live" && failure.code === "bad_data"
      ? RESET
      : { tell: fail(failure) };
  };

  /** The server is alive: all are as they were, but those whose time ran out. */
  const stillThere = (): Reaction => {
    const now = serverNow(directus);
    const over: PersonId[] = [];
    for (const [id, at] of online) if (now - at >= windowMs) over.push(id);
    const gone = renew(over, false);
    return gone.tell === undefined ? { tell: teller.heartbeat(now) } : gone;
  };

  const hear: Hearing["hear"] = (message) => {
    switch (message.kind) {
      case "welcome":
        return stage === "auth" ? subscribe() : NOTHING;
      case "ping":
        return { send: PONG };
      case "pong":
        return stage === "live" ? stillThere() : NOTHING;
      case "rows":
        return hearRows(message);
      case "deleted":
        return message.of === "users" ? hearDeleted(message.ids) : NOTHING;
      case "error":
        return hearError(message);
      case "nothing":
        return NOTHING;
      case "garbage":
        return stage === "live"
          ? RESET
          : { tell: fail({ code: "bad_data", what: "wrong_shape" }) };
      default:
        return unreachable(message);
    }
  };

  return {
    hear,
    beat: () => {
      if (stage === "live") return { send: PING };
      return ++beats < MOST_BEATS
        ? NOTHING
        : { tell: fail({ code: "timeout", afterMs: MOST_BEATS * BEAT_MS }) };
    },
  };
};
