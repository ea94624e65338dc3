import { describe, expect, it } from "vitest";
import { filedSettings } from "../../../utils/domain/filed-settings.ts";
import { sourceId } from "../../../utils/domain/ids.ts";
import { DEFAULT_PREFERENCES } from "../../../utils/domain/preferences.ts";
import { DEFAULT_NOTIFYING } from "../../../utils/domain/quiet-hours.ts";
import { DEFAULT_RETENTION } from "../../../utils/domain/retention.ts";
import type { SourceRecord } from "../../../utils/domain/source.ts";
import {
  type SettingsFileFault,
  parseSettingsFile,
  settingsFile,
} from "../../../utils/messaging/settings-file.ts";

const SOURCE: SourceRecord = {
  id: sourceId("a"),
  connector: "directus",
  name: "Acme",
  address: "https://acme.test",
  settings: { onlineWindowMin: 9 },
  generation: 4,
  paused: true,
  limits: { idleAfterMs: 60_000, awayAfterMs: null },
  pages: { rules: [{ pattern: "/x", name: "X" }], parameters: ["tab"] },
};

const textOf = (...sources: readonly SourceRecord[]): string =>
  settingsFile(
    filedSettings(
      {
        sources,
        preferences: DEFAULT_PREFERENCES,
        notifying: DEFAULT_NOTIFYING,
        retention: DEFAULT_RETENTION,
        ...{ language: null, personalColumns: [] },
        ...{ views: [], helpdesks: [], watches: [] },
      },
      { watches: true, searches: true },
    ),
  );

const fileWith = (change: object): string =>
  JSON.stringify({ kind: "rollcall-settings", version: 2, ...change });

const faultOf = (text: string): SettingsFileFault | null => {
  const read = parseSettingsFile(text);
  return read.ok ? null : read.failure;
};

const CONNECTION = { connector: "protocol", address: "https://a.test" };

describe("a file of settings", () => {
  it("leaves out what came with a policy, and what is of this browser alone", () => {
    const text = textOf({ ...SOURCE, managed: { hasToken: true } }, SOURCE);
    expect(text.match(/acme\.test/g)).toHaveLength(1);
    expect(text).not.toMatch(/token|generation|shareSafe/i);
  });

  it("has no secret that was typed into a request of a mapping", () => {
    const request = { path: "/x", headers: { "X-Api-Key": "k-4711" } };
    const settings = { mapping: { list: { request } } };
    const text = textOf({ ...SOURCE, connector: "mapped", settings });
    expect(text).toContain("/x");
    expect(text).not.toContain("k-4711");
  });

  it("of version 1 is read: it says nothing of what came later", () => {
    const read = parseSettingsFile(
      fileWith({
        version: 1,
        connections: [
          {
            ...{ connector: "protocol", address: "https://a.test" },
            ...{ name: null, preset: null, settings: null },
            ...{ limits: null, pages: null },
          },
        ],
        preferences: {
          popup: DEFAULT_PREFERENCES.popup,
          panel: DEFAULT_PREFERENCES.panel,
          noteFormat: "plain",
        },
        notifying: { names: true, quiet: null },
      }),
    );
    expect(read).toMatchObject({
      ok: true,
      value: {
        connections: [
          {
            ...{ address: "https://a.test", id: null, colour: null },
            ...{ paused: null, pages: null },
          },
        ],
        preferences: { noteFormat: "plain" },
        notifying: { names: true },
        ...{ retention: null, language: null, shown: null, views: [] },
        ...{ personalColumns: null, helpdesks: [], watches: [] },
      },
    });
  });

  it("may say only a part, after a mark that editors write", () => {
    expect(parseSettingsFile(`\uFEFF${fileWith({})}`)).toMatchObject({
      ok: true,
      value: { connections: [], preferences: null, notifying: null },
    });
  });

  it.each<readonly [string, string]>([
    ["{", "no_json"],
    ["[]", "no_settings"],
    ["null", "no_settings"],
    ['{"kind":"rollcall-views"}', "no_settings"],
    [fileWith({ version: 3 }), "newer"],
    ["x".repeat(4_000_001), "too_large"],
  ])("that is none says so: %.60s", (text, code) => {
    expect(faultOf(text)).toEqual({ code });
  });

  it.each<readonly [object, readonly (string | number)[]]>([
    [{ connections: {} }, ["connections"]],
    [{ connections: [7] }, ["connections", 0]],
    [
      { connections: [{ ...CONNECTION, connector: "other" }] },
      ["connections", 0, "connector"],
    ],
    [
      { connections: [CONNECTION, { ...CONNECTION, address: "none" }] },
      ["connections", 1, "address"],
    ],
    [
      {
        connections: [
          { ...CONNECTION, limits: { idleAfterMs: 1, awayAfterMs: null } },
        ],
      },
      ["connections", 0, "limits", "idleAfterMs"],
    ],
    [{ notifying: { names: "yes", quiet: null } }, ["notifying", "names"]],
    [
      { retention: { detailDays: 1, rollupMonths: 0, travelHours: 0 } },
      ["retention", "detailDays"],
    ],
    [{ language: "fr" }, ["language"]],
    [{ helpdesks: ["https://help.test/tickets"] }, ["helpdesks", 0]],
  ])(
    "with a member that cannot be is refused whole, and says which: %j",
    (change, path) => {
      expect(faultOf(fileWith(change))).toEqual({ code: "bad_member", path });
    },
  );

  it.each<readonly [object, readonly (string | number)[]]>([
    [{ colours: 7 }, ["colours"]],
    [
      { connections: [{ ...CONNECTION, token: "secret" }] },
      ["connections", 0, "token"],
    ],
    [
      { notifying: { names: true, quiet: null, sound: "ping" } },
      ["notifying", "sound"],
    ],
    [
      {
        preferences: {
          popup: { ...DEFAULT_PREFERENCES.popup, zoom: 2 },
          panel: DEFAULT_PREFERENCES.panel,
          noteFormat: "plain",
        },
      },
      ["preferences", "popup", "zoom"],
    ],
  ])(
    "with a member that nobody knows is refused whole, and says which: %j",
    (change, path) => {
      expect(faultOf(fileWith(change))).toEqual({
        code: "unknown_member",
        path,
      });
    },
  );
});
