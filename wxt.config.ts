import { defineConfig } from "wxt";
import { leanPolyfill } from "./scripts/lean-polyfill.ts";

/** Public half of the key that fixes the extension's id; the private half signs nothing and was thrown away. */
const KEY =
  "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEApnw/XMRA7db1x6avzU8+JKpncVcQp3DdPsCz2qijRX2ZFejyRS6KbfnvSLK2xuIW4PoZ4BClzhickgE4ULl0KEajISHvk66fUZfhv9ZUnl3oZjHZ0n57HkO5YgirVhbYgLiSkX7YktZw2V3azEwGTLbeW182sbUiAU3Rvfrr0XxdRQek8jJY/Td5bcLj2sSiVCBfvcI2ACBHjyoN2Zn2co7G6i5gV69FgpbTVoQDUCfFgest1a392mJdncVObV8kjMNLXF3jFo817C+ypYhCpZk9o1bzTyn7IRGIT4/W9hbFtwhUlGz4PZd3mCzjuB0PXng//aj0E/0i0V5KbcSgZwIDAQAB";

/** `wxt build --mode demo`: the same build, with the permission for this machine that a person would grant. */
const LOOPBACK = ["http://127.0.0.1/*", "http://localhost/*"];

/** Asked for with the first watch: it would warn at install. */
const NOTIFICATIONS = ["notifications"];

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self' https: wss: http://127.0.0.1:* http://localhost:* ws://127.0.0.1:* ws://localhost:*",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** Loaded when somebody opens them: they must not be drawn into what every page loads first. */
const LAZY = new RegExp(
  `/(?:${[
    "(?:open-)?ticket(?:-[a-z]+)*",
    "(?:session-)?trail",
    "(?:packed|unpacked)-sessions",
    "address(?:-book)?",
    "check-(?:field|item)",
    "clock-note",
    "columns-list",
    "copy-(?:button|text)",
    "connection-(?:colour|member|picker)",
    "connections-model",
    "connector-facts",
    "copy-note",
    "dashboard-address",
    "device-(?:label|words)",
    "dialog-box",
    "dwell",
    "dwell-model",
    "export(?:ed)?-(?!menu|note)[a-z-]+",
    "failure-(?:help|note)",
    "file-button",
    "finished-columns",
    "folded",
    "history-(?:chart|days|import|offer|reader|reading|words)",
    "import-(?:model|progress)",
    "incident-banner",
    "ip-address",
    "json-parts",
    "listed-id",
    "local-days",
    "(?:managed-)?language",
    "mail-address",
    "mask",
    "masked-[a-z]+",
    "managed-(?:mark|policy)",
    "menu-list",
    "network-words",
    "next-try",
    "nobody-note",
    "open-dashboard",
    "note",
    "note-[a-z]+",
    "one-connection",
    "open-connections",
    "page-dwells",
    "page-link",
    "past-session",
    "policy-context",
    "person-(?!row)[a-z-]+",
    "public-mail",
    "range-sessions",
    "reason",
    "remedy",
    "secret-name",
    "session-part",
    "severally",
    "sessions-model",
    "sightings",
    "shown-(?:connection|page)",
    "site-words",
    "spans",
    "stays-reading",
    "storage/(?:policy|views)",
    "stuck",
    "stuck-model",
    "online-(?:curve|spans)",
    "stuck-people",
    "told-together",
    "trouble-note",
    "time-(?!model)[a-z-]+",
    "typed-secrets",
    "union-[a-z]+",
    "varints",
    "view-over",
    "watch-(?:button|fields|form|list|toast|words)",
    "watched",
    "watched-name",
    "why-[a-z]+",
    "write-note",
  ].join(
    "|",
  )})\\.tsx?$|/(?:connection|dialog-box|history-import|menu-list|why)\\.css$|/utils/export/`,
);

/** What popup and dashboard have in common, and the panel does without: loaded beside what all pages share. */
const TABLE =
  /\/(?:users-table|user-(?:cells|row)|grid-header|columns(?:-menu)?|filters|export-(?:menu|note|model)|exported-rows)\.tsx?$/;

/** What only the options, and what they load, have to do with: how platforms are connected, and what judges files. */
const CONNECTING =
  /\/utils\/(?:validation\.ts|connectors\/|mapping\/|presets\/)|\/node_modules\/(?:zod|@jmespath-community)\//;

