import { signal } from "@preact/signals";
import { describe, expect, it } from "vitest";
import {
  NO_PAGE_SETTINGS,
  type PageSettings,
} from "../../../utils/domain/page-settings.ts";
import type { Failure } from "../../../utils/domain/failure.ts";
import { type Result, fail, ok } from "../../../utils/domain/result.ts";
import type { Send } from "../../../utils/messaging/client.ts";
import type { Command } from "../../../utils/messaging/protocol.ts";
import { PageNamesModel } from "../../../utils/models/page-names-model.ts";
import type { SourceGlance } from "../../../utils/storage/reader.ts";
import { online, pageOn, session } from "../../support/builders.ts";
import { until } from "../../support/until.ts";
import { newClock, newDisk } from "./page-world.ts";

const on = (id: string, path: string, title: string | null = null) =>
  online(id, {
    sessions: [
      session({ page: pageOn(`https://acme.test${path}`, { title }) }),
    ],
  });

/** A page of settings over a disk with these people; the worker keeps what it is told. */
const world = async (pages: PageSettings = NO_PAGE_SETTINGS) => {
  const clock = newClock();
  const disk = newDisk(clock);
  disk.setSource({ pages });
  disk.keep([
    on("ana", "/orders/17"),
    on("bo", "/orders/18"),
    on("cy", "/help", "Help"),
  ]);
  const glance = signal<SourceGlance | null>(null);
  const open = async () => {
    const read = await disk.reader.glance();
    if (read.ok) glance.value = read.value.sources[0] ?? null;
  };
  await open();
  const told: Command[] = [];
  let answer: Result<null, Failure> = ok(null);
  const send = (async (command: Command) => {
    told.push(command);
    return answer;
    // CAST: the model sends one command only.
  }) as unknown as Send;
  const { every } = clock;
  const model = new PageNamesModel({
    reader: disk.reader,
    send,
    glance,
    every,
  });
  const add = (pattern: string, name: string): number => {
    const key = model.add();
    if (key === null) throw new Error("There is no room for a rule.");
    model.change(key, { pattern, name });
    return key;
  };
  const refuse = () => (answer = fail({ code: "network" }));
  return { model, told, disk, glance, open, clock, add, refuse };
};

const patterns = (model: PageNamesModel) =>
  model.draft.value.rules.map(({ pattern }) => pattern);

describe("the editor of page names", () => {
  it("shows what the rules as typed make of the pages that people are on, and what decided", async () => {
    const { model, add } = await world();
    await until(() => model.preview.value.length > 0);
    expect(model.preview.value).toEqual([
      { path: "/orders/*", name: "/orders/*", by: "address", people: 2 },
      { path: "/help", name: "Help", by: "platform", people: 1 },
    ]);
    add("/help/**", "Support");
    add("/orders/*", "Order $1");
    expect(model.preview.value).toEqual([
      { path: "/orders/*", name: "Order 17", by: 1, people: 1 },
      { path: "/orders/*", name: "Order 18", by: 1, people: 1 },
      { path: "/help", name: "Support", by: 0, people: 1 },
    ]);
  });

  it("reads the list anew after a while, if it is another", async () => {
    const { model, disk, open, clock } = await world();
    await until(() => model.preview.value.length > 0);
    disk.keep([on("ana", "/help")]);
    await open();
    expect(model.preview.value).toHaveLength(2);
    clock.pass(10_000);
    await until(() => model.preview.value.length === 1);
    const reads = disk.reads.length;
    clock.pass(10_000);
    expect(disk.reads).toHaveLength(reads);
  });

  it("moves rules, takes them away and brings the last one back to its place", async () => {
    const { model, add } = await world();
    const [a, b] = [add("/a", "A"), add("/b", "B"), add("/c", "C")];
    model.move(a, -1);
    model.move(a, 1);
    expect(patterns(model)).toEqual(["/b", "/a", "/c"]);
    model.remove(b);
    expect(patterns(model)).toEqual(["/a", "/c"]);
    model.undo();
    expect(patterns(model)).toEqual(["/b", "/a", "/c"]);
    expect(model.removed.value).toBeNull();
  });

  it("keeps nothing that is wrong, and says so once a field was left or saving was tried", async () => {
    const { model, told, add } = await world();
    const key = add("orders", "");
    expect(model.ruleProblems.value).toEqual([{ pattern: null, name: null }]);
    model.leave(key);
    expect(model.ruleProblems.value).toEqual([
      { pattern: "no_path", name: "empty" },
    ]);
    model.typeParameters("tab, access_token");
    expect(model.parametersProblem.value).toBeNull();
    await model.save();
    expect(told).toEqual([]);
    expect(model.parametersProblem.value).toEqual({
      problem: "secret",
      name: "access_token",
    });
  });

  it("saves what is typed, trimmed, without empty lines, and is then unchanged", async () => {
    const { model, told, add } = await world();
    expect(model.dirty.value).toBe(false);
    add("", " ");
    expect(model.dirty.value).toBe(false);
    add(" /a ", " A ");
    model.typeParameters(" tab  view,tab ");
    expect(model.dirty.value).toBe(true);
    await model.save();
    expect(told).toEqual([
      {
        type: "savePages",
        source: "acme",
        pages: {
          rules: [{ pattern: "/a", name: "A" }],
          parameters: ["tab", "view"],
        },
      },
    ]);
    expect(model.state.value).toEqual({ kind: "saved" });
    expect(model.dirty.value).toBe(false);
  });

  it("keeps what is typed when saving fails", async () => {
    const { model, add, refuse } = await world();
    add("/a", "A");
    refuse();
    await model.save();
    expect(model.state.value).toEqual({
      kind: "failed",
      failure: { code: "network" },
    });
    expect(model.dirty.value).toBe(true);
    expect(patterns(model)).toEqual(["/a"]);
  });

  it("begins with what was saved, and goes back to it", async () => {
    const rules = [{ pattern: "/a", name: "A" }];
    const { model, add } = await world({ rules, parameters: ["tab"] });
    expect(patterns(model)).toEqual(["/a"]);
    expect(model.draft.value.parameters).toBe("tab");
    add("/b", "B");
    model.discard();
    expect(patterns(model)).toEqual(["/a"]);
  });

  it("lets what is typed stand when another page saved, and takes that over when nothing is", async () => {
    const { model, disk, open, add } = await world();
    const save = async (pattern: string) => {
      const rules = [{ pattern, name: "X" }];
      disk.setSource({ pages: { rules, parameters: [] } });
      await open();
    };
    await save("/a");
    expect(patterns(model)).toEqual(["/a"]);
    add("/mine", "Mine");
    await save("/b");
    expect(patterns(model)).toEqual(["/a", "/mine"]);
    model.discard();
    expect(patterns(model)).toEqual(["/b"]);
  });

  it("takes fifty rules and no more", async () => {
    const { model } = await world();
    for (let number = 0; number < 50; number++) model.add();
    expect(model.isFull.value).toBe(true);
    expect(model.add()).toBeNull();
  });
});
