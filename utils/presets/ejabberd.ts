import { A_SITE, type Preset } from "./preset.ts";

/*
 * Everybody who is connected, and everybody who is registered, by two commands of the API. It says how long somebody has
 * been connected, not since when, and how they wish to be seen, not what they do. Sites of their own may put the page
 * into the status text; other texts there are no pages.
 * Recorded from 23.01.
 */
export const ejabberd: Preset = {
  id: "ejabberd",
  product: "ejabberd",
  connector: "mapped",
  gives: "preset_ejabberd_gives",
  address: { example: "https://xmpp.example.com:5443" },
  secret: {
    called: "preset_secret_password",
    where: "preset_ejabberd_secret",
    docs: "https://docs.ejabberd.im/developer/ejabberd-api/permissions/",
  },
  fields: [
    {
      key: "user",
      label: "preset_field_xmpp_account",
      example: "rollcall@example.com",
      looks: /^[^@\s:"'`\\{}]+@[\w.-]+$/,
    },
    {
      key: "host",
      label: "preset_field_xmpp_host",
      example: "example.com",
      looks: /^[\w.-]+$/,
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
    auth: { kind: "basic", user: "{{user}}" },
    list: {
      request: {
        path: "/api/connected_users_info",
        body: { kind: "json", json: {} },
      },
      fields: {
        id: "=split(jid, '/')[0]",
        session: "jid",
        startedAt: { from: "uptime", unit: "s_ago" },
        page: "=[statustext][?starts_with(@, '/') || starts_with(@, 'http')] | [0]",
        ip: "ip",
      },
    },
    site: "{{site}}",
    online: { when: "listed" },
    directory: {
      request: {
        path: "/api/registered_users",
        body: { kind: "json", json: { host: "{{host}}" } },
      },
      fields: { id: "=join('@', [$value, '{{host}}'])", name: "$value" },
      by: "id",
      keepMs: 300_000,
    },
  },
  some: ["page"],
};
