import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { startBackground } from "../../../utils/background/start.ts";
import {
  CONNECTORS,
  originsOf,
  secretOriginOf,
} from "../../../utils/connectors/registry.ts";
import type { Language } from "../../../utils/domain/chosen-language.ts";
import type { PersonalColumn } from "../../../utils/domain/export-rows.ts";
import { personId } from "../../../utils/domain/ids.ts";
import { localInstant } from "../../../utils/domain/instant.ts";
import { DEFAULT_PREFERENCES } from "../../../utils/domain/preferences.ts";
import { watchId } from "../../../utils/domain/watch.ts";
import { send } from "../../../utils/messaging/client.ts";
import {
  parseSettingsFile,
  settingsFile,
} from "../../../utils/messaging/settings-file.ts";
import { PLAIN_FACTS } from "../../../utils/models/connector-facts.ts";
import { SettingsFileModel } from "../../../utils/models/settings-file-model.ts";
import { readAllSettings } from "../../../utils/storage/all-settings.ts";
import { openDatabase } from "../../../utils/storage/database.ts";
import { readPolicy } from "../../../utils/storage/policy.ts";
import { fake } from "../../support/fake-extension.ts";
import { answerOwnFiles } from "../../support/own-files.ts";
import { unwrap } from "../../support/unwrap.ts";

/** Nobody answers there: what is decided is all that matters. */
const ACME = "http://127.0.0.1:9/acme";
const BETA = "http://127.0.0.1:9/beta";
const PLAIN = { connector: "protocol", settings: null, preset: null } as const;

beforeEach(() => {
  answerOwnFiles();
  freshBrowser();
});

afterEach(async () => {
  await send({ type: "setLanguage", language: null });
  fake.endWorker();
  vi.unstubAllGlobals();
});

const freshBrowser = (): void => {
  fake.endWorker();
  fake.reset();
  globalThis.indexedDB = new IDBFactory();
  fake.allow("http://127.0.0.1/*");
  fake.allow("https://help.test/*");
  startBackground();
};

/** A page of settings over the worker that runs, and what was saved and asked there. */
const openPage = () => {
  const db = openDatabase();
  const saved: string[] = [];
  const asked: string[] = [];
  const beside: {
    language: Language | null;
    personal: readonly PersonalColumn[];
  } = { language: null, personal: ["name"] };
  let ids = 0;
  const model = new SettingsFileModel({
    send,
    newId: () => `new-${ids++}`,
    read: async () => ({
      ...unwrap(await readAllSettings(db)),
      language: beside.language,
      personalColumns: beside.personal,
    }),
    policy: () => readPolicy(db),
    facts: () => ({
      ...{ ...PLAIN_FACTS, originsOf, secretOriginOf },
      faultOf: ({ connector, settings }) => {
        const checked = CONNECTORS[connector].check(settings);
        return checked.ok ? null : checked.failure;
      },
    }),
    sources: async () => unwrap(await readAllSettings(db)).sources,
    now: () => localInstant(Date.now()),
    requestAccess: (patterns) => {
      asked.push(...patterns);
      return Promise.resolve(true);
    },
    keepLanguage: (language) => {
      beside.language = language;
    },
    keepPersonal: (personal) => {
      beside.personal = personal;
    },
    encode: async (settings) => settingsFile(settings),
    decode: async (text) => parseSettingsFile(text),
    save: (text) => saved.push(text),
    reload: () => undefined,
    onDone: () => undefined,
  });
  model.includeWatches(true);
  const exported = async (): Promise<string> => {
    await model.exportAll();
    return saved.at(-1) ?? "";
  };
  const opened = async (text: string): Promise<void> => {
    await model.open(text);
    await model.importAll();
  };
  return { model, exported, opened, asked, beside, db };
};

const connect = async (address: string, name: string) =>
  unwrap(
    await send({
      type: "save",
      ...{ ...PLAIN, source: null, address, name },
      ...{ token: "a-secret", remember: true },
      limits: { idleAfterMs: 120_000, awayAfterMs: null },
    }),
  );

/** Decides something of everything. */
const decide = async ({ beside, db }: ReturnType<typeof openPage>) => {
  const acme = await connect(ACME, "Acme");
  const beta = await connect(BETA, "Beta");
  const pages = {
    rules: [{ pattern: "/orders/*", name: "Order" }],
    parameters: ["tab"],
  };
  unwrap(await send({ type: "savePages", source: acme, pages }));
  unwrap(await send({ type: "setColour", source: acme, colour: "violet" }));
  await send({ type: "setPaused", source: beta, paused: true });
  unwrap(await send({ type: "orderSources", sources: [beta, acme] }));
  unwrap(await send({ type: "setShown", source: acme }));
  const notifying = {
    names: true,
    quiet: { from: 1200, to: 420, days: [1 as const, 2 as const] },
  };
  unwrap(await send({ type: "saveNotifying", notifying }));
  const retention = { detailDays: 60, rollupMonths: 3, travelHours: 5 };
  unwrap(await send({ type: "saveRetention", retention }));
  await send({ type: "readSite", site: "https://help.test" });
  const view = {
    ...{ id: "v", name: "Late", search: "ana", presence: null },
    ...{ account: null, role: "agent", page: null, activity: null },
    sort: DEFAULT_PREFERENCES.popup.sort,
    ...{ group: null, groupOrder: "count" as const, columns: [] },
  };
  unwrap(await send({ type: "putViews", views: [view], place: null }));
  const { sources } = unwrap(await readAllSettings(db));
  const set = await send({
    type: "setWatch",
    source: acme,
    generation: sources.find(({ id }) => id === acme)?.generation ?? 0,
    ...{ id: watchId("w"), person: personId("7") },
    ...{ wanted: { kind: "online" }, repeat: "always" },
    ...{ until: null, ticket: null, tab: null },
  });
  expect(unwrap(set)).toBe(true);
  await send({ type: "setLanguage", language: "de" });
  beside.language = "de";
  beside.personal = ["name", "ip"];
  return { acme, beta };
};

