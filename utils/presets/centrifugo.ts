import { A_CHANNEL, A_SITE, type Preset } from "./preset.ts";

/*
 * Clients of one channel whose namespace has presence on: an object with the client's id as key. What is known of a person
 * beside the id is what the site puts into `info` of the connection or the channel. No times.
 * Source: centrifugal/centrifugal.dev, docs/server/{server_api,presence}.md; its error codes.
 */
export const centrifugo: Preset = {
  id: "centrifugo",
  product: "Centrifugo",
  connector: "mapped",
  gives: "preset_centrifugo_gives",
  address: { example: "https://realtime.example.com" },
  secret: {
    called: "preset_secret_api_key",
    where: "preset_centrifugo_secret",
    docs: "https://centrifugal.dev/docs/server/server_api#http-api-authorization",
  },
  fields: [
    {
      key: "channel",
      label: "preset_field_channel",
      example: "site:visitors",
      looks: A_CHANNEL,
    },
    {
      key: "site",
      label: "preset_field_site",
      example: "https://shop.example.com",
      looks: A_SITE,
      isOptional: true,
    },
  ],
  mapping: {
    version: 1,
    auth: { kind: "header", name: "X-API-Key" },
    list: {
      request: {
        path: "/api/presence",
        body: { kind: "json", json: { channel: "{{channel}}" } },
      },
      rows: { at: "result.presence", as: "values" },
      fields: {
        // Without a name of its own a connection is the only thing that can be told from others.
        id: ["user", "client"],
        name: ["conn_info.name", "chan_info.name"],
        email: ["conn_info.email", "chan_info.email"],
        role: ["conn_info.role", "chan_info.role"],
        session: "client",
        page: ["chan_info.page", "conn_info.page"],
        title: ["chan_info.title", "conn_info.title"],
      },
    },
    site: "{{site}}",
    online: { when: "listed" },
    errors: {
      at: "error",
      message: "error.message",
      code: "error.code",
      codes: {
        "100": "server",
        "101": "auth",
        "103": "forbidden",
        "111": "limit",
      },
    },
  },
  some: ["page", "role"],
};
