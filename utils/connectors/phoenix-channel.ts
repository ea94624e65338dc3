import type { Failure } from "../domain/failure.ts";
import { type Result, fail, ok } from "../domain/result.ts";
import type { Io } from "../transport/io.ts";
import { BEAT_MS, type SocketPiece, converse } from "../transport/socket.ts";
import { type Frame, frameText, readFrame } from "./phoenix-frames.ts";
import type { Presence } from "./phoenix-presence.ts";
import {
  refusalOfClose,
  refusalOfReply,
  refusalOfWords,
} from "./phoenix-refusal.ts";

/** A topic on a server, and how to be let in. */
export interface Channel {
  readonly url: string;
  readonly protocols: readonly string[];
  readonly topic: string;
  /** What is said when joining; asked anew for each. */
  readonly join: () => object;
  /** A new token, where the one that was said when joining is about to expire; null: not yet, or there is none. */
  readonly renewed: () => Promise<Result<string | null, Failure>>;
  /** What it means when it lets us in and does not say who is present. */
  readonly withoutState: Failure;
  /** What the server must not make us show. */
  readonly secrets: () => readonly string[];
}

export type ChannelNews =
  /** The socket is open; nobody has said anything yet. */
  | { readonly kind: "open" }
  /** The whole state came. */
  | { readonly kind: "state" }
  | { readonly kind: "changed"; readonly keys: ReadonlySet<string> }
  /** The server answered: all is as it was. */
  | { readonly kind: "alive" }
  /** It said what cannot be read: nothing but a new state helps. */
  | { readonly kind: "unfit" }
  /** The server ended it, without a complaint. Nothing follows. */
  | { readonly kind: "ended" };

type Heard = Result<ChannelNews, Failure>;

const tooLate = (): Heard => fail({ code: "timeout", afterMs: BEAT_MS });

/**
 * Joins a topic as one who only looks, never tracked, and puts what is said on `presence`. A channel that crashed is
 * joined anew, once before it says its state again. The first failure ends it; ends quietly when `signal` aborts.
 */
export async function* followChannel(
  io: Io,
  channel: Channel,
  presence: Presence,
  signal: AbortSignal,
): AsyncGenerator<Heard, void> {
  const { url, protocols, topic } = channel;
  const { send, pieces } = converse(io, url, signal, protocols);
  let lastRef = 0;
  let joinRef = "";
  let joined = false;
  let hasState = false;
  let joinsWithoutState = 0;
  let unanswered: string | null = null;
  let complaint: Failure | null = null;

  const push = (on: string, event: string, payload: object): string => {
    const ref = String(++lastRef);
    const isJoin = event === "phx_join";
    if (isJoin) joinRef = ref;
    const of = on === topic ? joinRef : null;
    send(frameText(of, ref, on, event, payload));
    return ref;
  };
  const join = (): void => {
    joined = false;
    hasState = false;
    joinsWithoutState++;
    presence.rejoin();
    push(topic, "phx_join", channel.join());
  };

  const beat = async (): Promise<Heard | null> => {
    if (!joined || unanswered !== null) return tooLate();
    if (!hasState) return fail(channel.withoutState);
    unanswered = push("phoenix", "heartbeat", {});
    const token = await channel.renewed();
    if (!token.ok) return token;
    if (token.value !== null)
      push(topic, "access_token", { access_token: token.value });
    return null;
  };

  const hear = (frame: Frame): Heard | null => {
    if (frame.topic === "phoenix") {
      if (frame.ref === null || frame.ref !== unanswered) return null;
      unanswered = null;
      return hasState ? ok({ kind: "alive" }) : null;
    }
    if (frame.topic !== topic) return null;
    // Of a joining that is over.
    if (frame.joinRef !== null && frame.joinRef !== joinRef) return null;
    return hearOfTopic(frame);
  };

  const hearOfTopic = ({ event, ref, payload }: Frame): Heard | null => {
    switch (event) {
      case "phx_reply":
        if (ref !== joinRef) return null;
        if (payload["status"] !== "ok")
          return fail(refusalOfReply(payload, channel.secrets()));
        joined = true;
        return null;
      case "presence_state":
        if (!presence.takeState(payload))
          return fail({ code: "bad_data", what: "wrong_shape" });
        hasState = true;
        joinsWithoutState = 1;
        return ok({ kind: "state" });
      case "presence_diff":
        return afterDiff(presence.takeDiff(payload));
      case "system":
        if (payload["status"] === "error" && payload["extension"] === "system")
          complaint = refusalOfWords(
            String(payload["message"]),
            channel.secrets(),
          );
        return null;
      case "phx_error":
        if (joinsWithoutState > 1)
          return fail({
            code: "server_error",
            status: 500,
            retryAfterMs: null,
          });
        join();
        return null;
      case "phx_close":
        return complaint === null ? ok({ kind: "ended" }) : fail(complaint);
      default:
        return null;
    }
  };

  const afterDiff = (keys: ReadonlySet<string> | null): Heard | null => {
    if (keys === null)
      return hasState
        ? ok({ kind: "unfit" })
        : fail({ code: "bad_data", what: "wrong_shape" });
    return keys.size === 0 ? null : ok({ kind: "changed", keys });
  };

  const afterPiece = (
    piece: SocketPiece,
  ): Heard | null | Promise<Heard | null> => {
    switch (piece.kind) {
      case "opened":
        join();
        return ok({ kind: "open" });
      case "beat":
        return beat();
      case "text": {
        const frame = readFrame(piece.text);
        if (!frame.ok) return frame;
        return frame.value === null ? null : hear(frame.value);
      }
      case "closed": {
        const refusal = complaint ?? refusalOfClose(piece.code);
        return refusal === null ? ok({ kind: "ended" }) : fail(refusal);
      }
      default:
        return piece satisfies never;
    }
  };

  for await (const piece of pieces) {
    const heard = piece.ok ? await afterPiece(piece.value) : piece;
    if (signal.aborted) return;
    if (heard === null) continue;
    yield heard;
    if (signal.aborted || !heard.ok || heard.value.kind === "ended") return;
  }
}
