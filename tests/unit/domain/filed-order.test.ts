import { expect, it } from "vitest";
import { filedOrder } from "../../../utils/domain/filed-order.ts";
import { filedConnection } from "../../../utils/domain/filed-settings.ts";
import { sourceId } from "../../../utils/domain/ids.ts";
import type { SourceRecord } from "../../../utils/domain/source.ts";

const sources = (ids: string): readonly SourceRecord[] =>
  ids.split("").map((id) => ({
    ...{ id: sourceId(id), connector: "protocol", name: null },
    ...{ address: `https://${id}.test`, generation: 1, paused: false },
  }));

const order = (here: string, file: string): string | undefined =>
  filedOrder(
    sources(here),
    sources(file).map((source) => ({
      filed: filedConnection(source),
      source: here.includes(source.id) ? source : null,
    })),
  )?.join("");

it.each([
  ["abc", "abc", undefined],
  ["abc", "", undefined],
  ["abc", "ac", undefined],
  ["abc", "cba", "cba"],
  // Those that the file does not name stay where they are.
  ["mabn", "ba", "mban"],
  ["abc", "cxa", "cba"],
])("of %s and a file with %s", (here, file, expected) => {
  expect(order(here, file)).toBe(expected);
});