/** Ids are every browser's own. */
const withoutIds = (text: string): string => {
  const file: { connections: { id: string }[] } = JSON.parse(text);
  return file.connections
    .reduce((so, { id }, at) => so.replaceAll(id, `c${at}`), text)
    .replace(/"id": "(?:v|new-\d+)"/, '"id": "view"');
};

describe("settings as a file", () => {
  it("come into an empty browser as they left the other, without the token, and can be taken back", async () => {
    const first = openPage();
    await decide(first);
    const text = await first.exported();
    expect(text).not.toContain("a-secret");

    freshBrowser();
    const second = openPage();
    const empty = await second.exported();
    await second.model.open(text);
    expect(second.model.preview.value).toMatchObject({
      plan: { added: [{ name: "Beta" }, { name: "Acme" }], changed: [] },
      secrets: 2,
    });
    expect(withoutIds(await second.exported())).toBe(empty);
    await second.model.importAll();
    expect(second.model.news.value).toMatchObject({
      ...{ kind: "imported", failure: null, refused: [] },
    });
    expect(second.asked).toEqual(["http://127.0.0.1/*", "https://help.test/*"]);
    expect(withoutIds(await second.exported())).toBe(withoutIds(text));

    await second.model.takeBack();
    expect(second.model.news.value).toEqual({ kind: "undone" });
    expect(await second.exported()).toBe(empty);
    expect(second.model.canUndo.value).toBe(false);
  });

  it("change nothing where they came from", async () => {
    const page = openPage();
    await decide(page);
    await page.model.open(await page.exported());
    expect(page.model.preview.value?.plan).toMatchObject({
      ...{ added: [], changed: [], settings: [], views: [], watches: [] },
    });
  });

  it("change a connection that is there, which keeps its token, and undo changes it back", async () => {
    const page = openPage();
    const { acme } = await decide(page);
    const text = await page.exported();
    const named = text
      .replace('"name": "Acme"', '"name": "Acme Ltd"')
      .replace('"colour": "violet"', '"colour": "pink"');
    await page.opened(named);
    expect(await page.exported()).toBe(named);
    expect(await send({ type: "secret", source: acme })).toBe("remembered");
    await page.model.takeBack();
    expect(await page.exported()).toBe(text);
    expect(await send({ type: "secret", source: acme })).toBe("remembered");
  });

  it("leave out what a policy forbids, and keep what it decides", async () => {
    const page = openPage();
    await decide(page);
    const text = await page.exported();
    freshBrowser();
    fake.manage(() =>
      Promise.resolve({
        ownConnections: false,
        personalColumns: false,
        retention: { detailDays: 9 },
      }),
    );
    fake.endWorker();
    startBackground();
    const managed = openPage();
    await managed.opened(text);
    const now = unwrap(await readAllSettings(managed.db));
    expect(now.sources).toEqual([]);
    expect(now.retention).toMatchObject({ detailDays: 9, travelHours: 5 });
    expect(managed.beside.personal).toEqual(["name"]);
    expect(managed.model.news.value).toMatchObject({
      kind: "imported",
      plan: { locked: ["connections", "retention", "personalColumns"] },
    });
    expect(await managed.exported()).not.toMatch(/ana|"person"/);
  });

  it("name nobody while the screen is shared", async () => {
    const page = openPage();
    await decide(page);
    expect(await page.exported()).toMatch(/"search": "ana"[^]*"person": "7"/);
    unwrap(await send({ type: "setShareSafe", on: true }));
    expect(await page.exported()).not.toMatch(/ana|"person"/);
    expect(page.model.people.value).toMatchObject({ mayName: false });
  });

  it("that cannot be, for their connector too, are refused before anything is done", async () => {
    const page = openPage();
    const connections = [{ connector: "mapped", address: ACME, settings: {} }];
    await page.model.open(
      JSON.stringify({ kind: "rollcall-settings", version: 1, connections }),
    );
    expect(page.model.news.value).toMatchObject({
      kind: "fault",
      fault: {
        code: "bad_member",
        path: expect.arrayContaining(["connections", 0, "settings"]),
      },
    });
    await page.model.open("{");
    expect(page.model.news.value).toEqual({
      kind: "fault",
      fault: { code: "no_json" },
    });
    await page.model.open(null);
    expect(page.model.news.value).toEqual({ kind: "unreadable" });
    expect(page.model.preview.value).toBeNull();
  });
});
