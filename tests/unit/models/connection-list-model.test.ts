import { signal } from "@preact/signals";
import { describe, expect, it } from "vitest";
import { type SourceId, sourceId } from "../../../utils/domain/ids.ts";
import { localInstant } from "../../../utils/domain/instant.ts";
import { type Removal, UNDO_MS } from "../../../utils/domain/removal.ts";
import { fail, ok } from "../../../utils/domain/result.ts";
import { DEFAULT_PREFERENCES } from "../../../utils/domain/preferences.ts";
import { inOrder } from "../../../utils/domain/source-order.ts";
import type { SourceRecord } from "../../../utils/domain/source.ts";
import type { Send } from "../../../utils/messaging/client.ts";
import type { Command } from "../../../utils/messaging/protocol.ts";
import { ConnectionListModel } from "../../../utils/models/connection-list-model.ts";
import { SourceModel } from "../../../utils/models/source-model.ts";

const NOW = localInstant(1_000_000);

const record = (id: string): SourceRecord => ({
  id: sourceId(id),
  connector: "protocol",
  name: null,
  address: `https://${id}.test`,
  generation: 1,
  paused: false,
});

/** A disk with a worker before it, and the page's models of both. */
const newPage = async (...ids: readonly string[]) => {
  let sources = ids.map(record);
  let removals: readonly Removal[] = [];
  const sent: Command[] = [];
  let refuses = false;
  const now = signal(NOW);
  // CAST: the test's worker answers as the real one does.
  const send = ((command: Command) => {
    sent.push(command);
    if (refuses) return Promise.resolve(fail({ code: "storage_full" }));
    if (command.type === "orderSources")
      sources = [...inOrder(sources, command.sources)];
    if (command.type === "putAside") {
      const [source] = sources.filter(({ id }) => id === command.source);
      sources = sources.filter(({ id }) => id !== command.source);
      if (source !== undefined)
        removals = [{ source, before: [], at: now.peek() }];
    }
    if (command.type === "bringBack") {
      sources = [...sources, ...removals.map(({ source }) => source)];
      removals = [];
    }
    if (command.type === "remove") removals = [];
    return Promise.resolve(ok(null));
  }) as unknown as Send;
  const source = new SourceModel({
    takePreferences: () => () => undefined,
    reader: {
      glance: () =>
        Promise.resolve(
          ok({
            sources: sources.map((one) => ({
              source: one,
              ...{ state: null, connection: null, firstScreen: null },
            })),
            preferences: DEFAULT_PREFERENCES,
          }),
        ),
    },
  });
  const list = new ConnectionListModel({
    source,
    send,
    now,
    removals: () => Promise.resolve(ok(removals)),
  });
  await list.catchUp();
  return {
    ...{ list, source, sent, now },
    refuse: () => void (refuses = true),
  };
};

const id = (name: string): SourceId => sourceId(name);

describe("what lies open", () => {
  it.each<readonly [readonly string[], string | null]>([
    [[], "new"],
    [["a"], "a"],
    [["a", "b"], null],
  ])("of %j at first: %s", async (ids, open) => {
    const { list } = await newPage(...ids);
    expect(list.open.value).toBe(open);
  });

  it("is what was chosen, until that is gone", async () => {
    const { list } = await newPage("a", "b", "c");
    list.edit(id("b"));
    expect(list.open.value).toBe("b");
    await list.remove(id("b"));
    expect(list.open.value).toBeNull();
    list.edit("new");
    expect(list.open.value).toBe("new");
  });

  it("after saving is the only connection, and of several none", async () => {
    const one = await newPage("a");
    one.list.edit("new");
    one.list.onSaved(id("a"));
    expect(one.list.open.value).toBe("a");
    const two = await newPage("a", "b");
    two.list.edit(id("b"));
    two.list.onSaved(id("b"));
    expect(two.list.open.value).toBeNull();
  });
});

describe("the order", () => {
  it.each<readonly [string, -1 | 1, string]>([
    ["a", 1, "b a c"],
    ["c", -1, "a c b"],
    ["b", -1, "b a c"],
    // At the end there is nowhere to go.
    ["a", -1, "a b c"],
    ["c", 1, "a b c"],
  ])("%s by %i: %s", async (name, by, order) => {
    const { list, sent } = await newPage("a", "b", "c");
    const moving = list.move(id(name), by);
    // Shown at once, before the worker has it.
    expect(list.ids.value.join(" ")).toBe(order);
    await moving;
    expect(list.ids.value.join(" ")).toBe(order);
    expect(sent.length).toBe(order === "a b c" ? 0 : 1);
  });

  it("that could not be kept is shown as it is", async () => {
    const { list, refuse } = await newPage("a", "b");
    refuse();
    await list.move(id("a"), 1);
    expect(list.ids.value.join(" ")).toBe("a b");
    expect(list.failure.value).toEqual({ code: "storage_full" });
  });
});

describe("a removed connection", () => {
  it("is out of the list at once, and can be brought back for a while", async () => {
    const { list, now } = await newPage("a", "b");
    await list.remove(id("a"));
    expect(list.ids.value).toEqual(["b"]);
    const [removal] = list.removals.value;
    expect(removal && list.nameOf(removal)).toBe("a.test");
    now.value = localInstant(NOW + UNDO_MS - 1);
    expect(list.removals.value).toHaveLength(1);
    now.value = localInstant(NOW + UNDO_MS);
    expect(list.removals.value).toEqual([]);
  });

  it("comes back, or is erased at once", async () => {
    const { list } = await newPage("a", "b");
    await list.remove(id("a"));
    await list.bringBack(id("a"));
    expect(list.ids.value).toEqual(["b", "a"]);
    expect(list.removals.value).toEqual([]);
    await list.remove(id("b"));
    await list.eraseNow(id("b"));
    expect(list.removals.value).toEqual([]);
    expect(list.ids.value).toEqual(["a"]);
  });
});

it("settings of one connection are about the chosen one, else the first", async () => {
  const { list, source } = await newPage("a", "b");
  expect(source.glance.value?.source.id).toBe("a");
  source.choose(id("b"));
  expect(source.glance.value?.source.id).toBe("b");
  await list.remove(id("b"));
  expect(source.glance.value?.source.id).toBe("a");
});
