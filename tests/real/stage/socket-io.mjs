/* A Socket.IO server whose site added the three lines that the preset asks for, and people with the official client. */
import { createServer } from "node:http";
import { Server } from "socket.io";
import { io as connect } from "socket.io-client";

const TOKEN = "token-of-the-route";

export const start = async () => {
  const people = new Map();
  const http = createServer((request, response) => {
    if (request.url !== "/presence") return;
    if (request.headers.authorization !== `Bearer ${TOKEN}`) {
      response.writeHead(401).end();
      return;
    }
    void answer(response);
  });
  const io = new Server(http);
  const answer = async (response) => {
    const sockets = await io.fetchSockets();
    response.setHeader("Content-Type", "application/json");
    response.end(
      JSON.stringify(
        sockets.map(({ id, data, handshake }) => ({ id, data, handshake })),
      ),
    );
  };
  io.on("connection", (socket) => {
    Object.assign(socket.data, socket.handshake.auth);
    socket.on("page", (page, done) => {
      socket.data.page = page;
      done();
    });
  });
  await new Promise((resolve) => http.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${http.address().port}`;
  return {
    address: `${origin}/presence`,
    token: TOKEN,
    does: {
      online: (who, page) =>
        new Promise((resolve, reject) => {
          const client = connect(origin, {
            auth: { userId: who, name: `Name of ${who}`, page },
            forceNew: true,
            transports: ["websocket"],
          });
          people.set(who, [...(people.get(who) ?? []), client]);
          client.on("connect", resolve);
          client.on("connect_error", reject);
        }),
      move: (who, page) => people.get(who).at(-1).emitWithAck("page", page),
      leave: (who) => people.get(who).pop().disconnect() && null,
      stop: () => io.close(),
    },
  };
};