/**
 * What a script in somebody's page is built without. wxt's wrapper announces each start to the page, with an event and a
 * message that carry the extension's id, so that an older copy of the script can end itself; ours ends by itself, and the
 * page is told nothing. The polyfill is a third of the script, for the promises that both browsers have had for years;
 * and it asks for `browser`, which Chrome lacks, so that a page's `<a id="browser">` would stand in its place.
 */
const LEFT_OUT_OF_PAGES: Readonly<Record<string, string>> = {
  "wxt/utils/content-script-context": "export class ContentScriptContext {}",
  "webextension-polyfill": "export default chrome;",
};

const lightInPages = {
  name: "light-in-pages",
  enforce: "pre" as const,
  resolveId: (id: string) => (id in LEFT_OUT_OF_PAGES ? `\0${id}` : null),
  load: (id: string) =>
    id.startsWith("\0") ? (LEFT_OUT_OF_PAGES[id.slice(1)] ?? null) : null,
};

export default defineConfig({
  imports: false,
  manifestVersion: 3,
  outDirTemplate: "{{browser}}-mv{{manifestVersion}}{{modeSuffix}}",
  vite: () => ({
    plugins: [leanPolyfill],
    build: { modulePreload: false, sourcemap: false },
  }),
  hooks: {
    // What two pages share comes as one file: each further one is another turn of "load, read, find the next import"
    // before the first row is painted. The worker is built as a library and has no chunks.
    "vite:build:extendConfig": (entrypoints, config) => {
      if (entrypoints.some(({ type }) => type === "content-script"))
        config.plugins = [...(config.plugins ?? []), lightInPages];
      if (config.build?.lib) return;
      // May be several; wxt makes one, which says where the files go.
      const [output] = [config.build?.rolldownOptions?.output ?? {}].flat();
      config.build = {
        ...config.build,
        rolldownOptions: {
          ...config.build?.rolldownOptions,
          output: {
            ...output,
            codeSplitting: {
              groups: [
                {
                  name: "shared",
                  minShareCount: 2,
                  minSize: 0,
                  // Of what is imported at a start only: what two lazy parts share is loaded with them.
                  tags: ["$initial"],
                  test: (id: string) =>
                    ![LAZY, TABLE, CONNECTING].some((kind) => kind.test(id)),
                  priority: 1,
                },
                { name: "table", test: TABLE },
              ],
            },
          },
        },
      };
    },
  },
  manifest: ({ browser, mode }) => ({
    name: "__MSG_extName__",
    description: "__MSG_extDescription__",
    default_locale: "en",
    icons: Object.fromEntries(
      [16, 32, 48, 96, 128].map((size) => [size, `icon/${size}.png`]),
    ),
    permissions: [
      "storage",
      "alarms",
      "unlimitedStorage",
      "contextMenus",
      "scripting",
      "activeTab",
      ...(mode === "demo" ? NOTIFICATIONS : []),
      ...(browser === "firefox" ? [] : ["sidePanel"]),
    ],
    ...(mode === "demo" ? { host_permissions: LOOPBACK } : {}),
    ...(mode === "demo" ? {} : { optional_permissions: NOTIFICATIONS }),
    optional_host_permissions: ["https://*/*", ...LOOPBACK],
    content_security_policy: { extension_pages: POLICY },
    incognito: "not_allowed",
    action: { default_title: "Rollcall" },
    // Firefox reads managed values without one.
    ...(browser === "firefox"
      ? {}
      : { storage: { managed_schema: "managed_schema.json" } }),
    omnibox: { keyword: "who" },
    commands: {
      _execute_action: { suggested_key: { default: "Alt+Shift+R" } },
      "toggle-share-safe": {
        suggested_key: { default: "Alt+Shift+S" },
        description: "__MSG_commandShareSafe__",
      },
      // Chrome has no command of its own for a side panel; the worker opens it.
      [browser === "firefox" ? "_execute_sidebar_action" : "open-panel"]: {
        suggested_key: { default: "Alt+Shift+P" },
        description: "__MSG_commandOpenPanel__",
      },
    },
    ...(browser === "firefox"
      ? {
          browser_specific_settings: {
            gecko: {
              id: "rollcall@rollcall.test",
              strict_min_version: "140.0",
              data_collection_permissions: { required: ["none"] },
            },
          },
        }
      : { key: KEY, minimum_chrome_version: "126" }),
  }),
});
