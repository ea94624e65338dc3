import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ensureOffice } from "../../scripts/find-office.mjs";

/** A cell as LibreOffice has it after opening a file. */
interface OfficeCell {
  readonly type: "string" | "float" | "date" | "time" | null;
  /** The number or date behind what is shown; the text of a text. */
  readonly value: string;
  readonly formula: boolean;
}

interface OfficeSheet {
  readonly name: string;
  /** Rows up to the last one with something in it. */
  readonly rows: readonly (readonly OfficeCell[])[];
}

export interface OfficeBook {
  readonly sheets: readonly OfficeSheet[];
  readonly xml: string;
}

export interface Office {
  /** Opens each of the files in one run, all of the same kind. @param filter how a CSV is to be read */
  readonly open: (
    files: Readonly<Record<string, Uint8Array>>,
    filter?: string,
  ) => Readonly<Record<string, OfficeBook>>;
  readonly close: () => void;
}

/** LibreOffice without a window and with a profile of its own. */
export const openOffice = (): Office => {
  const program = ensureOffice();
  const folder = mkdtempSync(join(tmpdir(), "rollcall-office-"));
  const profile = pathToFileURL(join(folder, "profile")).href;
  return {
    open: (files, filter) => {
      const paths = Object.entries(files).map(([name, bytes]) => {
        const path = join(folder, name);
        writeFileSync(path, bytes);
        return path;
      });
      const { status, stderr } = spawnSync(
        program,
        [
          `-env:UserInstallation=${profile}`,
          "--headless",
          ...(filter === undefined ? [] : [`--infilter=${filter}`]),
          ...["--convert-to", "fods", "--outdir", folder, ...paths],
        ],
        { encoding: "utf8" },
      );
      if (status !== 0) throw new Error(`LibreOffice failed: ${stderr}`);
      return Object.fromEntries(
        Object.keys(files).map((name) => [
          name,
          bookOf(
            readFileSync(join(folder, name.replace(/\.\w+$/, ".fods")), "utf8"),
          ),
        ]),
      );
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
};

const attribute = (text: string, name: string): string | null =>
  new RegExp(` ${name}="([^"]*)"`).exec(text)?.[1] ?? null;

/** Reads a flat OpenDocument sheet: repeated cells and rows are written out, empty ones at the end left away. */
const bookOf = (xml: string): OfficeBook => ({
  xml,
  sheets: [
    ...xml.matchAll(/<table:table ([^>]*)>([\s\S]*?)<\/table:table>/g),
  ].map(([, attributes = "", content = ""]) => ({
    name: unescaped(attribute(` ${attributes}`, "table:name") ?? ""),
    rows: withoutEnd(
      [
        ...content.matchAll(
          /<table:table-row([^>]*?)(?:\/>|>([\s\S]*?)<\/table:table-row>)/g,
        ),
      ].flatMap(([, row = "", cells = ""]) =>
        repeated(row, "table:number-rows-repeated", cellsOf(cells)),
      ),
      (cells) => cells.length === 0,
    ),
  })),
});

const cellsOf = (xml: string): readonly OfficeCell[] =>
  withoutEnd(
    [
      ...xml.matchAll(
        /<table:(?:covered-)?table-cell([^>]*?)(?:\/>|>([\s\S]*?)<\/table:(?:covered-)?table-cell>)/g,
      ),
    ].flatMap(([, attributes = "", content = ""]) => {
      // CAST: the only types that a sheet without formulas has.
      const type = attribute(
        attributes,
        "office:value-type",
      ) as OfficeCell["type"];
      const value =
        type === "string"
          ? textOf(content)
          : (attribute(attributes, "office:value") ??
            attribute(attributes, "office:date-value") ??
            attribute(attributes, "office:time-value") ??
            "");
      const cell = {
        type,
        value,
        formula: attributes.includes("table:formula"),
      };
      return repeated(attributes, "table:number-columns-repeated", cell);
    }),
    ({ type, formula }) => type === null && !formula,
  );

/** Blanks are elements of their own there, and so are lines. */
const textOf = (content: string): string =>
  [...content.matchAll(/<text:p>([\s\S]*?)<\/text:p>|<text:p\/>/g)]
    .map(([, text = ""]) =>
      unescaped(
        text
          .replaceAll(/<text:s(?: text:c="(\d+)")?\/>/g, (_, count?: string) =>
            " ".repeat(Number(count ?? 1)),
          )
          .replaceAll("<text:tab/>", "\t")
          .replaceAll(/<[^>]*>/g, ""),
      ),
    )
    .join("\n");

const NAMED: Readonly<Record<string, string>> = {
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  amp: "&",
};

const unescaped = (text: string): string =>
  text.replaceAll(
    /&(?:#x([\da-f]+)|(\w+));/gi,
    (whole, code?: string, name?: string) =>
      code === undefined
        ? (NAMED[name ?? ""] ?? whole)
        : String.fromCodePoint(parseInt(code, 16)),
  );

/** More of the same than this is the empty rest of a sheet. */
const MOST_REPEATED = 10_000;

const repeated = <Item>(
  attributes: string,
  name: string,
  item: Item,
): readonly Item[] => {
  const times = Number(attribute(attributes, name) ?? 1);
  return Array.from({ length: times > MOST_REPEATED ? 1 : times }, () => item);
};

const withoutEnd = <Item>(
  items: readonly Item[],
  isEmpty: (item: Item) => boolean,
): readonly Item[] =>
  items.slice(0, items.findLastIndex((item) => !isEmpty(item)) + 1);
