import { globSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

/*
 * The picture of the README, as a test: who may import whom, who may touch the browser, and what a file may look like.
 * An import of types counts as one: it ties two layers together as much as a call does. Where a layer may know only the
 * shape of another (pages know the records and the commands, not who keeps or carries them), the table names the file.
 */

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const BROWSER = "utils/browser.ts";
const WORDS = "utils/i18n.ts";
const PARSER = "utils/validation.ts";
const SPEAKING = "utils/chosen-words.ts";

/** What a page may know of the layers behind it: shapes only. */
const SHAPES = [
  "utils/storage/reader.ts",
  "utils/storage/records.ts",
  "utils/storage/running-put.ts",
  "utils/storage/stays.ts",
  "utils/storage/time-travel-window.ts",
  "utils/messaging/protocol.ts",
  "utils/messaging/client.ts",
  "utils/messaging/changes.ts",
  "utils/messaging/views-file.ts",
  "utils/messaging/settings-file.ts",
];

/** Layer by layer, the innermost first: folders and files that it may import beside its own, and packages. */
const LAYERS: Readonly<
  Record<
    string,
    { readonly may: readonly string[]; readonly packages: readonly string[] }
  >
> = {
  "utils/domain": { may: [], packages: [] },
  "utils/export": { may: ["utils/domain"], packages: ["fflate"] },
  "utils/transport": { may: ["utils/domain", BROWSER], packages: [] },
  // How somebody else's answers are read: pure, for the connectors and for the form that shows what a row becomes.
  "utils/mapping": {
    may: ["utils/domain", PARSER],
    packages: ["@jmespath-community/jmespath"],
  },
  // Data for the options. It names its words by their keys; no worker carries it.
  "utils/presets": {
    may: ["utils/mapping", "utils/domain/gives.ts", WORDS],
    packages: [],
  },
  "utils/connectors": {
    may: ["utils/domain", "utils/mapping", "utils/transport", PARSER],
    packages: [],
  },
  "utils/messaging": {
    may: ["utils/domain", PARSER, BROWSER],
    packages: [],
  },
  "utils/storage": {
    // The defaults of what was never saved are checked by the very schema that `savePreferences` is parsed with.
    may: ["utils/domain", PARSER, BROWSER, "utils/messaging/protocol.ts"],
    packages: ["idb"],
  },
  // Runs in somebody else's page: reads its DOM, knows no storage and no protocol.
  "utils/ticket": { may: ["utils/domain"], packages: [] },
  "utils/background": {
    may: [
      "utils/domain",
      "utils/transport",
      "utils/connectors",
      "utils/storage",
      "utils/messaging",
      BROWSER,
      WORDS,
      SPEAKING,
    ],
    packages: [],
  },
  "utils/models": {
    // What a row becomes is shown while a mapping is being made, by the code that will read it: loaded then.
    may: [
      "utils/domain",
      "utils/mapping",
      "utils/presets/preset.ts",
      "utils/presets/preset-gives.ts",
      WORDS,
      ...SHAPES,
    ],
    packages: ["@preact/signals", "bowser"],
  },
  components: {
    may: [
      "utils/domain",
      "utils/models",
      "utils/export",
      "utils/mapping",
      "utils/presets/preset.ts",
      WORDS,
      "utils/messaging/protocol.ts",
      "utils/messaging/views-file.ts",
      "utils/messaging/settings-file.ts",
    ],
    packages: ["preact", "preact/hooks", "@preact/signals"],
  },
  entrypoints: {
    may: ["components", "utils"],
    packages: [
      "preact",
      "@preact/signals",
      "wxt/utils/define-background",
      "wxt/utils/define-content-script",
      "wxt/utils/define-unlisted-script",
    ],
  },
  platform: { may: [], packages: ["node:"] },
  // A recording is replayed by the code that live connections use; the README says what that code declares.
  scripts: {
    may: [
      "utils/connectors",
      "utils/domain",
      "utils/presets",
      "utils/models/connection-kind.ts",
    ],
    packages: ["node:", "puppeteer-core"],
  },
  [BROWSER]: { may: [], packages: ["webextension-polyfill"] },
  [WORDS]: { may: [BROWSER, "utils/domain", "public/_locales"], packages: [] },
  [SPEAKING]: {
    may: [WORDS, "utils/domain", "utils/transport"],
    packages: [],
  },
  [PARSER]: { may: [], packages: ["zod/mini"] },
};

/** Who may touch the browser's extension API. Everybody else is told what they need. */
const TOUCH_THE_BROWSER = [
  "entrypoints/options/main.tsx",
  "entrypoints/options/shortcuts.ts",
  "entrypoints/popup/open-page.ts",
  "entrypoints/popup/open-panel.ts",
  "entrypoints/sidepanel/follow-intents.ts",
  "entrypoints/sidepanel/follow-tab.ts",
  "entrypoints/sidepanel/open-ticket.ts",
  "entrypoints/ticket.content.ts",
  "utils/background/badge-view.ts",
  "utils/background/commands.ts",
  "utils/background/erase-all.ts",
  "utils/background/menus.ts",
  "utils/background/notification-clicks.ts",
  "utils/background/notification-view.ts",
  "utils/background/omnibox.ts",
  "utils/background/open-dashboard.ts",
  "utils/background/policy-keeping.ts",
  "utils/background/side-panel.ts",
  "utils/background/start.ts",
  "utils/background/ticket-scripts.ts",
  "utils/background/ticket-tabs.ts",
  "utils/background/ticket-watches.ts",
  "utils/background/wake-up.ts",
  "utils/background/watchers.ts",
  "utils/i18n.ts",
  "utils/messaging/client.ts",
  "utils/messaging/server.ts",
  "utils/messaging/watching.ts",
  "utils/storage/browser-session.ts",
  "utils/storage/intent.ts",
  "utils/storage/language.ts",
  "utils/storage/policy-absences.ts",
  "utils/storage/policy.ts",
  "utils/storage/read-once.ts",
  "utils/storage/secrets.ts",
  "utils/storage/sightings.ts",
  "utils/storage/stream-mark.ts",
  "utils/transport/browser-io.ts",
  "utils/transport/own-file.ts",
];

/** wxt takes what they export as default. */
const DEFAULT_EXPORTS = [
  "entrypoints/analytics-reader.ts",
  "entrypoints/background.ts",
  "entrypoints/export-writer.ts",
  "entrypoints/ticket.content.ts",
];

const LONGEST_FILE = 200;
/** Longer, and one subject all the same: each with its reason. */
const LONGER: Readonly<Record<string, string>> = {
  "utils/domain/connection-step.ts": "one state machine and all its steps",
};

interface Source {
  readonly path: string;
  readonly text: string;
  /** The text without what stands in comments. */
  readonly code: string;
}

const sources: readonly Source[] = globSync(
  "{utils,components,entrypoints,platform,scripts}/**/*.{ts,tsx,mjs}",
  { cwd: ROOT },
)
  .filter((path) => !path.endsWith(".d.ts"))
  .map((path) => {
    const text = readFileSync(join(ROOT, path), "utf8");
    const code = text
      .replaceAll(/\/\*[\s\S]*?\*\//g, "")
      .replaceAll(/(^|\s)\/\/.*$/gm, "$1");
    return { path: path.replaceAll("\\", "/"), text, code };
  })
  .toSorted((a, b) => (a.path < b.path ? -1 : 1));

/** Every address that a file imports or re-exports, at its start or later; those of files from the root on. */
const importsOf = ({ path, code }: Source): readonly string[] =>
  [...code.matchAll(/\bfrom\s+"([^"\n]+)"|\bimport\s*\(?\s*"([^"\n]+)"/g)].map(
    ([, from, lone]) => {
      const address = from ?? lone ?? "";
      return address.startsWith(".")
        ? normalize(join(dirname(path), address)).replaceAll("\\", "/")
        : address;
    },
  );

const isIn = (path: string, place: string): boolean =>
  path === place || path.startsWith(`${place}/`);

const layerOf = (path: string): string | undefined =>
  Object.keys(LAYERS).find((layer) => isIn(path, layer));

const isFile = (address: string): boolean =>
  [
    "utils",
    "components",
    "entrypoints",
    "platform",
    "public",
    "scripts",
    "tests",
  ].some((folder) => isIn(address, folder));

const mayImport = (layer: string, address: string): boolean => {
  const { may, packages } = LAYERS[layer] ?? { may: [], packages: [] };
  if (!isFile(address))
    return packages.some(
      (name) =>
        address === name || (name.endsWith(":") && address.startsWith(name)),
    );
  return [layer, ...may].some((place) => isIn(address, place));
};

/** Sentences about what is wrong; a good tree has none. */
const faults = (
  check: (source: Source) => readonly string[] | string | null,
): readonly string[] => sources.flatMap((source) => check(source) ?? []);

describe("the architecture", () => {
  it("has source files to look at, each of them in a layer", () => {
    expect(sources.length).toBeGreaterThan(100);
    expect(
      faults(({ path }) =>
        layerOf(path) === undefined
          ? `${path} is in no layer: put it into one, or name the layer here.`
          : null,
      ),
    ).toEqual([]);
  });

  it("imports along its arrows only", () => {
    expect(
      faults((source) => {
        const layer = layerOf(source.path) ?? "";
        return importsOf(source)
          .filter((address) => !mayImport(layer, address))
          .map(
            (address) =>
              `${source.path} imports ${address}, but ${layer} may import only ${whatMay(layer)}.`,
          );
      }),
    ).toEqual([]);
  });

  it("touches the browser in the files named here, and nowhere else", () => {
    const touching = sources
      .filter((source) => importsOf(source).includes(BROWSER))
      .map(({ path }) => path);
    expect(touching).toEqual(TOUCH_THE_BROWSER);
    expect(
      faults(({ path, code }) =>
        path !== BROWSER &&
        !isIn(path, "scripts") &&
        /\b(?:chrome|browser)\.\w+\./.test(code) &&
        !touching.includes(path)
          ? `${path} calls the browser without importing ${BROWSER}.`
          : null,
      ),
    ).toEqual([]);
  });

  it("lets the domain neither look at a clock, nor throw dice, nor reach outside", () => {
    const outside =
      /\bDate\.now\b|\bnew Date\b|\bMath\.random\b|\b(?:globalThis|window|document|navigator|performance|crypto|console|process|indexedDB|localStorage)\.|\b(?:setTimeout|setInterval|fetch|queueMicrotask)\(/;
    expect(
      faults(({ path, code }) =>
        isIn(path, "utils/domain") && outside.test(code)
          ? `${path} uses ${outside.exec(code)?.[0]}: take it as an argument.`
          : null,
      ),
    ).toEqual([]);
  });

  it("speaks to the network in one place", () => {
    expect(
      faults(({ path, code }) =>
        path !== "utils/transport/browser-io.ts" &&
        path !== "utils/transport/browser-socket.ts" &&
        path !== "utils/transport/own-file.ts" &&
        !isIn(path, "platform") &&
        !isIn(path, "scripts") &&
        /(?<![.\w])(?:fetch\(|new (?:WebSocket|EventSource|XMLHttpRequest)\b)/.test(
          code,
        )
          ? `${path} asks the network itself: take Io as an argument.`
          : null,
      ),
    ).toEqual([]);
  });

  it("gives files and folders names in small letters, with hyphens", () => {
    expect(
      faults(({ path }) =>
        /^(?:[a-z0-9]+(?:-[a-z0-9]+)*\/)+[a-z0-9]+(?:-[a-z0-9]+)*(?:\.content)?\.(?:tsx?|mjs)$/.test(
          path,
        )
          ? null
          : `${path} is not in kebab-case: rename it.`,
      ),
    ).toEqual([]);
  });

  it("names its exports and re-exports nothing", () => {
    expect(
      faults(({ path, code }) => [
        ...(/\bexport default\b/.test(code) && !DEFAULT_EXPORTS.includes(path)
          ? [`${path} has a default export: name it.`]
          : []),
        ...(/\bexport\s+(?:type\s+)?(?:\*|\{[^}]*\})\s*from\s+"\./.test(code)
          ? [`${path} re-exports: let its readers import the file itself.`]
          : []),
        ...(/(?:^|\/)index\.tsx?$/.test(path)
          ? [`${path} is an index: name the file after its subject.`]
          : []),
      ]),
    ).toEqual([]);
  });

  it(`has files of at most ${LONGEST_FILE} lines, and reasons for the others`, () => {
    const sheets = globSync("{components,entrypoints}/**/*.css", { cwd: ROOT });
    expect(sheets.length).toBeGreaterThan(20);
    const long = [
      ...sources,
      ...sheets.map((path) => ({
        path,
        text: readFileSync(join(ROOT, path), "utf8"),
      })),
    ]
      .filter(({ text }) => text.split("\n").length - 1 > LONGEST_FILE)
      .map(({ path }) => path);
    expect(long.filter((path) => !(path in LONGER))).toEqual([]);
    expect(Object.keys(LONGER).filter((path) => !long.includes(path))).toEqual(
      [],
    );
  });
});

/** What the tests above stand on: that the table is read as it is meant. */
describe("an import", () => {
  it.each<readonly [from: string, to: string, allowed: boolean]>([
    ["utils/domain", "utils/domain/ids.ts", true],
    ["utils/domain", "utils/transport/io.ts", false],
    ["utils/domain", "utils/browser.ts", false],
    ["utils/domain", "preact", false],
    ["utils/transport", "utils/browser.ts", true],
    ["utils/connectors", "utils/transport/http.ts", true],
    ["utils/connectors", "utils/mapping/mapping.ts", true],
    ["utils/mapping", "utils/transport/http.ts", false],
    ["utils/connectors", "utils/presets/presets.ts", false],
    ["utils/background", "utils/presets/presets.ts", false],
    ["utils/connectors", "utils/storage/journal.ts", false],
    ["utils/connectors", "utils/browser.ts", false],
    ["utils/storage", "utils/messaging/protocol.ts", true],
    ["utils/storage", "utils/messaging/server.ts", false],
    ["utils/messaging", "utils/background/start.ts", false],
    ["utils/ticket", "utils/domain/ticket.ts", true],
    ["utils/ticket", "utils/browser.ts", false],
    ["utils/background", "utils/connectors/registry.ts", true],
    ["utils/background", "utils/models/list-model.ts", false],
    ["utils/background", "components/cards.tsx", false],
    ["utils/models", "utils/storage/reader.ts", true],
    ["utils/models", "utils/storage/open-reader.ts", false],
    ["utils/models", "utils/browser.ts", false],
    ["components", "utils/models/list-model.ts", true],
    ["components", "utils/browser.ts", false],
    ["components", "utils/storage/reader.ts", false],
    ["utils/transport", "platform/clock.ts", false],
    ["utils/transport", "tests/support/until.ts", false],
    ["platform", "utils/domain/ids.ts", false],
    ["platform", "node:http", true],
    ["platform", "express", false],
    ["scripts", "utils/domain/ids.ts", true],
    ["scripts", "utils/storage/database.ts", false],
    // A folder that begins alike is another folder.
    ["utils/domain", "utils/domain-more/ids.ts", false],
  ])("from %s to %s: %s", (from, to, allowed) => {
    expect(mayImport(from, to)).toBe(allowed);
  });

  it("is found in every form that it can have", () => {
    const code = `import a from "./a.ts";
      import type { B } from "../models/b.ts";
      import "./c.css";
      export { d } from "preact";
      const e = () => import("./e.ts");`;
    expect(importsOf({ path: "utils/domain/x.ts", text: code, code })).toEqual([
      "utils/domain/a.ts",
      "utils/models/b.ts",
      "utils/domain/c.css",
      "preact",
      "utils/domain/e.ts",
    ]);
  });
});

const whatMay = (layer: string): string => {
  const { may, packages } = LAYERS[layer] ?? { may: [], packages: [] };
  const places = [...may, ...packages].map((place) => relative(".", place));
  return places.length === 0 ? "itself" : `itself, ${places.join(", ")}`;
};
