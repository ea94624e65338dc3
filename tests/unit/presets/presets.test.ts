import { existsSync, globSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { Mapping } from "../../../utils/mapping/mapping.ts";
import { problemsOf } from "../../../utils/mapping/problems.ts";
import type { Preset, PresetField } from "../../../utils/presets/preset.ts";
import { PRESETS } from "../../../utils/presets/presets.ts";
import { catalogue } from "../../support/catalogue.ts";
import { filledPreset } from "../../support/read-preset.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const named = PRESETS.map((preset) => [preset.product, preset] as const);
const fields = PRESETS.flatMap(({ product, fields }) =>
  fields.map((field) => [`${product}: ${field.key}`, field] as const),
);

/** Every {{key}} of a mapping; {{secret}} is the connector's own. */
const placesIn = ({ mapping }: Preset): readonly string[] =>
  [...JSON.stringify(mapping).matchAll(/\{\{(.*?)\}\}/g)]
    .map(([, key]) => key ?? "")
    .filter((key) => key !== "secret");

const isWhole = ({ looks }: PresetField, text: string): boolean =>
  looks.test(text);

/** No preset, but about all of them. */
const BESIDE = ["preset", "presets", "preset-gives", "example-settings"];

describe("the list of presets", () => {
  test("has every file of the folder, each with an id after its file", () => {
    const files = globSync("utils/presets/*.ts", { cwd: ROOT })
      .map((path) => basename(path, ".ts"))
      .filter((name) => !BESIDE.includes(name))
      .toSorted();
    expect(PRESETS.map(({ id }) => id).toSorted()).toEqual(files);
  });

  test("is in the order of the alphabet", () => {
    const names = PRESETS.map(({ product }) => product);
    expect(names).toEqual(
      names.toSorted((a, b) => a.localeCompare(b, "en", { numeric: true })),
    );
  });

  test.each(PRESETS.map(({ id }) => id))(
    "has a test of its own for %s",
    (id) => {
      expect(existsSync(join(ROOT, `tests/unit/presets/${id}.test.ts`))).toBe(
        true,
      );
    },
  );
});

describe.each(named)("the preset of %s", (_, preset) => {
  test("is a mapping as it is kept and shared, to the last word", () => {
    const parsed = Mapping.safeParse(
      JSON.parse(JSON.stringify(preset.mapping)),
    );
    expect(parsed.error?.issues).toBeUndefined();
    expect(parsed.data).toEqual(preset.mapping);
  });

  test("has nothing that could not be read, once it is filled in", () => {
    expect(problemsOf(filledPreset(preset))).toEqual([]);
  });

  test("has a field for every place to fill in, and no other", () => {
    expect([...new Set(placesIn(preset))].toSorted()).toEqual(
      preset.fields.map(({ key }) => key).toSorted(),
    );
  });

  test("shows addresses that can be connected, and documents to read", () => {
    const { example, fixed = example } = preset.address;
    for (const address of [example, fixed]) {
      expect(new URL(address).protocol).toBe("https:");
      expect(address).not.toMatch(/\/$/);
    }
    expect(new URL(preset.secret.docs).protocol).toBe("https:");
  });
});

describe.each(fields)("the field %s", (_, field) => {
  test("takes its own example, and what it begins with", () => {
    expect(isWhole(field, field.example)).toBe(true);
    expect(isWhole(field, field.value ?? field.example)).toBe(true);
  });

  test.each([
    ["nothing", ""],
    ["the end of a text in an expression", "x' || 'y"],
    ["the end of a name in an expression", 'x" || "y'],
    ["a literal of an expression", "x`1`"],
    ["another place to fill in", "{{secret}}"],
    ["a way out of a text", "x\\"],
    ["a new line", "x\ny"],
    ["a new line at its end", "x\n"],
  ])("refuses %s", (_what, text) => {
    expect(isWhole(field, text)).toBe(false);
  });
});

describe.each(["en", "de"])("the words of presets in %s", (language) => {
  const words = catalogue(language);
  const used = PRESETS.flatMap(({ gives, secret, fields }) => [
    gives,
    secret.called,
    secret.where,
    ...fields.map(({ label }) => label),
  ]);

  test("are all there, and none is left over", () => {
    const known = Object.keys(words).filter((key) => key.startsWith("preset_"));
    expect([...new Set(used)].toSorted()).toEqual(known.toSorted());
  });

  test.each(used)("%s is one line without places to fill in", (key) => {
    expect(words[key]?.message).toMatch(/^[^$\n]{3,260}$/u);
  });
});
