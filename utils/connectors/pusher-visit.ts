import type { Failure } from "../domain/failure.ts";
import { type Result, fail, unreachable } from "../domain/result.ts";
import type { Mapping } from "../mapping/mapping.ts";
import type { Io } from "../transport/io.ts";
import { type SocketPiece, converse } from "../transport/socket.ts";
import type { Endpoint } from "./connector.ts";
import { askLeave } from "./pusher-auth.ts";
import {
  type ChannelEvent,
  type Stay,
  type Step,
  stayIn,
} from "./pusher-channel.ts";
import { endingOf } from "./pusher-failures.ts";
import { pusherFrameOf } from "./pusher-frames.ts";
import { type PusherSettings, socketAddress } from "./pusher-settings.ts";

/** A site and its channel. */
export interface Pusher {
  readonly io: Io;
  readonly endpoint: Endpoint;
  readonly settings: PusherSettings;
  /** How its members are read, and what is asked beside the channel. */
  readonly mapping: Mapping;
}

/**
 * Connects, asks the site for leave, joins the channel and says what happens in it, until the server closes it, it fails
 * or `signal` aborts; closed without a reason and aborted it ends quietly. A failure is the last that it says.
 */
export async function* visitChannel(
  { io, endpoint, settings }: Omit<Pusher, "mapping">,
  signal: AbortSignal,
): AsyncGenerator<Result<ChannelEvent, Failure>, void, undefined> {
  const url = socketAddress(endpoint.address, settings);
  const { send, pieces } = converse(io, url, signal);
  const stay = stayIn(settings);
  for await (const piece of pieces) {
    if (!piece.ok) return yield fail(ofHost(piece.failure, endpoint));
    let step = stepOf(piece.value, stay, settings.channel);
    if (step.ask !== undefined) {
      const leave = await askLeave(io, endpoint, settings, step.ask, signal);
      if (signal.aborted) return;
      step = leave.ok ? stay.enter(leave.value) : { tell: leave };
    }
    if (step.send !== undefined) send(JSON.stringify(step.send));
    if (step.tell !== undefined) yield step.tell;
    if (step.over === true || step.tell?.ok === false) return;
  }
}

const stepOf = (piece: SocketPiece, stay: Stay, channel: string): Step => {
  switch (piece.kind) {
    case "opened":
      return {};
    case "text":
      return stay.hear(pusherFrameOf(piece.text, channel));
    case "beat":
      return stay.beat();
    case "closed":
      return stay.hear({ kind: "over", ending: endingOf(piece.code) });
    default:
      return unreachable(piece);
  }
};

/** A WebSocket needs no permission: where one is missing for another host than the site, that was not the reason. */
const ofHost = (failure: Failure, { address }: Endpoint): Failure =>
  failure.code === "permission_missing" &&
  failure.origin !== new URL(address).origin
    ? { code: "network" }
    : failure;
