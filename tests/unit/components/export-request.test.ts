import { signal } from "@preact/signals";
import { describe, expect, test } from "vitest";
import {
  FORMATS,
  allowedFormats,
  offeredColumns,
} from "../../../components/export-request.ts";
import { NO_POLICY, type Policy } from "../../../utils/domain/policy.ts";

const under = (more: Partial<Policy>) => ({
  policy: signal<Policy>({ ...NO_POLICY, ...more }),
  members: null,
});

describe("what an export offers", () => {
  test("is everything where nobody decides", () => {
    expect(offeredColumns(under({}))).toEqual(
      expect.arrayContaining(["name", "email", "ip", "id"]),
    );
    expect(allowedFormats(under({}), FORMATS)).toEqual(FORMATS);
  });

  test.each<[Partial<Policy>, string[]]>([
    [{ revealIp: false }, ["ip"]],
    [{ maskEmails: true }, ["email"]],
    [{ personalColumns: false }, ["name", "email", "ip"]],
  ])("under %j has no %j", (more, gone) => {
    const all: readonly string[] = offeredColumns(under({}));
    expect(offeredColumns(under(more))).toEqual(
      all.filter((column) => !gone.includes(column)),
    );
  });

  test("has only the formats that are allowed, or none", () => {
    expect(
      allowedFormats(under({ exports: ["json", "csv", "picture"] }), FORMATS),
    ).toEqual(["csv", "json"]);
    expect(allowedFormats(under({ exports: [] }), FORMATS)).toEqual([]);
  });
});
