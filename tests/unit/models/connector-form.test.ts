import { signal } from "@preact/signals";
import { describe, expect, it } from "vitest";
import { CONNECTOR_FACTS } from "../../../entrypoints/options/connector-facts.ts";
import { sourceId } from "../../../utils/domain/ids.ts";
import { ok } from "../../../utils/domain/result.ts";
import type { SourceRecord } from "../../../utils/domain/source.ts";
import type { Send } from "../../../utils/messaging/client.ts";
import type { Command } from "../../../utils/messaging/protocol.ts";
import { ConnectionFormModel } from "../../../utils/models/connection-form-model.ts";
import { withTyped } from "../../../utils/models/connector-form.ts";
import { GuideModel } from "../../../utils/models/guide-model.ts";

const newGuide = () => {
  const sent: Command[] = [];
  // CAST: the test's worker keeps whatever it is told.
  const send = (async (command: Command) => {
    sent.push(command);
    return command.type === "secret" ? "none" : ok(sourceId("s"));
  }) as unknown as Send;
  const ports = {
    send,
    requestAccess: () => Promise.resolve(true),
    facts: signal(CONNECTOR_FACTS),
    presets: signal([]),
    rules: signal(null),
    onSaved: () => undefined,
  };
  const form = new ConnectionFormModel(ports);
  const guide = new GuideModel({
    ...ports,
    form,
    guess: () => Promise.resolve(null),
  });
  const choose = (key: string): void => {
    const kind = guide.kinds.value.find((one) => one.key === key);
    if (kind === undefined) throw new Error(key);
    guide.choose(kind);
  };
  const type = (key: string, text: string): void => {
    const fields = guide.kind.value.form;
    const field = fields?.fields.find((one) => one.key === key);
    if (!fields || field === undefined) throw new Error(key);
    const { settings } = form.draft.value;
    form.edit({ settings: withTyped(fields, field, settings, text) });
  };
  return { form, guide, sent, choose, type };
};

describe("a connection whose connector has fields of its own", () => {
  it("says at each field what is missing or wrong before anything is asked", async () => {
    const { form, sent, choose, type } = newGuide();
    choose("pusher");
    form.edit({ address: "https://acme.test", token: "t" });
    expect(form.fieldProblems.value.size).toBe(0);
    await form.test();
    expect([...form.fieldProblems.value]).toEqual([
      ["key", "missing"],
      ["channel", "missing"],
    ]);
    type("key", "app-key");
    type("channel", "site");
    type("port", "70000");
    await form.save();
    expect([...form.fieldProblems.value]).toEqual([
      ["channel", "looks"],
      ["port", "looks"],
    ]);
    expect(sent).toEqual([]);
    type("channel", "presence-site");
    type("port", "6001");
    await form.save();
    expect(sent).toMatchObject([
      {
        ...{ type: "save", connector: "pusher", token: "t" },
        settings: { key: "app-key", channel: "presence-site", port: 6001 },
      },
    ]);
  });

  it("has again what was typed when its kind was changed and changed back", () => {
    const { form, guide, choose, type } = newGuide();
    choose("phoenix");
    type("topic", "room:lobby");
    choose("supabase");
    type("channel", "online");
    type("key", "half of a");
    choose("phoenix");
    expect(guide.kind.value.key).toBe("phoenix");
    expect(form.draft.value.settings).toMatchObject({ topic: "room:lobby" });
    choose("supabase");
    expect(guide.kind.value.key).toBe("supabase");
    expect(form.draft.value.settings).toMatchObject({
      channel: "online",
      key: "half of a",
    });
  });

  it("asks for no secret where nobody signs in, and keeps none", async () => {
    const { form, sent, choose, type } = newGuide();
    form.edit({ address: "https://x.supabase.co", token: "typed before" });
    choose("supabase");
    expect(form.needsSecret.value).toBe(false);
    type("key", "sb_publishable_1");
    type("channel", "online");
    await form.save();
    expect(form.tokenProblem.value).toBeNull();
    expect(sent).toMatchObject([{ type: "save", token: null }]);
  });

  it("asks for the password of who signs in, while the rest is being typed too", async () => {
    const { form, sent, choose, type } = newGuide();
    choose("supabase");
    form.edit({ address: "https://x.supabase.co" });
    type("email", "rollcall@acme.test");
    expect(form.needsSecret.value).toBe(true);
    await form.save();
    expect(form.tokenProblem.value).toBe("missing");
    expect(form.fieldProblems.value.get("key")).toBe("missing");
    expect(sent).toEqual([]);
  });

  it("shows the values of one that was saved, as the kind it is", async () => {
    const { form, guide } = newGuide();
    const settings = {
      ...{ server: "supabase", key: "k", channel: "online", fields: {} },
      signIn: { email: "rollcall@acme.test" },
    };
    const saved: SourceRecord = {
      ...{ id: sourceId("s"), connector: "phoenix", generation: 1 },
      ...{ name: null, address: "https://x.supabase.co", paused: false },
      settings,
    };
    await form.adopt(saved);
    expect(guide.kind.value.key).toBe("supabase");
    expect(form.draft.value.settings).toEqual(settings);
    expect(form.needsSecret.value).toBe(true);
  });
});
