import { describe, expect, it } from "vitest";
import {
  type FiledSettings,
  type KeptSettings,
  filedConnection,
  filedSettings,
} from "../../../utils/domain/filed-settings.ts";
import { personId, sourceId } from "../../../utils/domain/ids.ts";
import { localInstant } from "../../../utils/domain/instant.ts";
import { managedId } from "../../../utils/domain/managed-source.ts";
import { NO_POLICY, type Policy } from "../../../utils/domain/policy.ts";
import { DEFAULT_PREFERENCES } from "../../../utils/domain/preferences.ts";
import { DEFAULT_NOTIFYING } from "../../../utils/domain/quiet-hours.ts";
import { DEFAULT_RETENTION } from "../../../utils/domain/retention.ts";
import {
  isEmptyPlan,
  settingsPlan,
} from "../../../utils/domain/settings-plan.ts";
import type { SourceRecord } from "../../../utils/domain/source.ts";

const NOW = localInstant(1_700_000_000_000);

const source = (
  name: string,
  more: Partial<SourceRecord> = {},
): SourceRecord => ({
  ...{ id: sourceId(name), connector: "protocol", name },
  address: `https://${name.toLowerCase()}.test`,
  ...{ generation: 1, paused: false },
  ...more,
});

const MANAGED = source("Corp", {
  id: managedId("corp"),
  managed: { hasToken: true },
});

const HERE: KeptSettings = {
  sources: [MANAGED, source("Acme"), source("Beta")],
  preferences: DEFAULT_PREFERENCES,
  notifying: DEFAULT_NOTIFYING,
  retention: DEFAULT_RETENTION,
  language: null,
  personalColumns: ["name"],
  views: [],
  helpdesks: ["https://help.test"],
  watches: [],
};

const NOTHING: FiledSettings = {
  ...{ connections: [], shown: null, preferences: null, notifying: null },
  ...{ retention: null, language: null, personalColumns: null },
  ...{ views: [], helpdesks: [], watches: [] },
};

const planOf = (file: Partial<FiledSettings>, policy: Partial<Policy> = {}) =>
  settingsPlan(
    { ...NOTHING, ...file },
    filedSettings(HERE, { watches: true, searches: true }),
    HERE.sources,
    { ...NO_POLICY, ...policy },
    NOW,
  );

const names = (all: readonly { readonly name: string | null }[]) =>
  all.map(({ name }) => name);

const watch = (of: string, until: number | null = null) => ({
  source: sourceId(of),
  person: personId("7"),
  wanted: { kind: "online" as const },
  repeat: "once" as const,
  until: until === null ? null : localInstant(until),
});

describe("what a file would change", () => {
  it("is told by connections: new, changed, and as they are", () => {
    const plan = planOf({
      connections: [
        filedConnection(source("Acme")),
        filedConnection(source("Beta", { paused: true })),
        filedConnection(source("Gamma")),
      ],
    });
    expect(names(plan.added)).toEqual(["Gamma"]);
    expect(names(plan.changed.map(({ filed }) => filed))).toEqual(["Beta"]);
    expect(names(plan.left)).toEqual(["Corp", "Acme"]);
  });

  it("is nothing of what the file does not say", () => {
    expect(isEmptyPlan(planOf({}))).toBe(true);
    const old = { ...filedConnection(source("Acme")), id: null };
    const plan = planOf({
      connections: [{ ...old, pages: null, colour: null, paused: null }],
    });
    expect(isEmptyPlan(plan)).toBe(true);
  });

  it("names each setting that would be another", () => {
    const plan = planOf({
      preferences: { ...DEFAULT_PREFERENCES, noteFormat: "plain" },
      notifying: { names: true, quiet: null },
      retention: { ...DEFAULT_RETENTION, travelHours: 0 },
      language: "de",
      personalColumns: [],
      shown: sourceId("Beta"),
      connections: [
        filedConnection(source("Beta")),
        filedConnection(source("Acme")),
      ],
      helpdesks: ["https://help.test", "https://desk.test"],
    });
    expect(plan.settings).toEqual([
      ...["preferences", "notifying", "retention", "language"],
      ...["personalColumns", "shown", "order"],
    ]);
    expect(plan.helpdesks).toEqual(["https://desk.test"]);
  });

  it("watches nobody of a connection that will not be there, and nobody whose time is over", () => {
    const plan = planOf({
      connections: [
        filedConnection(source("Acme")),
        filedConnection(source("Gamma")),
      ],
      watches: [
        ...[watch("Acme"), watch("Gamma"), watch("Delta")],
        ...[watch(MANAGED.id), watch("Acme", NOW - 1)],
      ],
    });
    expect(plan.watches.map((one) => one.source)).toEqual([
      ...["Acme", "Gamma", MANAGED.id],
    ]);
  });
});

describe("what is decided for everybody", () => {
  it("is not replaced, and said", () => {
    const plan = planOf(
      {
        connections: [
          filedConnection(
            source("Gamma", {
              limits: { idleAfterMs: 60_000, awayAfterMs: null },
            }),
          ),
        ],
        notifying: { names: true, quiet: null },
        retention: { ...DEFAULT_RETENTION, detailDays: 7 },
        personalColumns: ["email"],
        language: "de",
        shown: sourceId("Gamma"),
        watches: [watch("Gamma")],
      },
      {
        ...{ ownConnections: false, personalColumns: false },
        ...{ notifications: false, language: "en" },
        limits: { idleAfterMs: 120_000 },
        retention: { detailDays: 30 },
      },
    );
    expect(plan.locked).toEqual([
      ...["connections", "limits", "retention"],
      ...["personalColumns", "notifications", "language"],
    ]);
    expect(plan).toMatchObject({
      added: [],
      watches: [],
      settings: ["notifying"],
    });
  });

  it("is not said where the file says the same, or nothing", () => {
    const plan = planOf(
      { retention: DEFAULT_RETENTION, personalColumns: ["name"] },
      { retention: { detailDays: 30 }, personalColumns: false },
    );
    expect(plan.locked).toEqual([]);
  });
});
