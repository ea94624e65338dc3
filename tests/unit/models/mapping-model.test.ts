import { signal } from "@preact/signals";
import { describe, expect, it } from "vitest";
import { at } from "../../../utils/mapping/json-parts.ts";
import { type LocalInstant } from "../../../utils/domain/instant.ts";
import { ok } from "../../../utils/domain/result.ts";
import type { Mapping } from "../../../utils/mapping/mapping.ts";
import type { Send } from "../../../utils/messaging/client.ts";
import type { Command } from "../../../utils/messaging/protocol.ts";
import { ConnectionFormModel } from "../../../utils/models/connection-form-model.ts";
import { PLAIN_FACTS } from "../../../utils/models/connector-facts.ts";
import { GuideModel } from "../../../utils/models/guide-model.ts";
import { MappingModel } from "../../../utils/models/mapping-model.ts";
import { NOON } from "../../support/builders.ts";

const LIST = {
  online: [
    { user: 7, seen: 1, mail: "Ana@acme.test" },
    { user: 8, seen: 1, mail: "bo@acme.test" },
  ],
  meta: { next: "abc" },
};
const DIRECTORY = {
  users: [{ id: 7, full_name: "Ana", mail: "ana@acme.test" }],
};

const MAPPING: Mapping = {
  version: 1,
  auth: { kind: "none" },
  list: {
    request: { path: "/online" },
    rows: { at: "online" },
    fields: { id: "user" },
  },
  directory: {
    by: "id",
    request: { path: "/users" },
    rows: { at: "users" },
    fields: { id: "id" },
  },
  each: {
    people: 5,
    request: { path: "/users/{id}/sessions" },
    fields: { session: "id" },
  },
  online: { when: "listed" },
};

const newMapping = async (mapping: unknown = MAPPING) => {
  const sent: Command[] = [];
  const paths: unknown[] = [];
  // CAST: the test's worker answers with what stands above.
  const send = (async (command: Command) => {
    sent.push(command);
    if (command.type !== "sample") return ok(null);
    const path = at(command.settings, ["mapping", "list", "request", "path"]);
    paths.push(path);
    return ok(JSON.stringify(path === "/users" ? DIRECTORY : LIST));
  }) as unknown as Send;
  const ports = {
    send,
    requestAccess: () => Promise.resolve(true),
    facts: signal({ ...PLAIN_FACTS, needsSecret: () => false }),
    presets: signal([]),
    rules: signal(null),
    onSaved: () => undefined,
    // CAST: the test's own clock stands at noon.
    now: signal(NOON as unknown as LocalInstant),
  };
  const form = new ConnectionFormModel(ports);
  const guide = new GuideModel({ ...ports, form, guess: async () => null });
  form.edit({
    ...{ address: "https://acme.test", connector: "mapped" },
    settings: { mapping },
  });
  const model = new MappingModel({
    ...{ ...ports, form, guide },
    load: () => import("../../../utils/models/mapping-reader.ts"),
  });
  await model.open();
  return { model, form, sent, paths };
};

