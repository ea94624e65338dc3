import { A_NAME, type Preset } from "./preset.ts";

/*
 * Everybody who is not offline, and the directory. Without `from` the answer is the whole picture. The workspace's own
 * bot is always online and nobody's colleague. A user may ask each of these ten times a minute, unless their role has
 * `api-bypass-rate-limit`, and gets at most a hundred people at once.
 * Source: RocketChat/Rocket.Chat-Open-API, user-management.yaml (users.presence, users.list).
 */
export const rocketChat: Preset = {
  id: "rocket-chat",
  product: "Rocket.Chat",
  connector: "mapped",
  gives: "preset_rocket_chat_gives",
  address: { example: "https://chat.example.com" },
  secret: {
    called: "preset_secret_personal_token",
    where: "preset_rocket_chat_secret",
    docs: "https://developer.rocket.chat/apidocs/get-users-presence",
  },
  fields: [
    {
      key: "user_id",
      label: "preset_field_user_id",
      example: "aobEdbYhXfu5hkeqG",
      looks: A_NAME,
    },
  ],
  mapping: {
    version: 1,
    auth: { kind: "header", name: "X-Auth-Token" },
    list: {
      request: {
        path: "/api/v1/users.presence",
        headers: { "X-User-Id": "{{user_id}}" },
      },
      rows: { at: "=users[?_id != 'rocket.cat']" },
      fields: {
        id: "_id",
        name: ["name", "username"],
        status: "status",
      },
    },
    online: { when: "status", words: ["online", "away", "busy"] },
    directory: {
      request: {
        path: "/api/v1/users.list",
        headers: { "X-User-Id": "{{user_id}}" },
      },
      rows: {
        at: "users",
        only: "=[@][?type != 'bot' && type != 'app'] | [0]._id",
      },
      paging: { by: "offset", offset: "offset", size: "count", rows: 100 },
      fields: {
        id: "_id",
        name: ["name", "username"],
        email: "emails[0].address",
        role: "=roles | join(', ', @)",
        account: {
          from: "active",
          words: { true: "active", false: "disabled" },
        },
        lastLoginAt: { from: "lastLogin", unit: "iso" },
      },
      by: "id",
      keepMs: 120_000,
    },
    // Not even the bot is there: presence is switched off, as large workspaces do by themselves. That is not nobody.
    errors: {
      at: "=success == `false` && 'failed' || full && !users[0] && 'off'",
      message: "=error || 'Presence_broadcast_disabled'",
    },
    refreshMs: 30_000,
  },
  some: ["role", "lastLogin"],
};
