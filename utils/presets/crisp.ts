import { A_NAME, type Preset } from "./preset.ts";

/*
 * Visitors who have the site open. There are no times in it: since when somebody is there is what Rollcall saw. A plugin
 * token has 5,000 requests a day, the website's own 10,000.
 * Source: docs.crisp.chat (list-visitors, authentication, rate limits); npm crisp-api 10.11.0, WebsiteVisitors.d.ts.
 */
export const crisp: Preset = {
  id: "crisp",
  product: "Crisp",
  connector: "mapped",
  gives: "preset_crisp_gives",
  address: {
    example: "https://api.crisp.chat",
    fixed: "https://api.crisp.chat",
  },
  secret: {
    called: "preset_secret_identifier_key",
    where: "preset_crisp_secret",
    docs: "https://docs.crisp.chat/guides/rest-api/authentication/",
  },
  fields: [
    {
      key: "website",
      label: "preset_field_website_id",
      example: "8c842203-7ed8-4e29-a608-7cf78a7d2fcc",
      looks: A_NAME,
    },
    {
      key: "tier",
      label: "preset_field_crisp_tier",
      example: "plugin",
      value: "plugin",
      looks: /^(?:plugin|website)$/,
    },
  ],
  mapping: {
    version: 1,
    auth: { kind: "basic" },
    list: {
      request: {
        path: "/v1/website/{{website}}/visitors/list/{page}",
        headers: { "X-Crisp-Tier": "{{tier}}" },
      },
      rows: { at: "data" },
      paging: { by: "path", first: 1 },
      fields: {
        id: ["email", "session_id"],
        name: "nickname",
        email: "email",
        session: "session_id",
        page: "last_page.page_url",
        title: "last_page.page_title",
        hidden: { from: "active", words: { true: "false", false: "true" } },
        userAgent: "useragent",
      },
    },
    online: { when: "listed" },
    errors: { at: "error", is: ["true"], message: "reason" },
    perDay: 5000,
  },
};
