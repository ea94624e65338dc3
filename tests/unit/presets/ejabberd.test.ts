import { describe, expect, test } from "vitest";
import { sessionId } from "../../../utils/domain/ids.ts";
import type { Report } from "../../../utils/domain/person.ts";
import { ejabberd } from "../../../utils/presets/ejabberd.ts";
import { ago, readPreset, there } from "../../support/read-preset.ts";
import { pageOn, person } from "../../support/builders.ts";
import {
  type Capture,
  capture,
  saying,
} from "../../support/product-answers.ts";

const ask = (connected: string | Capture, known: readonly Report[] = []) =>
  readPreset(ejabberd, {
    values: { host: "localhost", site: "https://shop.example" },
    list: [connected],
    directory: ["ejabberd/registered_users"],
    known,
  });

const told = ask("ejabberd/connected_users_info");

describe("ejabberd", () => {
  test("gives connections as sessions of the registered accounts", () => {
    expect(told.of("ada@localhost")).toEqual(
      person("ada@localhost", {
        name: "ada",
        account: "unknown",
        sessions: [
          there({
            id: sessionId("ada@localhost/mobile"),
            startedAt: ago(2),
            page: pageOn("https://shop.example/docs"),
            ip: "127.0.0.1",
          }),
          there({
            id: sessionId("ada@localhost/web-pricing"),
            startedAt: ago(3),
            page: pageOn("https://shop.example/pricing"),
            ip: "127.0.0.1",
          }),
        ],
      }),
    );
    expect(told.people.map(({ id }) => id).toSorted()).toEqual([
      "ada@localhost",
      "admin@localhost",
      "bo@localhost",
      "cy@localhost",
    ]);
  });

  test("shows somebody who was thrown out as offline", () => {
    const { of } = ask("ejabberd/connected_users_info-after-kick");
    expect(of("bo@localhost").sessions).toEqual([]);
    expect(of("ada@localhost").sessions.map(({ id }) => id)).toEqual([
      "ada@localhost/web-pricing",
    ]);
  });

  test.each([
    ["a path", "/cart", "https://shop.example/cart"],
    ["an address", "https://shop.example/cart", "https://shop.example/cart"],
    ["a word for others", "At lunch", undefined],
    ["nothing", "", undefined],
  ])("takes %s in the status text as what it is", (_, text, url) => {
    const first = capture("ejabberd/connected_users_info");
    // CAST: the recorded answer.
    const [one] = first.body as Readonly<Record<string, unknown>>[];
    const { of } = ask({
      ...first,
      body: [{ ...one, statustext: text }],
    });
    expect(of("bo@localhost").sessions[0]?.page?.url).toBe(url);
  });

  test("keeps the beginning of a connection, though it is told as an age", () => {
    // CAST: the recorded answer.
    const [one] = capture("ejabberd/connected_users_info").body as Readonly<
      Record<string, unknown>
    >[];
    const { of } = ask(saying([{ ...one, uptime: 3 }]), told.people);
    expect(of("bo@localhost").sessions[0]?.startedAt).toBe(
      told.of("bo@localhost").sessions[0]?.startedAt,
    );
  });

  test("knows an empty house", () => {
    const { people } = ask(saying([]));
    expect(people.flatMap(({ sessions }) => sessions)).toEqual([]);
    expect(people).toHaveLength(4);
  });
});
