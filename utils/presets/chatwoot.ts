import { A_NUMBER, type Preset } from "./preset.ts";

/*
 * Contacts who have the chat on a page open now (its "Active" list; a contact counts for a minute after the last sign).
 * `last_activity_at` is the last message, no activity on a page, and `created_at_ip` the address of long ago: neither is
 * read. The inboxes are left out of the answer: they hold each contact's key to their own conversations. Without an order its
 * pages would be of another one each time.
 * Source: chatwoot/chatwoot, swagger contact_list_item, contacts_controller#active, lib/online_status_tracker.rb.
 */
export const chatwoot: Preset = {
  id: "chatwoot",
  product: "Chatwoot",
  connector: "mapped",
  gives: "preset_chatwoot_gives",
  address: { example: "https://app.chatwoot.com" },
  secret: {
    called: "preset_secret_access_token",
    where: "preset_chatwoot_secret",
    docs: "https://developers.chatwoot.com/api-reference/introduction",
  },
  fields: [
    {
      key: "account",
      label: "preset_field_account_number",
      example: "1",
      looks: A_NUMBER,
    },
  ],
  mapping: {
    version: 1,
    auth: { kind: "header", name: "api_access_token" },
    list: {
      request: {
        path: "/api/v1/accounts/{{account}}/contacts/active",
        query: { include_contact_inboxes: "false", sort: "created_at" },
      },
      rows: { at: "payload" },
      paging: { by: "page", page: "page", first: 1, rows: 15 },
      fields: {
        id: "id",
        name: "name",
        email: "email",
        company: "additional_attributes.company_name",
        account: {
          from: "blocked",
          words: { true: "disabled", false: "active" },
        },
      },
    },
    userUrl: "/app/accounts/{{account}}/contacts/{id}",
    online: { when: "listed" },
    refreshMs: 15_000,
  },
};
