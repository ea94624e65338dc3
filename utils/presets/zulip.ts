import type { Preset } from "./preset.ts";

/*
 * An object with the API address of everybody as its keys. `active` is somebody at the keyboard, `idle` a window that is
 * open; nobody says goodbye: who was not heard of for 140 s (the server's own limit) is offline. All of it by the
 * server's clock, which the answer says with a fraction.
 * Source: zulip.com/api/get-presence, zulip.com/api/get-users.
 */
export const zulip: Preset = {
  id: "zulip",
  product: "Zulip",
  connector: "mapped",
  gives: "preset_zulip_gives",
  address: { example: "https://acme.zulipchat.com" },
  secret: {
    called: "preset_secret_api_key",
    where: "preset_zulip_secret",
    docs: "https://zulip.com/api/api-keys",
  },
  fields: [
    {
      key: "bot",
      label: "preset_field_bot_address",
      example: "rollcall-bot@acme.zulipchat.com",
      looks: /^[^@\s:"'`\\{}]+@[\w.-]+$/,
    },
  ],
  mapping: {
    version: 1,
    auth: { kind: "basic", user: "{{bot}}" },
    list: {
      request: { path: "/api/v1/realm/presence" },
      rows: { at: "presences", as: "entries" },
      fields: {
        id: "$key",
        lastSeenAt: { from: "aggregated.timestamp", unit: "s" },
        lastActiveAt: {
          from: "=[aggregated][?status == 'active'] | [0].timestamp",
          unit: "s",
        },
      },
    },
    online: { when: "recent", of: "lastSeenAt", withinMs: 140_000 },
    directory: {
      request: { path: "/api/v1/users" },
      rows: { at: "=members[?!is_bot]" },
      fields: {
        id: "email",
        name: "full_name",
        email: ["delivery_email", "email"],
        role: {
          from: "role",
          words: {
            "100": "owner",
            "200": "admin",
            "300": "moderator",
            "400": "member",
            "600": "guest",
          },
        },
        account: {
          from: "is_active",
          words: { true: "active", false: "disabled" },
        },
      },
      by: "id",
      keepMs: 300_000,
    },
    clock: { from: "server_timestamp", unit: "s" },
    errors: {
      at: "result",
      is: ["error"],
      message: "msg",
      code: "code",
      codes: {
        UNAUTHORIZED: "auth",
        INVALID_API_KEY: "auth",
        RATE_LIMIT_HIT: "limit",
      },
    },
    refreshMs: 15_000,
  },
  some: ["activity"],
};
