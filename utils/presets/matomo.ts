import { A_NUMBER, type Preset } from "./preset.ts";

/*
 * Visits of the Live plugin, the last ones first. Matomo ends a visit after half an hour without an action and says
 * nothing when somebody leaves: online is an action within the last five minutes. Token and question go as a form, since
 * tokens may be limited to POST. Two days, so that nobody vanishes at midnight of the site's zone.
 * Source: matomo-org/matomo, plugins/Live/API.php and its system tests (getLastVisitsDetails).
 */
export const matomo: Preset = {
  id: "matomo",
  product: "Matomo",
  connector: "mapped",
  gives: "preset_matomo_gives",
  address: { example: "https://matomo.example.com" },
  secret: {
    called: "preset_secret_token",
    where: "preset_matomo_secret",
    docs: "https://matomo.org/faq/general/faq_114/",
  },
  fields: [
    {
      key: "site",
      label: "preset_field_site_number",
      example: "1",
      looks: A_NUMBER,
    },
    {
      key: "visits",
      label: "preset_field_visits",
      example: "200",
      value: "200",
      looks: /^[1-9]\d{0,3}$/,
    },
  ],
  mapping: {
    version: 1,
    auth: { kind: "form", name: "token_auth" },
    list: {
      request: {
        path: "/index.php",
        body: {
          kind: "form",
          form: {
            module: "API",
            method: "Live.getLastVisitsDetails",
            idSite: "{{site}}",
            period: "range",
            date: "last2",
            format: "json",
            filter_limit: "{{visits}}",
          },
        },
      },
      fields: {
        id: ["userId", "visitorId"],
        // Sites often use the address as the user id; a visitor's number is no address.
        email: "=[userId][?@ && contains(@, '@')] | [0]",
        sessions: "visitCount",
        session: "idVisit",
        startedAt: { from: "firstActionTimestamp", unit: "s" },
        lastActiveAt: { from: "lastActionTimestamp", unit: "s" },
        // Clicks that lead out, downloads and events are actions too, and no pages.
        page: "=actionDetails[?type == 'action'] | [-1].url",
        title: "=actionDetails[?type == 'action'] | [-1].pageTitle",
        browser: { from: "browserName", words: { Unknown: "" } },
        os: { from: "operatingSystemName", words: { Unknown: "" } },
        device: { from: "deviceType", words: { Unknown: "" } },
        ip: "visitIp",
      },
    },
    online: { when: "recent", of: "lastActiveAt", withinMs: 300_000 },
    errors: { at: "result", is: ["error"], message: "message" },
    refreshMs: 15_000,
  },
  some: ["directory"],
};
