import { describe, expect, it } from "vitest";
import type { Mapping } from "../../../utils/mapping/mapping.ts";
import {
  mappingFile,
  readMappingFile,
} from "../../../utils/mapping/mapping-file.ts";

const MAPPING: Mapping = {
  version: 1,
  auth: { kind: "bearer" },
  list: {
    request: { path: "/realms/{{realm}}/sessions" },
    fields: { id: "userId" },
  },
  online: { when: "listed" },
};

describe("a mapping's file", () => {
  it("brings the mapping back as it was", () => {
    expect(readMappingFile(mappingFile(MAPPING))).toEqual({
      ok: true,
      value: MAPPING,
    });
  });

  it("has no secret that was typed into a request", () => {
    const { list } = MAPPING;
    const headers = { "X-Api-Key": "k-4711", "X-Team": "a" };
    const request = { ...list.request, headers };
    const file = mappingFile({ ...MAPPING, list: { ...list, request } });
    expect(file).not.toContain("k-4711");
    expect(file).toContain("X-Team");
    expect(readMappingFile(file).ok).toBe(true);
  });

  it("may be a mapping alone, as it stands in the documentation", () => {
    expect(readMappingFile(JSON.stringify(MAPPING))).toEqual({
      ok: true,
      value: MAPPING,
    });
  });

  it.each([
    ["{", { code: "no_json" }],
    ["", { code: "no_json" }],
    ["[]", { code: "no_mapping" }],
    ["null", { code: "no_mapping" }],
    ['{"kind":"rollcall-settings","version":1}', { code: "no_mapping" }],
    ['{"kind":"rollcall-mapping","version":2}', { code: "newer" }],
    [
      '{"kind":"rollcall-mapping","version":1}',
      { code: "wrong", at: "mapping" },
    ],
    [
      JSON.stringify({ ...MAPPING, online: { when: "always" } }),
      { code: "wrong", at: "online.when" },
    ],
    [" ".repeat(400_001), { code: "too_large" }],
  ])("says what is wrong with another: %#", (text, failure) => {
    expect(readMappingFile(text)).toEqual({ ok: false, failure });
  });
});
