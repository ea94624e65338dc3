import { A_NAME, type Preset } from "./preset.ts";

/*
 * People by their last login, and the sessions of those who logged in last. A session's `last_interacted_at` moves when
 * the login service is asked (/authorize, silent authentication), not with pages nor refresh tokens.
 * Source: auth0.com/docs/api/management/v2/users (get-users, get-sessions-for-user).
 */
export const auth0: Preset = {
  id: "auth0",
  product: "Auth0",
  connector: "mapped",
  gives: "preset_auth0_gives",
  address: { example: "https://acme.eu.auth0.com" },
  secret: {
    called: "preset_secret_client_secret",
    where: "preset_auth0_secret",
    docs: "https://auth0.com/docs/get-started/auth0-overview/create-applications/machine-to-machine-apps",
  },
  fields: [
    {
      key: "client_id",
      label: "preset_field_client_id",
      example: "aBcD1234EfGh5678IjKl9012MnOp3456",
      looks: A_NAME,
    },
    {
      key: "audience",
      label: "preset_field_audience",
      example: "https://acme.eu.auth0.com/api/v2/",
      looks: /^https:\/\/[\w.-]+\/api\/v2\/$/,
    },
  ],
  mapping: {
    version: 1,
    auth: {
      kind: "oauth2",
      tokenUrl: "/oauth/token",
      clientId: "{{client_id}}",
      audience: "{{audience}}",
    },
    list: {
      request: {
        path: "/api/v2/users",
        query: {
          sort: "last_login:-1",
          fields: "user_id,name,nickname,email,blocked,last_login,logins_count",
          include_fields: "true",
        },
      },
      // More than a thousand are not told to anybody.
      paging: {
        by: "page",
        page: "page",
        first: 0,
        size: "per_page",
        rows: 100,
        most: 10,
        rest: "left",
      },
      fields: {
        id: "user_id",
        name: ["name", "nickname"],
        email: "email",
        // Missing where nobody was ever blocked.
        account: {
          from: "blocked",
          words: { true: "disabled", false: "active" },
          otherwise: "active",
        },
        lastLoginAt: { from: "last_login", unit: "iso" },
        sessions: "logins_count",
      },
    },
    each: {
      request: {
        path: "/api/v2/users/{id}/sessions",
        query: { take: "50" },
      },
      rows: { at: "sessions" },
      fields: {
        session: "id",
        startedAt: { from: ["authenticated_at", "created_at"], unit: "iso" },
        endsAt: { from: ["idle_expires_at", "expires_at"], unit: "iso" },
        lastActiveAt: { from: "last_interacted_at", unit: "iso" },
        userAgent: "device.last_user_agent",
        ip: "device.last_ip",
      },
      people: 20,
    },
    online: { when: "listed" },
    refreshMs: 60_000,
  },
  some: ["directory"],
};
