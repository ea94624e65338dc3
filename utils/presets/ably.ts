import { A_CHANNEL, A_SITE, type Preset } from "./preset.ts";

/*
 * Members of one channel. `timestamp` is that of the last word of a member, so that it moves with every change of what
 * they say: activity, no beginning. What somebody is called, and
 * their page, is in the data that the site enters with: an object is passed on as a text of JSON.
 * Source: ably/docs, src/pages/docs/api/rest-api.mdx (presence), capabilities.
 */
export const ably: Preset = {
  id: "ably",
  product: "Ably",
  connector: "mapped",
  gives: "preset_ably_gives",
  address: {
    example: "https://main.realtime.ably.net",
    fixed: "https://main.realtime.ably.net",
  },
  secret: {
    called: "preset_secret_api_key",
    where: "preset_ably_secret",
    docs: "https://ably.com/docs/auth/capabilities",
  },
  fields: [
    {
      key: "channel",
      label: "preset_field_channel",
      example: "visitors",
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
    auth: { kind: "basic" },
    list: {
      request: {
        path: "/channels/{{channel}}/presence",
        query: { limit: "1000" },
      },
      paging: { by: "link" },
      fields: {
        id: ["clientId", "connectionId"],
        name: "data.name",
        email: "data.email",
        role: "data.role",
        session: "connectionId",
        lastActiveAt: { from: "timestamp", unit: "ms" },
        page: "data.page",
        title: "data.title",
      },
    },
    site: "{{site}}",
    online: { when: "listed" },
    refreshMs: 15_000,
  },
  some: ["page", "role"],
};
