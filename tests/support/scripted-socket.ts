import type { Io, SocketEvents } from "../../utils/transport/io.ts";

/** A WebSocket of which the test is the other side; nothing waits. */
export interface ScriptedSocket {
  readonly socket: Io["socket"];
  /** Every address that was opened. */
  readonly urls: readonly string[];
  /** Every text that was sent, as the JSON that it is. */
  readonly sent: readonly unknown[];
  readonly open: () => void;
  /** Text as it is; everything else as JSON. */
  readonly say: (message: unknown) => void;
  readonly close: (code: number, reason?: string) => void;
  /** Did our side close it? */
  readonly wasClosed: () => boolean;
}

export const scriptedSocket = (): ScriptedSocket => {
  const urls: string[] = [];
  const sent: unknown[] = [];
  let hear: SocketEvents | null = null;
  let closed = false;
  const heard = (): SocketEvents => {
    if (hear === null) throw new Error("Nobody has opened the socket.");
    return hear;
  };
  return {
    socket: (url, _, events) => {
      urls.push(url);
      hear = events;
      return {
        send: (text) => void sent.push(JSON.parse(text)),
        close: () => {
          closed = true;
        },
      };
    },
    urls,
    sent,
    open: () => heard().opened(),
    say: (message) =>
      heard().said(
        typeof message === "string" ? message : JSON.stringify(message),
      ),
    close: (code, reason = "") => heard().closed(code, reason),
    wasClosed: () => closed,
  };
};
