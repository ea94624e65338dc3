import { signal } from "@preact/signals";
import { describe, expect, test } from "vitest";
import { sourceId } from "../../../utils/domain/ids.ts";
import { NO_POLICY, type Policy } from "../../../utils/domain/policy.ts";
import type { SourceRecord } from "../../../utils/domain/source.ts";
import type { Send } from "../../../utils/messaging/client.ts";
import { PLAIN_FACTS } from "../../../utils/models/connector-facts.ts";
import { ManagedModel } from "../../../utils/models/managed-model.ts";
import type { SourceGlance } from "../../../utils/storage/reader.ts";
import { source } from "../storage/journal-world.ts";

const glanceOf = (more: Partial<SourceRecord>): SourceGlance => ({
  source: source(more),
  state: null,
  connection: null,
  firstScreen: null,
});

const ACME = glanceOf({
  id: sourceId("managed-acme"),
  address: "https://acme.example/x",
  managed: { hasToken: true },
});
const BETA = glanceOf({
  id: sourceId("managed-beta"),
  address: "https://beta.example:8443/x",
  managed: { hasToken: false },
});
const MINE = glanceOf({ address: "https://mine.example" });

const newModel = (
  glances: readonly SourceGlance[],
  policy: Partial<Policy> = {},
) => {
  const granted = new Set<string>();
  const asked: (readonly string[])[] = [];
  const sent: unknown[] = [];
  let kept = "none";
  const model = new ManagedModel({
    policy: () => Promise.resolve({ ...NO_POLICY, ...policy }),
    problems: () => Promise.resolve([]),
    glances: signal(glances),
    facts: signal(PLAIN_FACTS),
    // CAST: the test answers for the worker.
    send: ((command: { type: string }) => {
      sent.push(command);
      if (command.type === "secret") return Promise.resolve(kept);
      kept = "remembered";
      return Promise.resolve({ ok: true, value: null });
    }) as unknown as Send,
    mayAccess: (pattern) => Promise.resolve(granted.has(pattern)),
    requestAccess: (patterns) => {
      asked.push(patterns);
      for (const pattern of patterns) granted.add(pattern);
      return Promise.resolve(true);
    },
  });
  return { model, granted, asked, sent };
};

describe("what an organisation decides", () => {
  test("is nothing where nobody manages the browser", async () => {
    const { model } = newModel([MINE]);
    await model.look();
    expect(model.isManaged.value).toBe(false);
    expect(model.missing.value).toEqual([]);
  });

  test("is said where it has a connection, or decides a setting", async () => {
    const { model } = newModel([MINE, ACME]);
    await model.look();
    expect(model.isManaged.value).toBe(true);
    const other = newModel([MINE], { shareSafe: true });
    await other.model.look();
    expect(other.model.isManaged.value).toBe(true);
  });

  test("asks for all its sites that are not allowed yet by one button, and for no other", async () => {
    const { model, granted, asked } = newModel([MINE, ACME, BETA]);
    granted.add("https://acme.example/*");
    await model.look();
    expect(model.missing.value).toEqual(["https://beta.example/*"]);
    granted.clear();
    await model.look();
    await model.allow();
    expect(asked).toEqual([
      ["https://acme.example/*", "https://beta.example/*"],
    ]);
    expect(model.missing.value).toEqual([]);
  });

  test("takes one's own token where the policy has none, and says that there is one", async () => {
    const { model, sent } = newModel([ACME, BETA]);
    await model.look();
    expect(sent).toEqual([{ type: "secret", source: "managed-beta" }]);
    expect(model.secretOf(BETA.source.id)).toBe("none");
    expect(model.asksForToken(BETA.source)).toBe(true);
    expect(model.asksForToken(ACME.source)).toBe(false);
    expect(model.asksForToken(MINE.source)).toBe(false);
    expect(await model.saveToken(BETA.source.id, "t", true)).toBeNull();
    expect(sent).toContainEqual({
      type: "saveToken",
      source: "managed-beta",
      token: "t",
      remember: true,
    });
    expect(model.secretOf(BETA.source.id)).toBe("remembered");
  });
});
