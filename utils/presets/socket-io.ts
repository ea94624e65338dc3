import { A_PLACE, type Preset } from "./preset.ts";

/*
 * A route of the site's own that answers `res.json((await io.fetchSockets()).map(({ id, data, handshake }) => ({ id, data,
 * handshake })))`. A socket is a tab. `handshake.auth` and the headers hold what the person logged in with: no answer
 * keeps it, and a good route does not send it.
 * Recorded from Socket.IO 4 with two nodes.
 */
export const socketIo: Preset = {
  id: "socket-io",
  product: "Socket.IO",
  connector: "mapped",
  gives: "preset_socket_io_gives",
  address: { example: "https://app.example.com/presence" },
  secret: {
    called: "preset_secret_token",
    where: "preset_socket_io_secret",
    docs: "https://socket.io/docs/v4/server-api/#serverfetchsockets",
  },
  fields: [
    {
      key: "user",
      label: "preset_field_user_place",
      example: "userId",
      value: "userId",
      looks: A_PLACE,
    },
  ],
  mapping: {
    version: 1,
    auth: { kind: "bearer" },
    list: {
      request: { path: "" },
      // Sockets of nobody who is known: visitors that are not logged in, servers, the admin page.
      rows: { only: "data.{{user}}" },
      fields: {
        id: "data.{{user}}",
        name: "data.name",
        email: "data.email",
        role: "data.role",
        session: "id",
        startedAt: { from: "handshake.issued", unit: "ms" },
        page: "data.page",
        title: "data.title",
        userAgent: '=handshake.headers."user-agent"',
        ip: "handshake.address",
      },
    },
    online: { when: "listed" },
  },
  some: ["page", "role"],
};
