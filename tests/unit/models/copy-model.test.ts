import { describe, expect, test } from "vitest";
import { MINUTE } from "../../../utils/domain/instant.ts";
import { DEFAULT_PREFERENCES } from "../../../utils/domain/preferences.ts";
import { CopyModel, type CopyPorts } from "../../../utils/models/copy-model.ts";
import { before, online } from "../../support/builders.ts";
import { newPage } from "./page-world.ts";
import { finished } from "./session-builders.ts";

const ADA = online("u-17", { name: "Ada Lovelace", email: "ada@acme.test" });

const opened = async (writeNote?: CopyPorts["writeNote"]) => {
  const page = newPage();
  page.disk.keep([ADA]);
  await page.models.roster.open();
  const { roster, clock, time, preferences, shareSafe } = page.models;
  const copying =
    writeNote === undefined
      ? page.models.copying
      : new CopyModel({
          reader: page.disk.reader,
          glance: roster.glance,
          now: clock.now,
          after: page.clock.after,
          writeNote,
          ...{ time, preferences, shareSafe },
        });
  return { ...page, copying };
};

describe("copying a note", () => {
  test("says that it was done, for a while", async () => {
    const { copying, notes, clock } = await opened();
    await copying.copy(ADA);
    expect(notes).toMatchObject([
      { note: { report: ADA, masked: false }, format: "markdown" },
    ]);
    expect(copying.state.value).toEqual({ kind: "copied", masked: false });
    clock.pass(5000);
    expect(copying.state.value).toEqual({ kind: "idle" });
  });

  test("keeps the format that was chosen", async () => {
    const { copying, notes, clock, sent } = await opened();
    await copying.copy(ADA, "plain");
    await copying.copy(ADA);
    expect(notes.map(({ format }) => format)).toEqual(["plain", "plain"]);
    clock.pass(1000);
    expect(sent).toMatchObject([
      { type: "savePreferences", preferences: { noteFormat: "plain" } },
    ]);
  });

  test("is masked while the screen is shared, and says so", async () => {
    const { copying, notes, disk, models } = await opened();
    disk.setPreferences({ ...DEFAULT_PREFERENCES, shareSafe: true });
    await models.roster.open();
    await copying.copy(ADA);
    expect(notes).toMatchObject([
      { note: { masked: true, report: { name: "A••• L•••" } } },
    ]);
    expect(copying.state.value).toEqual({ kind: "copied", masked: true });
  });

  test("that the browser refuses leaves the text on the screen until it is closed", async () => {
    const { copying, clock } = await opened(() =>
      Promise.resolve({ copied: false, text: "Person: Ada" }),
    );
    await copying.copy(ADA);
    clock.pass(60_000);
    expect(copying.state.value).toEqual({
      kind: "failed",
      text: "Person: Ada",
    });
    copying.dismiss();
    expect(copying.state.value).toEqual({ kind: "idle" });
  });

  test("follows somebody into a session that is over, and nobody else", async () => {
    const { copying, notes, disk } = await opened();
    const visits = (title: string) => [
      {
        page: { url: null, title, feature: null },
        start: before(4 * MINUTE),
        end: before(3 * MINUTE),
      },
    ];
    disk.setFinished([
      finished("u-17", MINUTE, 3 * MINUTE, { visits: visits("Orders") }),
      finished("bob", MINUTE, 3 * MINUTE, { visits: visits("Home") }),
    ]);
    await copying.copy(ADA);
    expect(notes[0]?.note.trail.map(({ page }) => page)).toEqual(["Orders"]);
  });
});
