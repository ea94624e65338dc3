import { A_NAME, type Preset } from "./preset.ts";

/*
 * The three hundred members who were seen last. `asc` is left out on purpose: any text in it, "false" too, turns the order
 * round. An admin key may ask 60 times a minute, all keys together. Addresses are asked for only where somebody wants
 * them: each such answer is an entry in the forum's staff log.
 * Source: discourse/discourse_api_docs, openapi.json (adminListUsers); discourse/discourse, lib/admin_user_index_query.rb,
 * AdminUserListSerializer, ApiKeyScope (users: list).
 */
export const discourse: Preset = {
  id: "discourse",
  product: "Discourse",
  connector: "mapped",
  gives: "preset_discourse_gives",
  address: { example: "https://forum.example.com" },
  secret: {
    called: "preset_secret_api_key",
    where: "preset_discourse_secret",
    docs: "https://meta.discourse.org/t/create-and-configure-an-api-key/230124",
  },
  fields: [
    {
      key: "username",
      label: "preset_field_api_user",
      example: "system",
      value: "system",
      looks: A_NAME,
    },
    {
      key: "emails",
      label: "preset_field_show_emails",
      example: "false",
      value: "false",
      looks: /^(?:true|false)$/,
    },
  ],
  mapping: {
    version: 1,
    auth: { kind: "header", name: "Api-Key" },
    list: {
      request: {
        path: "/admin/users/list/active.json",
        query: { order: "seen", show_emails: "{{emails}}" },
        headers: { "Api-Username": "{{username}}" },
      },
      paging: {
        by: "page",
        page: "page",
        first: 1,
        rows: 100,
        most: 3,
        rest: "left",
      },
      fields: {
        id: "id",
        name: ["name", "username"],
        email: "email",
        role: "=admin && 'admin' || moderator && 'moderator' || 'user'",
        // Only who is suspended now has the time of it; who never confirmed their address is not active.
        account:
          "=suspended_at && 'disabled' || active && 'active' || 'pending'",
        messages: "post_count",
        lastSeenAt: { from: "last_seen_at", unit: "iso" },
        lastActiveAt: { from: "last_seen_at", unit: "iso" },
      },
    },
    // Discourse itself notes a visit at most once a minute.
    online: { when: "recent", of: "lastSeenAt", withinMs: 300_000 },
    refreshMs: 15_000,
  },
  some: ["directory"],
};
