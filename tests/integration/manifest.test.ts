import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import {
  ALL_BUILDS,
  type Build,
  ensureBuilt,
  outputOf,
} from "../../scripts/build.ts";

/*
 * What the browser, the stores and the person who installs are told, word by word. A new permission is a decision: it
 * has to be written down here as well.
 */

type Manifest = Readonly<Record<string, unknown>>;

const fileOf = (wanted: Build, name: string): string =>
  join(resolve(outputOf(wanted)), name);

// CAST: what it holds is what the tests below compare.
const manifestOf = (browser: Build["browser"], mode: Build["mode"]) =>
  JSON.parse(
    readFileSync(fileOf({ browser, mode }, "manifest.json"), "utf8"),
  ) as Manifest;

/** "npm test" has just built them; somebody who runs this file alone may not have. */
beforeAll(async () => {
  for (const wanted of ALL_BUILDS) await ensureBuilt(wanted);
}, 120_000);

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

const LOOPBACK = ["http://127.0.0.1/*", "http://localhost/*"];

/** None of these warns at install. */
const PERMISSIONS = [
  "storage",
  "alarms",
  "unlimitedStorage",
  "contextMenus",
  "scripting",
  "activeTab",
];

/** The same in every browser. */
const COMMON = {
  manifest_version: 3,
  name: "__MSG_extName__",
  description: "__MSG_extDescription__",
  version: "0.1.0",
  default_locale: "en",
  icons: Object.fromEntries(
    [16, 32, 48, 96, 128].map((size) => [size, `icon/${size}.png`]),
  ),
  optional_permissions: ["notifications"],
  optional_host_permissions: ["https://*/*", ...LOOPBACK],
  content_security_policy: { extension_pages: POLICY },
  incognito: "not_allowed",
  action: { default_title: "Rollcall", default_popup: "popup.html" },
  omnibox: { keyword: "who" },
  options_ui: { open_in_tab: true, page: "options.html" },
};

const KEYS = {
  _execute_action: { suggested_key: { default: "Alt+Shift+R" } },
  "toggle-share-safe": {
    suggested_key: { default: "Alt+Shift+S" },
    description: "__MSG_commandShareSafe__",
  },
};
const OPEN_PANEL = {
  suggested_key: { default: "Alt+Shift+P" },
  description: "__MSG_commandOpenPanel__",
};

describe("the manifest", () => {
  it("asks Chrome and Edge for nothing that warns at install", () => {
    const { key, ...manifest } = manifestOf("chrome", "production");
    expect(manifest).toEqual({
      ...COMMON,
      permissions: [...PERMISSIONS, "sidePanel"],
      commands: { ...KEYS, "open-panel": OPEN_PANEL },
      background: { service_worker: "background.js" },
      side_panel: { default_path: "sidepanel.html" },
      storage: { managed_schema: "managed_schema.json" },
      minimum_chrome_version: "126",
    });
    // Fixes the extension's address; without it every folder would be another extension.
    expect(key).toMatch(/^MIIBIjANBgkqhkiG9w0B[\w+/]+IDAQAB$/);
  });

  it("asks Firefox for nothing that warns at install", () => {
    expect(manifestOf("firefox", "production")).toEqual({
      ...COMMON,
      permissions: PERMISSIONS,
      commands: { ...KEYS, _execute_sidebar_action: OPEN_PANEL },
      background: { scripts: ["background.js"] },
      sidebar_action: {
        default_panel: "sidepanel.html",
        default_title: "Rollcall",
        open_at_install: false,
      },
      browser_specific_settings: {
        gecko: {
          id: "rollcall@rollcall.test",
          strict_min_version: "140.0",
          data_collection_permissions: { required: ["none"] },
        },
      },
    });
  });

  it.each(["chrome", "firefox"] as const)(
    "lets the demo build for %s reach this machine and notify, and differ in nothing else",
    (browser) => {
      const { optional_permissions: asked, ...shipped } = manifestOf(
        browser,
        "production",
      );
      // CAST (both): what the tests above compare.
      const [permissions, later] = [
        shipped["permissions"],
        asked,
      ] as readonly (readonly string[])[];
      const demo = manifestOf(browser, "demo");
      expect({
        ...demo,
        permissions: (demo["permissions"] as readonly string[]).toSorted(),
      }).toEqual({
        ...shipped,
        permissions: [...(permissions ?? []), ...(later ?? [])].toSorted(),
        host_permissions: LOOPBACK,
      });
    },
  );
});

describe("a build", () => {
  it.each(["chrome", "firefox"] as const)(
    "for %s holds every file that its manifest and its pages name",
    (browser) => {
      const wanted: Build = { browser, mode: "production" };
      const pages = ["popup.html", "sidepanel.html", "options.html"];
      const named = pages.flatMap((page) =>
        [
          ...readFileSync(fileOf(wanted, page), "utf8").matchAll(
            /(?:src|href)="\/([^"]+)"/g,
          ),
        ].map(([, file = ""]) => file),
      );
      expect(named.length).toBeGreaterThan(pages.length);
      const files = [
        ...named,
        ...pages,
        "background.js",
        "content-scripts/ticket.js",
        "_locales/en/messages.json",
        ...Object.values(COMMON.icons),
      ];
      expect(files.filter((file) => !existsSync(fileOf(wanted, file)))).toEqual(
        [],
      );
    },
  );

  it.each(["chrome", "firefox"] as const)(
    "for %s holds a script for ticket pages that writes nothing into them and says nothing to them",
    (browser) => {
      const script = readFileSync(
        fileOf({ browser, mode: "production" }, "content-scripts/ticket.js"),
        "utf8",
      );
      expect(script).not.toMatch(
        /postMessage|dispatchEvent|CustomEvent|append|innerHTML|insert|createElement|setAttribute|localStorage|document\.cookie|fetch\(/,
      );
    },
  );

  it.each(["chrome", "firefox"] as const)(
    "for %s holds no inline script, no eval, no source map and nothing of the development server",
    (browser) => {
      const folder = resolve(outputOf({ browser, mode: "production" }));
      const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
      expect(files.filter((file) => file.endsWith(".map"))).toEqual([]);
      for (const file of files.filter((name) => /\.(?:js|html)$/.test(name))) {
        const text = readFileSync(join(folder, file), "utf8");
        expect(text, file).not.toMatch(
          /\beval\(|\bnew Function\(|<script>|<script [^>]*>[^<]|sourceMappingURL|vite-hmr|@vite\/client/,
        );
      }
    },
  );
});
