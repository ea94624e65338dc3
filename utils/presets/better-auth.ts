import type { Preset } from "./preset.ts";

/*
 * Everybody, and each one's sessions, behind the path that better-auth has on the site. Those come with the live bearer token of each session, which no answer keeps; those
 * in which an admin is logged in as somebody are not theirs. `updatedAt` of a session moves once per `updateAge` of the
 * site's settings: a day, unless it says less. A site refuses the 101st request of one path that comes less than 10 s after
 * the one before, as far as its settings do not say otherwise (`rateLimit`): 90 people are asked about.
 * Recorded from 1.7.0; source: its dist/plugins/admin/routes.mjs.
 */
export const betterAuth: Preset = {
  id: "better-auth",
  product: "better-auth",
  connector: "mapped",
  gives: "preset_better_auth_gives",
  address: { example: "https://app.example.com/api/auth" },
  secret: {
    called: "preset_secret_session_token",
    where: "preset_better_auth_secret",
    docs: "https://www.better-auth.com/docs/plugins/bearer",
  },
  fields: [],
  mapping: {
    version: 1,
    auth: { kind: "bearer" },
    list: {
      request: {
        path: "/admin/list-users",
        query: { sortBy: "updatedAt", sortDirection: "desc" },
      },
      rows: { at: "users" },
      paging: {
        by: "offset",
        offset: "offset",
        size: "limit",
        rows: 100,
        total: "total",
      },
      fields: {
        id: "id",
        name: "name",
        email: "email",
        role: "role",
        account: "=banned && 'disabled' || 'active'",
      },
    },
    each: {
      request: {
        path: "/admin/list-user-sessions",
        body: { kind: "json", json: { userId: "{id}" } },
      },
      rows: { at: "=sessions[?!impersonatedBy]" },
      fields: {
        session: "id",
        startedAt: { from: "createdAt", unit: "iso" },
        // Without a second storage it keeps sessions that ran out.
        endsAt: { from: "expiresAt", unit: "iso" },
        lastActiveAt: { from: "updatedAt", unit: "iso" },
        userAgent: "userAgent",
        ip: "ipAddress",
      },
      people: 90,
    },
    online: { when: "listed" },
    refreshMs: 30_000,
  },
};
