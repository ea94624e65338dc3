import { globSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { compileFunction } from "node:vm";
import { describe, expect, it } from "vitest";
import { withoutUncalled } from "../../../scripts/lean-polyfill.ts";

const PATH = createRequire(import.meta.url).resolve(
  "webextension-polyfill/dist/browser-polyfill.js",
);
const whole = readFileSync(PATH, "utf8");

/** The API that the polyfill's code makes of one whose parts have a method each that answers through a callback. */
const polyfilled = (code: string, parts: object): Record<string, unknown> => {
  const module: { exports: Record<string, unknown> } = { exports: {} };
  const global = {
    chrome: { ...parts, runtime: { id: "abc", lastError: null } },
  };
  compileFunction(code, ["module", "exports", "globalThis", "chrome"])(
    module,
    module.exports,
    global,
    global.chrome,
  );
  return module.exports;
};

const partsOf = (code: string): readonly string[] => {
  const table = /const apiMetadata = (\{[\s\S]*?\});?\n/.exec(code)?.[1];
  return table === undefined ? [] : Object.keys(JSON.parse(table));
};

/** Parts of the API that our code calls. */
const called = new Set(
  globSync("{utils,entrypoints}/**/*.{ts,tsx}").flatMap((path) =>
    [...readFileSync(path, "utf8").matchAll(/\bbrowser\.(\w+)/g)].map(
      ([, part]) => part ?? "",
    ),
  ),
);

const allParts = Object.keys(
  JSON.parse(
    /const apiMetadata = (\{[\s\S]*?\n {6}\});/.exec(whole)?.[1] ?? "",
  ),
);

describe("the polyfill that is built in", () => {
  const lean = withoutUncalled(whole);

  it("knows every part of the API that we call and the whole one knows", () => {
    const wanted = allParts.filter((part) => called.has(part));
    expect(wanted).toContain("storage");
    expect(partsOf(lean)).toEqual(expect.arrayContaining(wanted));
  });

  it("knows nothing that nobody calls", () => {
    expect(partsOf(lean).filter((part) => !called.has(part))).toEqual([]);
  });

  it("turns callbacks into promises as the whole one does", async () => {
    const tabs = {
      get: (id: number, done: (tab: object) => void) => done({ id }),
    };
    for (const code of [whole, lean]) {
      const api = polyfilled(code, { tabs });
      // CAST: what the polyfill makes of the method above.
      const { get } = api["tabs"] as { get: (id: number) => Promise<object> };
      await expect(get(7)).resolves.toEqual({ id: 7 });
    }
  });

  it("is not built without anybody noticing that the table is gone", () => {
    expect(() => withoutUncalled("module.exports = {};")).toThrow("table");
  });
});
