import type { Failure } from "../domain/failure.ts";
import type { Position } from "../domain/observation.ts";
import { type Result, fail, unreachable } from "../domain/result.ts";
import { type SocketPiece, converse } from "../transport/socket.ts";
import type { KnownReport, Told } from "./connector.ts";
import { createTeller } from "./counted-stream.ts";
import {
  type Hearing,
  type Reaction,
  hearDirectus,
} from "./directus-hearing.ts";
import { type Directus, readInfo } from "./directus-server.ts";
import { authMessage, directusMessageOf } from "./directus-messages.ts";

/**
 * Follows the users and the activity log over the server's WebSocket, the whole list first. Says `not_found` where there
 * is none, or none that takes the token in a message; what a failed request says; and `auth_required` where the token is
 * refused.
 */
export async function* followDirectus(
  directus: Directus,
  from: Position,
  known: KnownReport | undefined,
  signal: AbortSignal,
): AsyncGenerator<Result<Told, Failure>, void, undefined> {
  const { io, endpoint } = directus;
  // Also for its clock: nothing that the WebSocket says has one.
  const info = await readInfo(directus, signal);
  if (signal.aborted) return;
  if (!info.ok) return yield info;
  const { socketPath } = info.value;
  if (socketPath === null) return yield fail({ code: "not_found" });
  if (endpoint.token === null)
    return yield fail({ code: "auth_required", reason: "missing" });
  const url = `${endpoint.address}${socketPath}`.replace(/^http/, "ws");
  const { send, pieces } = converse(io, url, signal);
  const teller = createTeller(from, io);
  const hearing = hearDirectus(directus, teller, info.value, known);
  for await (const piece of pieces) {
    if (!piece.ok) return yield piece;
    if (piece.value.kind === "closed") return;
    const reaction = react(piece.value, hearing, endpoint.token);
    if (reaction.send !== undefined) send(reaction.send);
    if (reaction.tell === undefined) continue;
    yield reaction.tell;
    if (!reaction.tell.ok) return;
  }
}

const react = (
  piece: Exclude<SocketPiece, { readonly kind: "closed" }>,
  { hear, beat }: Hearing,
  token: string,
): Reaction => {
  switch (piece.kind) {
    case "opened":
      return { send: authMessage(token) };
    case "text":
      return hear(directusMessageOf(piece.text));
    case "beat":
      return beat();
    default:
      return unreachable(piece);
  }
};
