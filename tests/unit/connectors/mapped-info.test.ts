import { describe, expect, test } from "vitest";
import { givesOfMapping } from "../../../utils/connectors/mapped-gives.ts";
import { infoOf } from "../../../utils/connectors/mapped-info.ts";
import type { Mapping } from "../../../utils/mapping/mapping.ts";

const LIST: Mapping["list"] = {
  request: { path: "" },
  fields: { id: "id", role: "role" },
};
const MAPPING: Mapping = {
  version: 1,
  auth: { kind: "none" },
  list: LIST,
  online: { when: "listed" },
};
/** Sessions, which are asked for person by person. */
const EACH: Mapping = {
  ...MAPPING,
  each: {
    request: { path: "/{id}/sessions" },
    fields: {
      startedAt: { from: "start", unit: "ms" },
      userAgent: "ua",
      ip: "ip",
      role: "role",
    },
    people: 20,
  },
};

describe("what a mapping gives", () => {
  test("is what it reads of everybody", () => {
    expect(givesOfMapping(MAPPING)).toMatchObject({
      presence: "yes",
      role: "yes",
      start: "no",
      network: "no",
      live: "no",
    });
  });

  test("is not of everybody where people are asked about one by one, unless the list says it too", () => {
    expect(givesOfMapping(EACH)).toMatchObject({
      presence: "some",
      start: "some",
      device: "some",
      network: "some",
      role: "yes",
      page: "no",
    });
  });

  test("has networks to show though they are not of everybody", () => {
    expect(infoOf(EACH).network.available).toBe(true);
    expect(infoOf(MAPPING).network.available).toBe(false);
  });
});