describe("samples of a mapping", () => {
  it("are asked list by list, and say how many rows found their person", async () => {
    const { model, paths } = await newMapping();
    await model.askSample("list");
    expect(model.joined.value).toBeNull();
    await model.askSample("directory");
    expect(paths).toEqual(["/online", "/users"]);
    expect(model.looked.value).toBe("directory");
    expect(model.sample.value?.answer).toEqual(DIRECTORY);
    expect(model.joined.value).toEqual({ rows: 2, found: 1 });
    model.set(["directory", "by"], "email");
    expect(model.joined.value).toEqual({ rows: 0, found: 0 });
    model.set(["list", "fields", "email"], "mail");
    model.set(["directory", "fields", "email"], "mail");
    // Letter case of addresses is the same.
    expect(model.joined.value).toEqual({ rows: 2, found: 1 });
  });

  it("are asked of somebody's sessions once somebody is known", async () => {
    const { model, paths } = await newMapping();
    await model.askSample("each");
    expect(paths).toEqual([]);
    await model.askSample("list");
    await model.askSample("each");
    expect(paths).toEqual(["/online", "/users/7/sessions"]);
  });

  it("show what became of the list whose field is in use", async () => {
    const { model } = await newMapping();
    await model.askSample("list");
    await model.askSample("directory");
    model.set(["directory", "fields", "name"], "full_name");
    expect(model.rows.value?.[0]?.map(({ value }) => value)).toEqual([
      ...["7", "Ana"],
    ]);
    model.focus(["list", "fields", "id"]);
    expect(model.sample.value?.answer).toEqual(LIST);
    expect(model.rows.value).toHaveLength(2);
  });

  it("give the place of a clicked value to the field in use", async () => {
    const { model } = await newMapping();
    await model.askSample("list");
    await model.askSample("directory");
    // Nothing is in use yet: a click is only a click.
    model.pick(["users", 0, "full_name"]);
    expect(model.written.value).toEqual(MAPPING);
    model.focus(["directory", "fields", "name"]);
    model.pick(["users", 0, "full_name"]);
    expect(model.valueAt.value(["directory", "fields", "name"])).toBe(
      "full_name",
    );
    model.set(["list", "paging"], { by: "cursor", cursor: "c" });
    model.focus(["list", "paging", "at"]);
    model.pick(["meta", "next"]);
    expect(model.valueAt.value(["list", "paging", "at"])).toBe("meta.next");
    expect(model.standsAt.value(["list", "paging", "at"])).toBe("abc");
  });
});

describe("a mapping that is being made", () => {
  it("says what is wrong at the field, and shows meanwhile what the rest yields", async () => {
    const { model } = await newMapping();
    await model.askSample("list");
    model.set(["list", "paging"], { by: "cursor", cursor: "c" });
    expect(model.problemAt.value(["list", "paging", "at"])?.code).toBe(
      "missing",
    );
    expect(model.rows.value).toHaveLength(2);
    model.set(["list", "paging", "at"], "meta..next");
    expect(model.problemAt.value(["list", "paging", "at"])?.code).toBe(
      "expression",
    );
    model.set(["directory", "by"], "email");
    expect(model.problemAt.value(["list", "fields", "email"])?.code).toBe(
      "field_needed",
    );
    expect(model.placed.value.others).toEqual([]);
  });

  it("has again what was typed for a choice when it is chosen again", async () => {
    const { model } = await newMapping();
    const choice = model.groups.value.find(({ key }) => key === "directory")
      ?.parts[0];
    if (choice?.kind !== "choice") throw new Error("no choice");
    model.choose(choice, "");
    expect(model.valueAt.value(["directory"])).toBeUndefined();
    model.choose(choice, "id");
    expect(model.written.value).toEqual(MAPPING);
    model.set(["directory", "fields", "name"], "full_name");
    model.choose(choice, "email");
    model.set(["directory", "fields", "email"], "mail");
    model.choose(choice, "id");
    expect(model.valueAt.value(["directory"])).toEqual({
      ...MAPPING.directory,
      fields: { id: "id", name: "full_name", email: "mail" },
    });
  });

  it("names what it wants filled in, and takes it", async () => {
    const { model, form } = await newMapping();
    model.set(["list", "request", "query"], { team: "{{team}}" });
    expect(model.values.value).toEqual([["team", ""]]);
    expect(model.problemAt.value(["values", "team"])?.code).toBe(
      "value_missing",
    );
    model.fillIn("team", "support");
    expect(model.values.value).toEqual([["team", "support"]]);
    expect(model.problemAt.value(["values", "team"])).toBeNull();
    expect(form.draft.value.settings?.["values"]).toEqual({ team: "support" });
  });

  it("is neither asked nor saved while a field holds what cannot be read", async () => {
    const { model, form, sent } = await newMapping();
    model.hold("hello", true);
    await form.save();
    await form.test();
    await model.askSample("list");
    expect(sent).toEqual([]);
    model.hold("hello", false);
    await form.save();
    expect(sent.map(({ type }) => type)).toEqual(["save"]);
  });
});
