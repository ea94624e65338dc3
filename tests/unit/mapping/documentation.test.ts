import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { instant } from "../../../utils/domain/instant.ts";
import { MappedSettings } from "../../../utils/mapping/mapping.ts";
import { filledIn } from "../../../utils/mapping/filled-in.ts";
import { peopleIn } from "../../../utils/mapping/people-in.ts";
import {
  problemsOf,
  problemsOfSample,
} from "../../../utils/mapping/problems.ts";
import { unwrap } from "../../support/unwrap.ts";

const text = readFileSync("docs/mapping.md", "utf8");
const block = (name: string): unknown =>
  JSON.parse(
    new RegExp(`\`\`\`json ${name}\n([\\s\\S]*?)\n\`\`\``).exec(text)?.[1] ??
      "",
  );

describe("the page about mappings", () => {
  const settings = MappedSettings.parse({
    mapping: block("mapping"),
    values: { team: "support" },
  });
  const mapping = filledIn(settings.mapping, settings.values);
  const context = {
    serverTime: instant(1_772_625_600_000),
    address: "https://acme.test/api",
  };

  it("shows one that has no mistake", () => {
    expect(problemsOf(mapping)).toEqual([]);
    expect(problemsOfSample(mapping, block("answer"), context)).toEqual([]);
    expect(mapping.list.request.query).toEqual({ team: "support" });
  });

  it("shows what becomes these people", () => {
    const { reports } = unwrap(
      peopleIn(mapping, { list: [block("answer")] }, context),
    );
    expect(reports).toMatchObject([
      {
        id: "7",
        name: "Ana",
        email: "ana@acme.test",
        role: "admin",
        account: "active",
        sessions: [{ page: { url: "https://acme.test/billing" } }],
      },
      {
        id: "8",
        name: "Bo Li",
        email: "bo@acme.test",
        role: "member",
        account: "disabled",
        sessions: [],
      },
    ]);
  });

  it("names every field", () => {
    for (const name of Object.keys(settings.mapping.list.fields))
      expect(text).toContain(`\`${name}\``);
  });
});
