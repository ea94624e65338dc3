import { describe, expect, it } from "vitest";
import {
  type FiledConnection,
  filedConnection,
} from "../../../utils/domain/filed-settings.ts";
import { sourceId } from "../../../utils/domain/ids.ts";
import { matchedConnections } from "../../../utils/domain/matched-connections.ts";
import type { SourceRecord } from "../../../utils/domain/source.ts";

const source = (
  id: string,
  more: Partial<SourceRecord> = {},
): SourceRecord => ({
  ...{ id: sourceId(id), connector: "protocol", name: null },
  ...{ address: "https://acme.test", generation: 1, paused: false },
  ...more,
});

const filed = (id: string, more: Partial<SourceRecord> = {}): FiledConnection =>
  filedConnection(source(id, more));

const found = (
  file: readonly FiledConnection[],
  here: readonly SourceRecord[],
): readonly (string | null)[] =>
  matchedConnections(file, here).map((one) => one.source?.id ?? null);

const channel = (name: string) => ({ settings: { channel: name } });

describe("a connection of a file", () => {
  it("is the one of the same platform, whatever it is called", () => {
    expect(found([filed("x", { name: "Acme" })], [source("a")])).toEqual(["a"]);
  });

  it("is none of another platform, nor of another product at the same address", () => {
    expect(
      found(
        [filed("x"), filed("y", { connector: "mapped", preset: "matomo" })],
        [
          source("a", { address: "https://other.test" }),
          source("b", { connector: "mapped", preset: "clerk" }),
        ],
      ),
    ).toEqual([null, null]);
  });

  it("of two of one site is told from the other by what it asks", () => {
    const here = [source("a", channel("staff")), source("b", channel("shop"))];
    expect(
      found([filed("x", channel("shop")), filed("y", channel("staff"))], here),
    ).toEqual(["b", "a"]);
  });

  it("is new where nobody can say which of two it is", () => {
    const here = [source("a", channel("staff")), source("b", channel("shop"))];
    expect(found([filed("x", channel("hall"))], here)).toEqual([null]);
    expect(
      found(
        [filed("x", channel("hall")), filed("y", channel("yard"))],
        [source("a", channel("staff"))],
      ),
    ).toEqual([null, null]);
  });

  it("is the very one where it was written, though another looks the same", () => {
    const here = [source("a"), source("b")];
    expect(found([filed("b"), filed("a")], here)).toEqual(["b", "a"]);
  });
});
