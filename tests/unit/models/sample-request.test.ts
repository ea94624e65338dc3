import { describe, expect, it } from "vitest";
import { at } from "../../../utils/mapping/json-parts.ts";
import { MappedSettings } from "../../../utils/mapping/mapping.ts";
import { settingsToAsk } from "../../../utils/models/sample-request.ts";
import { WHOLE_MAPPING } from "../../support/whole-mapping.ts";

const SETTINGS = { mapping: WHOLE_MAPPING, values: { team: "support" } };

describe("an answer that is wanted to look at", () => {
  it("is the list's, unless it is another's", () => {
    expect(settingsToAsk(SETTINGS, "list", null)).toBe(SETTINGS);
  });

  it("is the directory's where that is asked in the list's place, with nothing else", () => {
    const asked = settingsToAsk(SETTINGS, "directory", null);
    expect(MappedSettings.safeParse(asked).success).toBe(true);
    expect(at(asked, ["mapping", "list", "request"])).toEqual(
      WHOLE_MAPPING.directory?.request,
    );
    expect(at(asked, ["mapping", "directory"])).toBeUndefined();
    expect(at(asked, ["mapping", "each"])).toBeUndefined();
    expect(at(asked, ["mapping", "auth"])).toEqual(WHOLE_MAPPING.auth);
    expect(at(asked, ["values"])).toEqual(SETTINGS.values);
  });

  it("is that of somebody's sessions, with their id as an address has it", () => {
    const asked = settingsToAsk(SETTINGS, "each", "a/b?");
    expect(MappedSettings.safeParse(asked).success).toBe(true);
    expect(at(asked, ["mapping", "list", "request", "path"])).toBe(
      "/people/a%2Fb%3F/sessions",
    );
  });

  it("cannot be had of nobody, nor of a list that there is not", () => {
    expect(settingsToAsk(SETTINGS, "each", null)).toBeNull();
    const { directory: _, ...mapping } = WHOLE_MAPPING;
    expect(settingsToAsk({ mapping }, "directory", null)).toBeNull();
    expect(settingsToAsk(null, "directory", null)).toBeNull();
  });
});
