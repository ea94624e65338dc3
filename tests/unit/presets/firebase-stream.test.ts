import { describe, expect, test } from "vitest";
import { CONNECTORS } from "../../../utils/connectors/registry.ts";
import type { Told } from "../../../utils/connectors/connector.ts";
import type { Report } from "../../../utils/domain/person.ts";
import { firebase } from "../../../utils/presets/firebase.ts";
import { drivenIo } from "../../contract/driven-io.ts";
import { captured, jsonResponse } from "../../support/captures.ts";
import { capture } from "../../support/product-answers.ts";
import { TOLD_AT, ago, there, valuesOf } from "../../support/read-preset.ts";
import { pageOn } from "../../support/builders.ts";

interface Event {
  readonly event: string;
  readonly data: string;
}

// CAST: so the fixture is written.
const { body: recorded } = captured("firebase/stream") as {
  readonly body: readonly Event[];
};
const DATE = { date: "Sat, 21 Nov 2026 02:20:00 GMT" };

/** What is known after each event, as whoever holds the roster would keep it. */
const follow = async (events: readonly Event[]) => {
  const text = events
    .map(({ event, data }) => `event: ${event}\ndata: ${data}\n\n`)
    .join("");
  const asked: string[] = [];
  const io = drivenIo({
    now: TOLD_AT,
    fetch: (url, init) => {
      const accept = new Headers(init.headers).get("accept") ?? "";
      const isStream = accept.includes("text/event-stream");
      asked.push(`${isStream ? "stream" : "list"} ${new URL(url).pathname}`);
      return Promise.resolve(
        isStream
          ? new Response(text, {
              headers: { ...DATE, "content-type": "text/event-stream" },
            })
          : jsonResponse(capture("firebase/status").body, DATE),
      );
    },
  });
  const { example: address } = firebase.address;
  const feed = CONNECTORS.mapped.connect(
    io,
    { address, token: "the-secret" },
    {
      mapping: firebase.mapping,
      values: valuesOf(firebase, { site: "https://shop.example" }),
    },
  );
  const roster = new Map<string, Report>();
  const learn = (told: Told): void => {
    if (told.kind !== "observation") return;
    const { observation } = told;
    if (observation.kind === "heartbeat") return;
    if (observation.kind === "snapshot") roster.clear();
    const reports =
      observation.kind === "snapshot"
        ? observation.reports
        : observation.upserts;
    for (const report of reports) roster.set(report.id, report);
    if (observation.kind === "delta")
      for (const id of observation.removals) roster.delete(id);
  };
  const { signal } = new AbortController();
  const position = { epoch: "counted-x", seq: 1 };
  const told = feed.stream?.(position, signal, (id) => roster.get(id)) ?? [];
  const failures: unknown[] = [];
  for await (const one of told)
    if (one.ok) learn(one.value);
    else failures.push(one.failure);
  const online = [...roster.values()].filter(
    ({ sessions }) => sessions.length > 0,
  );
  return { asked, failures, roster, online: online.map(({ id }) => id) };
};

const upTo = (count: number) => follow(recorded.slice(0, count));

describe("the stream of Firebase Realtime Database", () => {
  test("is followed at the address of the list", async () => {
    const { asked, failures } = await upTo(1);
    expect(asked.toSorted()).toEqual([
      "list /status.json",
      "stream /status.json",
    ]);
    expect(failures).toEqual([]);
  });

  test.each([
    ["the whole tree", 1, ["u-ada"]],
    ["a sign of life", 2, ["u-ada"]],
    ["somebody who came", 3, ["u-ada", "u-bo"]],
    ["another page of somebody", 4, ["u-ada", "u-bo"]],
    ["somebody of whom nothing was known", 5, ["u-ada", "u-bo", "u-cy"]],
    ["a part of somebody", 6, ["u-ada", "u-bo", "u-cy"]],
    ["somebody who is deleted", 7, ["u-bo", "u-cy"]],
    ["the end of a token", 8, ["u-bo", "u-cy"]],
  ])("knows who is there after %s", async (_, count, online) => {
    expect((await upTo(count)).online.toSorted()).toEqual(online);
  });

  test.each([
    ["at a place deep in the tree", 4, "/docs"],
    ["in a part of a person", 6, "/checkout"],
  ])(
    "takes a page %s, and keeps the rest of the person",
    async (_, count, page) => {
      const { roster } = await upTo(count);
      expect(roster.get("u-ada")?.sessions).toEqual([
        there({
          startedAt: ago(300),
          page: pageOn(`https://shop.example${page}`),
        }),
      ]);
    },
  );

  test("takes an empty tree for nobody", async () => {
    const { roster } = await follow([
      { event: "put", data: '{"path":"/","data":null}' },
    ]);
    expect([...roster]).toEqual([]);
  });

  test("knows when somebody went", async () => {
    const gone = { state: "offline", last_changed: ago(1) };
    const { roster, online } = await follow([
      ...recorded.slice(0, 1),
      { event: "put", data: JSON.stringify({ path: "/u-ada", data: gone }) },
    ]);
    expect(online).toEqual([]);
    expect(roster.get("u-ada")?.lastSeenAt).toBe(ago(1));
  });
});
