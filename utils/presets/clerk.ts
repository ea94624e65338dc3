import type { Preset } from "./preset.ts";

/*
 * People, and the active sessions of those who were there last. A person's own `last_active_at` has the precision of a
 * day: it only says whom to ask for, the sessions say the rest.
 * Source: clerk/openapi-specs, bapi/2026-05-12.yml: GetUserList, GetSessionList.
 */
export const clerk: Preset = {
  id: "clerk",
  product: "Clerk",
  connector: "mapped",
  gives: "preset_clerk_gives",
  address: {
    example: "https://api.clerk.com",
    fixed: "https://api.clerk.com",
  },
  secret: {
    called: "preset_secret_secret_key",
    where: "preset_clerk_secret",
    docs: "https://clerk.com/docs/reference/backend-api",
  },
  fields: [],
  mapping: {
    version: 1,
    auth: { kind: "bearer" },
    list: {
      request: {
        path: "/v1/users",
        query: { order_by: "-last_active_at" },
      },
      paging: {
        by: "offset",
        offset: "offset",
        size: "limit",
        rows: 500,
        most: 4,
        rest: "left",
      },
      fields: {
        id: "id",
        name: ["=[first_name, last_name][?@] | join(' ', @)", "username"],
        email:
          "=let $p = primary_email_address_id in email_addresses[?id == $p].email_address | [0]",
        account:
          "=(banned || locked || deprovisioned) && 'disabled' || 'active'",
        lastLoginAt: { from: "last_sign_in_at", unit: "ms" },
        lastSeenAt: { from: "last_active_at", unit: "ms" },
      },
    },
    each: {
      request: {
        path: "/v1/sessions",
        query: { user_id: "{id}", status: "active" },
      },
      fields: {
        session: "id",
        startedAt: { from: "created_at", unit: "ms" },
        endsAt: { from: "expire_at", unit: "ms" },
        lastActiveAt: { from: "last_active_at", unit: "ms" },
        browser: "latest_activity.browser_name",
        device: "latest_activity.device_type",
        ip: "latest_activity.ip_address",
      },
      people: 50,
    },
    online: { when: "listed" },
    // 54 requests at most, of 100 in 10 s that a development key may send.
    refreshMs: 30_000,
  },
  some: ["directory"],
};
