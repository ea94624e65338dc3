import { A_NAME, type Preset } from "./preset.ts";

/*
 * Members of one team by their last activity, and everybody of the server. The words away and do-not-disturb would need a
 * question with the ids of everybody in it; a server calls somebody away who did nothing for five minutes, so online is
 * an activity within these. Who never was there has no such time, or 0.
 * Source: mattermost/mattermost-api-reference, v4/source/users.yaml; npm @mattermost/types 11.9.0, UserProfile; server
 * SqlUserStore.GetRecentlyActiveUsersForTeam.
 */

/** Both lists give people in the same shape. */
const PERSON = {
  id: "id",
  name: ["=[first_name, last_name][?@] | join(' ', @)", "nickname", "username"],
  email: "email",
  role: "=contains(roles, 'system_admin') && 'admin' || contains(roles, 'system_guest') && 'guest' || 'member'",
  account: "=delete_at > `0` && 'disabled' || 'active'",
};

/** Bots are nobody, but count where a page is full. */
const PEOPLE = { only: "=[@][?!is_bot] | [0].id" };

export const mattermost: Preset = {
  id: "mattermost",
  product: "Mattermost",
  connector: "mapped",
  gives: "preset_mattermost_gives",
  address: { example: "https://chat.example.com" },
  secret: {
    called: "preset_secret_personal_token",
    where: "preset_mattermost_secret",
    docs: "https://developers.mattermost.com/integrate/reference/personal-access-token/",
  },
  fields: [
    {
      key: "team",
      label: "preset_field_team_id",
      example: "h7f3k9w1p5tgmy8dq6xr4bn2cz",
      looks: A_NAME,
    },
  ],
  mapping: {
    version: 1,
    auth: { kind: "bearer" },
    list: {
      request: {
        path: "/api/v4/users",
        query: { in_team: "{{team}}", sort: "last_activity_at" },
      },
      rows: PEOPLE,
      paging: {
        by: "page",
        page: "page",
        first: 0,
        size: "per_page",
        rows: 200,
      },
      fields: {
        ...PERSON,
        lastActiveAt: {
          from: "=[last_activity_at][?@ && @ > `0`] | [0]",
          unit: "ms",
        },
      },
    },
    online: { when: "recent", of: "lastActiveAt", withinMs: 300_000 },
    directory: {
      request: { path: "/api/v4/users" },
      rows: PEOPLE,
      paging: {
        by: "page",
        page: "page",
        first: 0,
        size: "per_page",
        rows: 200,
      },
      fields: PERSON,
      by: "id",
      keepMs: 300_000,
    },
    refreshMs: 30_000,
  },
};
