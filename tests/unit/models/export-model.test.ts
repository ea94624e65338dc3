import { describe, expect, test } from "vitest";
import type { Report } from "../../../utils/domain/person.ts";
import {
  ExportModel,
  type ExportPorts,
} from "../../../utils/models/export-model.ts";
import { exportedRows } from "../../../utils/models/exported-rows.ts";
import { online, person } from "../../support/builders.ts";
import { newPage } from "./page-world.ts";

const PEOPLE = [online("a"), online("b"), person("c")];

function* lines(reports: Iterable<Report>): Generator<string> {
  for (const { id } of reports) yield `${id}\n`;
}

const newExport = (more: Partial<ExportPorts> = {}) => {
  const files: string[] = [];
  const model = new ExportModel({
    rows: () => ({ count: PEOPLE.length, reports: PEOPLE }),
    isMasked: () => false,
    encode: (reports) => Promise.resolve(lines(reports)),
    save: (pieces) => void files.push(pieces.join("")),
    breathe: () => Promise.resolve(),
    ...more,
  });
  return { model, files };
};

describe("an export", () => {
  test("that began masked stays so to its end", async () => {
    let isMasked = true;
    const asked: boolean[] = [];
    const saved: boolean[] = [];
    const { model } = newExport({
      isMasked: () => isMasked,
      encode: (reports, _, masked) => {
        asked.push(masked);
        return Promise.resolve(lines(reports));
      },
      breathe: () => {
        isMasked = false;
        return Promise.resolve();
      },
      save: (_, masked) => void saved.push(masked),
    });
    await model.start(["name"]);
    expect({ asked, saved }).toEqual({ asked: [true], saved: [true] });
    expect(model.state.value).toMatchObject({ kind: "saved", masked: true });
  });

  test("writes the rows and says how many they were", async () => {
    const { model, files } = newExport();
    await model.start(["name"]);
    expect(files).toEqual(["a\nb\nc\n"]);
    expect(model.state.value).toEqual({
      kind: "saved",
      rows: 3,
      masked: false,
    });
  });

  test("is exactly what the list shows, in its order", async () => {
    const page = newPage();
    page.disk.keep(PEOPLE);
    await page.models.roster.open();
    page.models.list.sortBy("user");
    page.models.list.sortBy("user");
    page.models.list.filter({ presence: "online" });
    const { model, files } = newExport({
      rows: () => exportedRows(page.models.list.rows.value),
    });
    await model.start([]);
    expect(files).toEqual(["b\na\n"]);
  });

  test("is not begun while only the first screen is there", async () => {
    const page = newPage();
    page.disk.keep(PEOPLE);
    const release = page.disk.holdJournal();
    const opening = page.models.roster.open();
    await Promise.resolve();
    await Promise.resolve();
    expect(page.shown()).toHaveLength(2);
    expect(exportedRows(page.models.list.rows.value)).toBeNull();
    release();
    await opening;
    expect(exportedRows(page.models.list.rows.value)?.count).toBe(3);
  });

  test("says how far it is and can be stopped; then nothing is saved", async () => {
    const seen: unknown[] = [];
    const { model, files } = newExport({
      breathe: () => {
        seen.push(model.state.value);
        model.stop();
        return Promise.resolve();
      },
    });
    await model.start([]);
    expect(seen).toEqual([{ kind: "running", done: 1, of: 3 }]);
    expect(files).toEqual([]);
    expect(model.state.value).toEqual({ kind: "idle" });
  });

  test("that cannot be saved says so", async () => {
    const { model } = newExport({
      save: () => {
        throw new Error("refused");
      },
    });
    await model.start([]);
    expect(model.state.value).toEqual({ kind: "failed" });
    model.dismiss();
    expect(model.state.value).toEqual({ kind: "idle" });
  });
});
