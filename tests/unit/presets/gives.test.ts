import { givesOf } from "../../../utils/connectors/declared.ts";
import { describe, expect, test } from "vitest";
import type { GivenFact } from "../../../utils/domain/gives.ts";
import { presetGives } from "../../../utils/presets/preset-gives.ts";
import { PRESETS } from "../../../utils/presets/presets.ts";
import { catalogue } from "../../support/catalogue.ts";
import { valuesOf } from "../../support/read-preset.ts";

/** What a line has to own up to, in the words that it uses for it. */
const WORDS = {
  en: {
    page: "page",
    device: "device",
    network: "IP",
    role: "role",
    directory: "directory",
    activity: "last activity",
    start: "session start",
  },
  de: {
    page: "Seite",
    device: "Gerät",
    network: "IP",
    role: "Rolle",
    directory: "Verzeichnis",
    activity: "letzte Aktivität",
    start: "Sitzungsbeginn",
  },
} as const satisfies Record<string, Partial<Record<GivenFact, string>>>;

const without = (line: string): readonly string[] =>
  (/(?:Without|Ohne) ([^.]+)\.$/.exec(line)?.[1] ?? "").split(", ");

describe.each(PRESETS.map((one) => [one.product, one] as const))(
  "the line on %s",
  (_, preset) => {
    const gives = givesOf("mapped", {
      mapping: preset.mapping,
      values: valuesOf(preset),
    });

    test.each(["en", "de"] as const)(
      "says in %s, after the same word, all that cannot be had",
      (language) => {
        const words = Object.entries(WORDS[language]);
        const missing = words.flatMap(([fact, word]) =>
          // CAST: the keys above are facts.
          gives?.[fact as GivenFact] === "no" ? word : [],
        );
        const line = catalogue(language)[preset.gives]?.message ?? "";
        expect(without(line).toSorted()).toEqual(missing.toSorted());
      },
    );

    test("says how long ago somebody may have been seen who is online", () => {
      const { online } = preset.mapping;
      const line = catalogue("en")[preset.gives]?.message ?? "";
      const [, count, unit] = /within (\d+) (minutes|s)\b/.exec(line) ?? [];
      const said = Number(count) * (unit === "s" ? 1000 : 60_000);
      expect(online.when === "recent" ? online.withinMs : Number.NaN).toBe(
        said,
      );
    });

    test("is of a mapping that reads whatever is said to be given to some", () => {
      for (const fact of preset.some ?? []) {
        expect(gives?.[fact]).not.toBe("no");
        expect(gives && presetGives(preset, gives)[fact]).toBe("some");
      }
    });

    test("speaks of a product that says who is there", () => {
      expect(gives?.presence).not.toBe("no");
    });
  },
);

/** What a preset's line hedges about: "only where the site …", "the 300 members who …", "the sessions of 50 of them". */
const HEDGED: Readonly<Record<string, readonly GivenFact[]>> = {
  ably: ["page", "role"],
  auth0: ["directory", "start", "activity", "device", "network"],
  "better-auth": ["start", "activity", "device", "network"],
  centrifugo: ["page", "role"],
  clerk: ["directory", "start", "activity", "device", "network"],
  discourse: ["directory"],
  ejabberd: ["page"],
  firebase: ["directory", "page", "live"],
  matomo: ["directory"],
  "rocket-chat": ["role", "lastLogin"],
  "socket-io": ["page", "role"],
  zulip: ["activity"],
};

describe("the table of what can be had", () => {
  test.each(Object.entries(HEDGED))(
    "promises of %s no more than its line",
    (id, facts) => {
      const preset = PRESETS.find((one) => one.id === id);
      const mapped =
        preset &&
        givesOf("mapped", {
          mapping: preset.mapping,
          values: valuesOf(preset),
        });
      const gives = preset && mapped && presetGives(preset, mapped);
      expect(facts.map((fact) => [fact, gives?.[fact]])).toEqual(
        facts.map((fact) => [fact, "some"]),
      );
    },
  );
});
