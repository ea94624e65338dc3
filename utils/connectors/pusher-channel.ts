import type { Failure } from "../domain/failure.ts";
import type { Instant } from "../domain/instant.ts";
import { fieldsOf } from "../domain/outside-value.ts";
import { type Result, fail, ok, unreachable } from "../domain/result.ts";
import { BEAT_MS } from "../transport/socket.ts";
import type { Leave } from "./pusher-auth.ts";
import type { Ending } from "./pusher-failures.ts";
import type { Members, PusherFrame } from "./pusher-frames.ts";
import type { PusherSettings } from "./pusher-settings.ts";

/** What happens in a presence channel. The watcher, who is a member too, is in none of it. */
export type ChannelEvent =
  /** Comes first, and once. */
  | {
      readonly kind: "joined";
      readonly members: Members;
      readonly serverTime: Instant;
    }
  | { readonly kind: "added"; readonly id: string; readonly info: unknown }
  | { readonly kind: "removed"; readonly id: string }
  /** Data to be laid over what is known of a member. */
  | {
      readonly kind: "updated";
      readonly id: string;
      readonly data: Readonly<Record<string, unknown>>;
    }
  /** The server answered: all are still there. */
  | { readonly kind: "alive" }
  /** Something was said that cannot be read. */
  | { readonly kind: "garbage" }
  /** The server closes the connection, and would have us back at once. Nothing follows. */
  | { readonly kind: "again" };

/** What follows from something heard. */
export interface Step {
  readonly send?: { readonly event: string; readonly data: unknown };
  readonly tell?: Result<ChannelEvent, Failure>;
  /** The site is to be asked for leave, for this connection. */
  readonly ask?: string;
  readonly over?: true;
}

/** One stay in a channel, from the connection on. */
export interface Stay {
  readonly hear: (frame: PusherFrame) => Step;
  /** The site gave its leave. */
  readonly enter: (leave: Leave) => Step;
  /** Time for a sign of ours. */
  readonly beat: () => Step;
}

/** Beats that joining may take. */
const MOST_BEATS = 2;
const NOTHING: Step = {};

export const stayIn = ({
  channel,
  updates,
}: Pick<PusherSettings, "channel" | "updates">): Stay => {
  let leave: Leave | null = null;
  let joined = false;
  let beats = 0;

  const tell = (event: ChannelEvent): Step => ({ tell: ok(event) });

  const join = (all: Members): Step => {
    if (leave === null || joined) return NOTHING;
    joined = true;
    const members = new Map(all);
    members.delete(leave.memberId);
    return tell({ kind: "joined", members, serverTime: leave.serverTime });
  };

  const endBy = (ending: Ending): Step => {
    if (ending === null) return { over: true };
    return ending === "again"
      ? { ...tell({ kind: "again" }), over: true }
      : { tell: fail(ending) };
  };

  const hear = (frame: PusherFrame): Step => {
    switch (frame.kind) {
      case "connected":
        return leave === null ? { ask: frame.socketId } : NOTHING;
      case "ping":
        return { send: { event: "pusher:pong", data: {} } };
      case "joined":
        return join(frame.members);
      case "over":
        return endBy(frame.ending);
      case "garbage":
        return joined
          ? tell({ kind: "garbage" })
          : { tell: fail({ code: "bad_data", what: "wrong_shape" }) };
      case "pong":
        return joined ? tell({ kind: "alive" }) : NOTHING;
      case "added":
      case "removed":
      case "client":
        return joined && frame.id !== leave?.memberId ? told(frame) : NOTHING;
      case "nothing":
        return NOTHING;
      default:
        return unreachable(frame);
    }
  };

  const told = (
    frame: Extract<PusherFrame, { kind: "added" | "removed" | "client" }>,
  ): Step => {
    if (frame.kind !== "client") return tell(frame);
    const data = fieldsOf(frame.data);
    return frame.event === updates && data !== null
      ? tell({ kind: "updated", id: frame.id, data })
      : NOTHING;
  };

  return {
    hear,
    enter: (given) => {
      leave = given;
      const { auth, channelData: channel_data } = given;
      const data = { auth, channel_data, channel };
      return { send: { event: "pusher:subscribe", data } };
    },
    beat: () =>
      joined || ++beats < MOST_BEATS
        ? { send: { event: "pusher:ping", data: {} } }
        : { tell: fail({ code: "timeout", afterMs: MOST_BEATS * BEAT_MS }) },
  };
};
