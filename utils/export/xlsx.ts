import type { TableColumn, Value } from "../domain/table.ts";
import type { RowWriter } from "./row-writer.ts";
import { type TableFile, headingOf } from "./table-file.ts";
import { bookParts, sheetName, sheetPath } from "./xlsx-book.ts";
import { type CellWriter, createCellWriter } from "./xlsx-cells.ts";
import { factsSheet, sheetEnd, sheetHead } from "./xlsx-sheet.ts";
import { createSharedStrings } from "./xlsx-strings.ts";
import { createStyles } from "./xlsx-styles.ts";
import { LONGEST_CELL } from "./xlsx-text.ts";
import { type ZipPart, createZip } from "./zip.ts";

/** Excel's own limit, the line of headings included. */
const MOST_ROWS = 1_048_576;

/** A sheet that is being written. */
interface OpenSheet {
  readonly part: ZipPart;
  /** Lines so far, the headings included. */
  rows: number;
}

/**
 * A book of Excel (Office Open XML, ISO 29500): the rows in as many sheets as they need, and one that says what they are.
 * Written as a stream: in memory are the texts that repeat, and one piece.
 */
export const xlsxWriter = (
  file: TableFile,
  sink: (bytes: Uint8Array) => void,
): RowWriter => {
  const { zone, rowsPerSheet = MOST_ROWS } = file;
  const columns = file.columns.map((column) => ({
    kind: column.kind,
    heading: sheetHeading(column, zone),
  }));
  const width = columns.length;
  const zip = createZip(sink);
  const styles = createStyles(zone);
  const strings = createSharedStrings(width);
  const cells = createCellWriter(columns, zone, styles, strings);
  const names: string[] = [];
  let sheet: OpenSheet | null = null;

  const open = async (firstRows: readonly Value[]): Promise<OpenSheet> => {
    const part = zip.part(sheetPath(names.length));
    names.push(sheetName(file.title, names.length + 1));
    await part.write(sheetHead(columns, cells, firstRows));
    return { part, rows: 1 };
  };
  const close = async ({ part, rows }: OpenSheet): Promise<void> => {
    await part.write(sheetEnd(width, rows));
    await part.close();
  };

  const write = async (name: string, xml: string): Promise<void> => {
    const part = zip.part(name);
    await part.write(xml);
    await part.close();
  };

  return {
    rows: async (values) => {
      for (let at = 0; at < values.length;) {
        sheet ??= await open(values);
        const room = (rowsPerSheet - sheet.rows) * width;
        const end = Math.min(values.length, at + room);
        let xml = "";
        for (; at < end; at += width)
          xml += cells.row(values, at, ++sheet.rows);
        await sheet.part.write(xml);
        if (sheet.rows < rowsPerSheet) continue;
        await close(sheet);
        sheet = null;
      }
    },
    end: async () => {
      if (names.length === 0) sheet = await open([]);
      if (sheet !== null) await close(sheet);
      await write(sheetPath(names.length), factsOf(file, cells.cut(), styles));
      names.push(aboutName(file.words.about, names));
      await write("xl/styles.xml", styles.xml());
      await write("xl/sharedStrings.xml", strings.xml());
      for (const [path, xml] of bookParts(names)) await write(path, xml);
      zip.end();
      return null;
    },
  };
};

/** A length has a format of its own here, so its heading names no unit. */
const sheetHeading = (column: TableColumn, zone: string): string =>
  column.kind === "duration" ? column.heading : headingOf(column, zone);

/** No two sheets have one name, whatever the table is called. */
const aboutName = (about: string, names: readonly string[]): string => {
  const name = sheetName(about, 1);
  const taken = names.some(
    (other) => other.toLowerCase() === name.toLowerCase(),
  );
  return taken ? sheetName(about, names.length + 1) : name;
};

const factsOf = (
  { facts, zone, words }: TableFile,
  cut: number,
  styles: ReturnType<typeof createStyles>,
): string => {
  const all =
    cut === 0
      ? facts
      : [
          ...facts,
          {
            label: words.cut.replace("$1", String(LONGEST_CELL)),
            value: cut,
            kind: "number" as const,
          },
        ];
  return factsSheet(
    all.map(({ label, value, kind }, at) => {
      const writer: CellWriter = createCellWriter(
        [{ kind: "text" }, { kind }],
        zone,
        styles,
        createSharedStrings(0),
      );
      return writer.row([label, value], 0, at + 1);
    }),
  );
};
