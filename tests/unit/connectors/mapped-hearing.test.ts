import { expect, it } from "vitest";
import { hearingOf } from "../../../utils/connectors/mapped-hearing.ts";
import { MAX_PEOPLE } from "../../../utils/domain/source.ts";
import { compileMapping } from "../../../utils/mapping/compiled-mapping.ts";
import { drivenIo } from "../../contract/driven-io.ts";
import { mappingOf } from "../../contract/mapped-answers.ts";
import { at, person, snapshot } from "../../support/builders.ts";

it("asks for the list where a stream has more people come than a platform has", () => {
  const mapping = mappingOf(
    { fields: { id: "$value" } },
    {
      stream: {
        kind: "events",
        request: { path: "/events" },
        messages: [{ does: "upsert", rows: { at: "came" } }],
      },
    },
  );
  const io = drivenIo();
  const compiled = compileMapping(mapping);
  const endpoint = { address: "https://acme.test", token: null };
  const known = (id: string) => (id === "old" ? person("old") : undefined);
  const hearing = hearingOf(
    { io, endpoint, compiled },
    { position: at(1), mark: null, known },
  );
  const all = Array.from({ length: MAX_PEOPLE - 2 }, () => person("old"));
  hearing.begin({
    observation: snapshot(2, all),
    directory: [],
    isUnsure: false,
    requests: 1,
    came: {
      list: { pages: 1, rows: all.length, isCut: false },
      ...{ directory: null, each: null },
    },
  });
  const kindOf = (...came: readonly string[]) => {
    const told = hearing.message({ came }, null);
    return told?.kind === "observation" ? told.observation.kind : told?.kind;
  };
  expect(kindOf("a", "b")).toBe("delta");
  expect(kindOf("old")).toBe("delta");
  expect(kindOf("c")).toBe("reset");
});
