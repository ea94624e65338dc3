import type { Io, SocketEvents } from "../../utils/transport/io.ts";
import { type World, drivenIo } from "../contract/driven-io.ts";

/** A world whose sockets say what the test says, and remember what was done to them. */
export const handSocket = (world: World = {}) => {
  /** "open URL PROTOCOL…", "send TEXT" and "close", in their order. */
  const done: string[] = [];
  let events: SocketEvents | null = null;
  const socket: Io["socket"] = (url, protocols, hear) => {
    done.push(["open", url, ...protocols].join(" "));
    events = hear;
    return {
      send: (text) => void done.push(`send ${text}`),
      close: () => void done.push("close"),
    };
  };
  return {
    io: { ...drivenIo(world), socket },
    done,
    isOpening: () => events !== null,
    /** The socket that was opened last. */
    hear: (): SocketEvents => {
      if (events === null) throw new Error("Nobody has opened it yet.");
      return events;
    },
    /** Texts that were sent, of the last socket. */
    sent: (): readonly string[] =>
      done
        .slice(done.findLastIndex((what) => what.startsWith("open ")))
        .filter((what) => what.startsWith("send "))
        .map((what) => what.slice(5)),
  };
};
