import { describe, expect, test } from "vitest";
import type { ExportedTable, Row } from "../../../utils/domain/table.ts";
import { writeFile } from "../../../utils/export/write-file.ts";
import {
  ExportModel,
  type ExportPorts,
} from "../../../utils/models/export-model.ts";
import { tableFile, writerHere } from "../../support/written-files.ts";

const table = (
  rows: ExportedTable["rows"],
  more: Partial<ExportedTable> = {},
): ExportedTable => ({
  ...{
    name: "users",
    title: "Users",
    facts: [],
    zone: "UTC",
    count: 3,
    masked: false,
  },
  columns: [{ key: "id", heading: "ID", kind: "text", counted: true }],
  rows,
  ...more,
});
const THREE: readonly Row[] = [["a"], ["b"], ["c"]];

/** Writes with the worker's own code. */
const newExport = (more: Partial<ExportPorts> = {}) => {
  const saved: { readonly file: Blob; readonly name: string }[] = [];
  const writers: ReturnType<typeof writerHere>[] = [];
  const model = new ExportModel({
    write: ({ columns, rows }, format, onTaken, signal) => {
      const writer = writerHere();
      writers.push(writer);
      return writeFile(
        writer,
        tableFile(format, columns),
        rows,
        onTaken,
        signal,
      );
    },
    mayWrite: () => Promise.resolve(true),
    save: (file, name) => void saved.push({ file, name }),
    day: () => "2026-03-04",
    ...more,
  });
  return { model, saved, writers };
};

describe("an export", () => {
  test("that is not allowed writes nothing, whatever a menu offered", async () => {
    const { model, saved, writers } = newExport({
      mayWrite: (format) => Promise.resolve(format !== "csv"),
    });
    await model.start(table(THREE), "csv");
    expect(model.state.value).toEqual({ kind: "forbidden" });
    expect(saved).toEqual([]);
    expect(writers).toEqual([]);
    await model.start(table(THREE), "json");
    expect(saved).toHaveLength(1);
  });

  test("saves the rows and says how many they were, and in which file", async () => {
    const { model, saved, writers } = newExport();
    await model.start(table(THREE), "csv");
    expect(await saved[0]?.file.text()).toBe('"ID"\r\n"a"\r\n"b"\r\n"c"\r\n');
    expect(saved[0]?.name).toBe("rollcall-users-2026-03-04.csv");
    expect(model.state.value).toEqual({
      ...{ kind: "saved", rows: 3, masked: false, text: null },
      fileName: "rollcall-users-2026-03-04.csv",
    });
    expect(writers.every((writer) => writer.isClosed())).toBe(true);
  });

  test("that names nobody says so in its file's name", async () => {
    const { model, saved } = newExport();
    await model.start(table(THREE, { masked: true }), "xlsx");
    expect(saved[0]?.name).toBe("rollcall-users-masked-2026-03-04.xlsx");
  });

  test("for people to paste gives its text, too", async () => {
    const { model, saved } = newExport();
    await model.start(table([["x"], ["x"]]), "markdown");
    expect(saved[0]?.name).toBe("rollcall-users-2026-03-04.md");
    expect(model.state.value).toMatchObject({
      text: expect.stringContaining("| x | 2 |"),
    });
  });

  test("says how far it is and can be stopped; then nothing is saved and its writer is gone", async () => {
    const { model, saved, writers } = newExport();
    const seen: unknown[] = [];
    function* rows(): Generator<Row> {
      for (let at = 0; at < 50_000; at++) {
        if (at === 30_000) {
          seen.push(model.state.value);
          model.stop();
        }
        yield [`u${at}`];
      }
    }
    await model.start(table(rows(), { count: 50_000 }), "csv");
    expect(seen).toEqual([
      { kind: "running", done: expect.any(Number), of: 50_000 },
    ]);
    // Never more than two pieces ahead of the writer.
    expect((seen[0] as { done: number }).done).toBeGreaterThan(20_000);
    expect(saved).toEqual([]);
    expect(model.state.value).toEqual({ kind: "idle" });
    expect(writers[0]?.isClosed()).toBe(true);
  });

  test("in the place of another ends that one", async () => {
    const { model, saved, writers } = newExport();
    const first = model.start(table(THREE), "csv");
    await model.start(table(THREE), "json");
    await first;
    expect(saved.map(({ name }) => name)).toEqual([
      "rollcall-users-2026-03-04.json",
    ]);
    expect(writers.map((writer) => writer.isClosed())).toEqual([true, true]);
  });

  test("takes rows that have to be waited for", async () => {
    async function* rows(): AsyncGenerator<Row> {
      for (const row of THREE) yield await Promise.resolve(row);
    }
    const { model, saved } = newExport();
    await model.start(table(rows()), "csv");
    expect((await saved[0]?.file.text())?.split("\r\n")).toHaveLength(5);
  });

  test.each<readonly [string, Partial<ExportPorts>, () => Iterable<Row>]>([
    [
      "cannot be saved",
      {
        save: () => {
          throw new Error("refused");
        },
      },
      () => THREE,
    ],
    [
      "cannot be read to its end",
      {},
      function* () {
        yield ["a"];
        throw new Error("gone");
      },
    ],
  ])("that %s says so", async (_, ports, rows) => {
    const { model } = newExport(ports);
    await model.start(table(rows()), "csv");
    expect(model.state.value).toEqual({ kind: "failed" });
    model.dismiss();
    expect(model.state.value).toEqual({ kind: "idle" });
  });
});
