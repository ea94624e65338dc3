import type { Io } from "./io.ts";

/** The WebSocket of the platform it runs on: browser, worker, Node. */
export const openSocket: Io["socket"] = (url, protocols, hear) => {
  const socket = new WebSocket(url, [...protocols]);
  // Bytes come as an object that is looked at by nobody.
  socket.binaryType = "arraybuffer";
  socket.addEventListener("open", () => hear.opened());
  socket.addEventListener("message", ({ data }: MessageEvent<unknown>) =>
    hear.said(typeof data === "string" ? data : null),
  );
  socket.addEventListener("close", ({ code, reason }) =>
    hear.closed(code, reason),
  );
  return {
    send: (text) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(text);
    },
    close: () => socket.close(),
  };
};
