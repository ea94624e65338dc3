import { beforeEach, describe, expect, it } from "vitest";
import { savePageSettings } from "../../../utils/background/page-settings.ts";
import type { PageSettings } from "../../../utils/domain/page-settings.ts";
import {
  type Database,
  openDatabase,
} from "../../../utils/storage/database.ts";
import {
  readSources,
  removeSource,
  updateSource,
  writeSource,
} from "../../../utils/storage/settings.ts";
import { SOURCE, newDisk, source, valueOf } from "../storage/journal-world.ts";

let db: Database;

beforeEach(async () => {
  newDisk();
  db = openDatabase();
  valueOf(await writeSource(db, source({ generation: 3 }), false));
});

const save = (rules: readonly string[], parameters: readonly string[] = []) =>
  savePageSettings(db, {
    type: "savePages",
    source: SOURCE,
    pages: {
      rules: rules.map((pattern) => ({ pattern, name: "Named" })),
      parameters: [...parameters],
    },
  });

const kept = async () => valueOf(await readSources(db))[0];

const PAGES: PageSettings = {
  rules: [{ pattern: "/a/*", name: "Named" }],
  parameters: ["tab"],
};

describe("what is decided of pages", () => {
  it("is kept; other parameters make a new generation, other names do not", async () => {
    valueOf(await save(["/a/*"]));
    expect(await kept()).toMatchObject({ generation: 3 });
    valueOf(await save(["/a/*"], ["tab"]));
    expect(await kept()).toMatchObject({ generation: 4, pages: PAGES });
    valueOf(await save([], ["tab"]));
    expect(await kept()).toMatchObject({ generation: 4 });
  });

  it.each([
    ["a pattern", ["orders"], []],
    ["a star too many", ["/**/**"], []],
    ["a parameter with a secret", [], ["access_token"]],
    ["no name of a parameter", [], ["a=b"]],
  ])("is refused for %s, and then nothing changes", async (_, rules, names) => {
    expect(await save(rules, names)).toEqual({
      ok: false,
      failure: { code: "bad_data", what: "wrong_shape" },
    });
    expect(await kept()).toEqual(source({ generation: 3 }));
  });

  it("survives a save of the connection, which says nothing of it", async () => {
    valueOf(await save(["/a/*"], ["tab"]));
    valueOf(await writeSource(db, source({ name: "Other" }), true));
    expect(await kept()).toEqual(source({ name: "Other", pages: PAGES }));
    valueOf(
      await updateSource(db, SOURCE, (now) => ({ ...now, paused: true })),
    );
    expect(await kept()).toMatchObject({ paused: true, pages: PAGES });
  });

  it("is gone with the connection, and does not bring it back", async () => {
    valueOf(await removeSource(db, SOURCE));
    valueOf(await save(["/a/*"]));
    expect(await kept()).toBeUndefined();
  });
});
