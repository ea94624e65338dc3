import { readFileSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";

const ROOT = new URL("../../../", import.meta.url);

/** All files of the pages that end so, by their path. */
const pagesFiles = (ending: RegExp): readonly string[] =>
  ["components/", "entrypoints/"].flatMap((folder) =>
    readdirSync(new URL(folder, ROOT), { recursive: true })
      .map((file) => folder + String(file))
      .filter((file) => ending.test(file)),
  );
const textOf = (file: string): string =>
  readFileSync(new URL(file, ROOT), "utf8");

/** Every class that is named in a selector. */
const namedIn = (css: string): readonly string[] =>
  Array.from(
    css
      .replaceAll(COMMENT, "")
      .replaceAll(/\{[^{}]*\}/g, "{}")
      .matchAll(/\.([a-z][\w-]*)/gi),
    ([, name = ""]) => name,
  );

/** Rules for narrow windows and the like change what another sheet draws, and may: they are left out. */
const AT_RULE = /@media[^{]+\{(?:[^{}]+\{[^{}]*\})*[^{}]*\}/g;
const COMMENT = /\/\*[\s\S]*?\*\//g;

/** Classes that a style sheet draws by themselves: `.note {`, not `.panel .note {` or `.note.is-trouble {`. */
const drawnBy = (css: string): readonly string[] =>
  [
    ...css
      .replaceAll(COMMENT, "")
      .replaceAll(AT_RULE, "")
      .matchAll(/([^{}]+)\{/g),
  ].flatMap(([, selectors = ""]) =>
    selectors
      .split(",")
      .map((selector) => /^\.([\w-]+)$/.exec(selector.trim())?.[1] ?? "")
      .filter((name) => name !== ""),
  );

describe("style sheets", () => {
  it("draw each class once: all of a page's sheets are one, and two of a name would mix", () => {
    const sheets = new Map<string, string[]>();
    for (const file of pagesFiles(/^components\/.*\.css$/))
      for (const name of new Set(drawnBy(textOf(file))))
        sheets.set(name, [...(sheets.get(name) ?? []), file]);
    expect(sheets.size).toBeGreaterThan(100);
    expect([...sheets].filter(([, files]) => files.length > 1)).toEqual([]);
  });

  it("draw nothing that no page has", () => {
    const source = pagesFiles(/\.(?:tsx?|html)$/)
      .map(textOf)
      .join("\n");
    const words = new Set(source.match(/[\w-]+/g));
    // Others are put together: `mark-${mark}`.
    const beginnings = Array.from(
      source.matchAll(/([\w-]+-)\$\{/g),
      ([, beginning = ""]) => beginning,
    );
    const named = new Set(
      pagesFiles(/\.css$/).flatMap((file) => namedIn(textOf(file))),
    );
    expect(named.size).toBeGreaterThan(200);
    expect(
      [...named].filter(
        (name) =>
          !words.has(name) &&
          !beginnings.some((beginning) => name.startsWith(beginning)),
      ),
    ).toEqual([]);
  });

  it("are read as browsers do", () => {
    const css = `/* .no { */ .a, .b > .c,
      .d { color: red } @media (width < 1px) { .e { margin: 0 } .f { gap: 0 } } .g.h { } .i { }`;
    expect(drawnBy(css)).toEqual(["a", "d", "i"]);
  });
});
