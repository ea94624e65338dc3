import type { Mapping } from "../../utils/mapping/mapping.ts";
import { CONNECTORS } from "../../utils/connectors/registry.ts";
import { mappingOf } from "./mapped-answers.ts";
import { socketContract } from "./socket.contract.ts";

const NOW = Date.UTC(2026, 2, 4, 12);
const PERSON = { rows: { at: "people" } } as const;

/** A home-made feed that says first who is there, then who comes and goes. */
const MAPPING: Mapping = mappingOf(
  {},
  {
    clock: { from: "now", unit: "ms" },
    stream: {
      kind: "socket",
      path: "/feed",
      hello: [{ hello: "{{secret}}" }],
      beat: { beat: 1 },
      messages: [
        { when: { kind: "all" }, does: "snapshot", ...PERSON },
        { when: { kind: "came" }, does: "upsert", ...PERSON },
        { when: { kind: "left" }, does: "remove" },
      ],
    },
  },
);

const all = (people: readonly string[]) => ({
  kind: "all",
  now: NOW,
  people: people.map((id) => ({ id })),
});

socketContract("mapped", {
  connect: (io, endpoint) =>
    CONNECTORS.mapped.connect(io, endpoint, { mapping: MAPPING }),
  base: "/api",
  speak: (people) => ({
    said: (client, text) =>
      client.say(
        "hello" in (JSON.parse(text) as object)
          ? all(people)
          : { kind: "alive" },
      ),
  }),
  came: (id) => ({ kind: "came", people: [{ id }] }),
  left: (id) => ({ kind: "left", id }),
  nonsense: [
    { kind: "all" },
    { kind: "all", people: {} },
    { kind: "came", people: [{}] },
    { kind: "came", people: [null, 7, { id: {} }] },
    { kind: "left", id: "" },
    { kind: { all: 1 } },
  ],
  listsBySocket: false,
  secretIn: ["text"],
});
