import { A_NAME, type Preset } from "./preset.ts";

/*
 * Sessions of one client, and everybody of the realm. `lastAccess` is the last token refresh of the client, no page view.
 * Source: keycloak/keycloak, UserSessionRepresentation, ClientResource.getUserSessions (asks for view-clients) and
 * UsersResource.getUsers (view-users).
 */
export const keycloak: Preset = {
  id: "keycloak",
  product: "Keycloak",
  connector: "mapped",
  gives: "preset_keycloak_gives",
  address: { example: "https://id.example.com" },
  secret: {
    called: "preset_secret_client_secret",
    where: "preset_keycloak_secret",
    docs: "https://www.keycloak.org/docs/latest/server_admin/#_service_accounts",
  },
  fields: [
    {
      key: "realm",
      label: "preset_field_realm",
      example: "acme",
      looks: A_NAME,
    },
    {
      key: "client_id",
      label: "preset_field_client_id",
      example: "rollcall",
      looks: A_NAME,
    },
    {
      key: "app",
      label: "preset_field_watched_client",
      example: "7c1f2a34-5b6c-4d7e-8f90-a1b2c3d4e5f6",
      looks: /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i,
    },
  ],
  mapping: {
    version: 1,
    auth: {
      kind: "oauth2",
      tokenUrl: "/realms/{{realm}}/protocol/openid-connect/token",
      clientId: "{{client_id}}",
    },
    list: {
      request: {
        path: "/admin/realms/{{realm}}/clients/{{app}}/user-sessions",
      },
      paging: { by: "offset", offset: "first", size: "max", rows: 500 },
      fields: {
        id: "userId",
        name: "username",
        session: "id",
        startedAt: { from: "start", unit: "ms" },
        lastActiveAt: { from: "lastAccess", unit: "ms" },
        ip: "ipAddress",
      },
    },
    online: { when: "listed" },
    directory: {
      request: {
        path: "/admin/realms/{{realm}}/users",
        query: { briefRepresentation: "true" },
      },
      paging: { by: "offset", offset: "first", size: "max", rows: 500 },
      fields: {
        id: "id",
        // Either half may be missing, and so may both.
        name: ["=[firstName, lastName][?@] | join(' ', @)", "username"],
        email: "email",
        account: {
          from: "enabled",
          words: { true: "active", false: "disabled" },
        },
      },
      by: "id",
      keepMs: 300_000,
    },
    refreshMs: 15_000,
  },
};
