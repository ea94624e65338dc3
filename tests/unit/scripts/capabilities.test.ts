import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { capabilityTable, withTable } from "../../../scripts/capabilities.ts";
import { capabilityOf } from "../../../utils/connectors/capabilities.ts";
import { CONNECTOR_IDS } from "../../../utils/domain/source.ts";
import { kindsOf } from "../../../utils/models/connection-kind.ts";
import { PRESETS } from "../../../utils/presets/presets.ts";

const readme = readFileSync(
  new URL("../../../README.md", import.meta.url),
  "utf8",
);
/** What an editor may do to a table: rule lines and blanks. */
const plain = (text: string): string =>
  text.replaceAll(/[ \t]+/g, " ").replaceAll(/:?-+:?/g, "-");

describe("the table of what a connection can give", () => {
  it("in the README is what the connectors declare now (else: node scripts/capabilities.ts)", () => {
    expect(plain(readme)).toBe(plain(withTable(readme)));
  });

  it("has a line for each kind of connection", () => {
    expect(capabilityTable().split("\n")).toHaveLength(
      2 + kindsOf(PRESETS).length,
    );
  });

  it.each(CONNECTOR_IDS)("knows that %s gives presence", (id) => {
    expect(capabilityOf(id).presence).not.toBe("no");
  });

  it("says partly of what depends on how it is set up", () => {
    expect(capabilityOf("mapped")).toMatchObject({
      page: "some",
      live: "some",
    });
    expect(capabilityOf("protocol").page).toBe("yes");
    expect(capabilityOf("pusher").history).toBe("no");
  });
});
