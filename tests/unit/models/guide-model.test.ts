import { signal } from "@preact/signals";
import { describe, expect, it } from "vitest";
import { CONNECTOR_FACTS } from "../../../entrypoints/options/connector-facts.ts";
import { sourceId } from "../../../utils/domain/ids.ts";
import type { Recognition } from "../../../utils/domain/recognition.ts";
import { type Result, fail, ok } from "../../../utils/domain/result.ts";
import type { Failure } from "../../../utils/domain/failure.ts";
import { guessMapping } from "../../../utils/mapping/guess.ts";
import type { Send } from "../../../utils/messaging/client.ts";
import type { Command } from "../../../utils/messaging/protocol.ts";
import { BLANK_MAPPING } from "../../../utils/models/connection-kind.ts";
import { ConnectionFormModel } from "../../../utils/models/connection-form-model.ts";
import { PLAIN_FACTS } from "../../../utils/models/connector-facts.ts";
import { GuideModel } from "../../../utils/models/guide-model.ts";
import { PRESETS } from "../../../utils/presets/presets.ts";
import { NOON } from "../../support/builders.ts";

const newGuide = (
  found: Result<readonly Recognition[], Failure> = ok([]),
  granted = true,
  facts = PLAIN_FACTS,
) => {
  const sent: Command[] = [];
  const asked: string[] = [];
  // CAST: the test's worker answers with what the test gave it.
  const send = (async (command: Command) => {
    sent.push(command);
    return command.type === "recognise" ? found : ok(sourceId("s"));
  }) as unknown as Send;
  const ports = {
    send,
    requestAccess: (patterns: readonly string[]) => {
      asked.push(...patterns);
      return Promise.resolve(granted);
    },
    facts: signal(facts),
    presets: signal(PRESETS),
    rules: signal(null),
    onSaved: () => undefined,
  };
  const form = new ConnectionFormModel(ports);
  const guide = new GuideModel({
    ...ports,
    form,
    guess: async (...answer) => guessMapping(...answer),
  });
  const kind = (key: string) => {
    const found = guide.kinds.value.find((one) => one.key === key);
    if (found === undefined) throw new Error(key);
    return found;
  };
  return { form, guide, sent, asked, kind };
};

describe("a look at an address", () => {
  it("asks for access in the click itself, and without a secret", async () => {
    const { form, guide, sent, asked } = newGuide();
    form.edit({ address: "acme.test:8443/x", token: "secret" });
    const looking = guide.look();
    expect(asked).toEqual(["https://acme.test/*"]);
    await looking;
    expect(sent).toEqual([
      { type: "recognise", address: "https://acme.test:8443/x" },
    ]);
    expect(guide.looking.value).toEqual({ kind: "found", found: [] });
  });

  it("says at the field what is wrong with the address, and asks nobody", async () => {
    const { form, guide, asked } = newGuide();
    form.edit({ address: "two words" });
    await guide.look();
    expect(form.addressProblem.value).toBe("not_an_address");
    expect(asked).toEqual([]);
  });

  it("says what failed, access that was not given too", async () => {
    const refused = newGuide(ok([]), false);
    refused.form.edit({ address: "https://acme.test" });
    await refused.guide.look();
    expect(refused.guide.looking.value).toEqual({
      kind: "failed",
      failure: { code: "permission_missing", origin: "https://acme.test" },
    });
    const failing = newGuide(fail({ code: "network" }));
    failing.form.edit({ address: "https://acme.test" });
    await failing.guide.look();
    expect(failing.guide.looking.value).toEqual({
      kind: "failed",
      failure: { code: "network" },
    });
  });

  it("puts in the address at which our protocol is", async () => {
    const address = "https://acme.test/api/rollcall";
    const { form, guide } = newGuide(
      ok([{ kind: "protocol", address, name: "Acme" }]),
    );
    form.edit({ address: "https://acme.test" });
    await guide.look();
    expect(form.draft.value).toMatchObject({ address, connector: "protocol" });
  });

  it("takes JSON for what it looks like, and keeps the answer for who looks whether it is right", async () => {
    const sample = [{ id: 1, email: "ana@acme.test" }];
    const address = "https://acme.test/people";
    const { form, guide } = newGuide(
      ok([{ kind: "json", address, sample, serverTime: NOON, leadsOn: false }]),
    );
    form.edit({ address });
    await guide.look();
    expect(form.draft.value).toMatchObject({
      connector: "mapped",
      settings: {
        mapping: {
          auth: { kind: "none" },
          list: { fields: { id: "id", email: "email" } },
        },
      },
    });
    expect(guide.sample.value).toEqual({ answer: sample, serverTime: NOON });
    expect(guide.guessed.value).toBe(true);
  });

  it("knows when JSON holds no people", async () => {
    const address = "https://acme.test/status";
    const { form, guide } = newGuide(
      ok([
        {
          kind: "json",
          address,
          sample: { up: true },
          serverTime: NOON,
          leadsOn: false,
        },
      ]),
    );
    form.edit({ address });
    await guide.look();
    expect(guide.guessed.value).toBe(false);
    expect(form.draft.value.connector).toBe("mapped");
  });

  it("asks for the pages that the headers of an answer lead to", async () => {
    const address = "https://acme.test/people";
    const sample = [{ id: 1, email: "ana@acme.test" }];
    const { form, guide } = newGuide(
      ok([{ kind: "json", address, sample, serverTime: NOON, leadsOn: true }]),
    );
    form.edit({ address });
    await guide.look();
    expect(form.draft.value.settings).toMatchObject({
      mapping: { list: { paging: { by: "link" } } },
    });
  });

  it("begins a mapping with a list that an interface describes", async () => {
    const { form, guide } = newGuide();
    form.edit({ address: "https://acme.test/docs" });
    guide.takeList("https://acme.test", { path: "/api/users", words: null });
    expect(form.draft.value).toMatchObject({
      address: "https://acme.test",
      settings: { mapping: { list: { request: { path: "/api/users" } } } },
    });
  });
});

describe("an answer that was asked for with a secret", () => {
  const answer = { users: [{ uid: "u1", email: "ana@acme.test" }] };
  const kept = { answer, serverTime: NOON };

  it("is taken for what it looks like, while nobody has said where anything is", async () => {
    const { form, guide } = newGuide();
    guide.takeList("https://acme.test", { path: "/api/users", words: null });
    await guide.keepSample(kept);
    expect(guide.sample.value).toEqual(kept);
    expect(form.draft.value.settings).toMatchObject({
      mapping: {
        auth: { kind: "bearer" },
        list: {
          request: { path: "/api/users" },
          rows: { at: "users" },
          fields: { id: "uid", email: "email" },
        },
      },
    });
  });

  it("changes nothing that somebody has said", async () => {
    const { form, guide, kind } = newGuide();
    for (const key of ["mapped", "preset zulip"]) {
      guide.choose(kind(key));
      if (key === "mapped")
        form.edit({
          settings: {
            mapping: {
              ...BLANK_MAPPING,
              list: { ...BLANK_MAPPING.list, rows: { at: "others" } },
            },
          },
        });
      const before = form.draft.value.settings;
      await guide.keepSample(kept);
      expect(form.draft.value.settings).toBe(before);
    }
  });

  it("changes nothing where it looks like nothing, or somebody was faster", async () => {
    const { form, guide, kind } = newGuide();
    guide.choose(kind("mapped"));
    const before = form.draft.value.settings;
    await guide.keepSample({ answer: { a: 1 }, serverTime: NOON });
    expect(form.draft.value.settings).toBe(before);
    const guessing = guide.keepSample(kept);
    guide.choose(kind("protocol"));
    await guessing;
    expect(form.draft.value.settings).toBeNull();
  });
});

describe("the kind of a platform", () => {
  it("is chosen among our protocol, products, and what reads anything", () => {
    const { guide } = newGuide();
    const keys = guide.kinds.value.map(({ key }) => key);
    expect(keys[0]).toBe("protocol");
    expect(keys.at(-1)).toBe("mapped");
    expect(keys).toContain("preset keycloak");
    expect(guide.kind.value.key).toBe("protocol");
  });

  it("brings its address and what its fields are at first", () => {
    const { form, guide, kind } = newGuide();
    guide.choose(kind("preset crisp"));
    expect(form.draft.value).toMatchObject({
      connector: "mapped",
      preset: "crisp",
      address: "https://api.crisp.chat",
      settings: { values: { website: "", tier: "plugin" } },
    });
  });

  it("says at each field what is missing or looks wrong, once saving was tried", async () => {
    const { form, guide, kind, sent } = newGuide();
    guide.choose(kind("preset keycloak"));
    form.edit({ address: "https://id.acme.test", token: "t" });
    expect(form.fieldProblems.value.get("realm")).toBeUndefined();
    await form.save();
    expect(form.fieldProblems.value.get("realm")).toBe("missing");
    form.edit({
      settings: {
        ...form.draft.value.settings,
        values: { realm: "acme", client_id: "rollcall", app: "not a uuid" },
      },
    });
    expect(form.fieldProblems.value.get("realm")).toBeUndefined();
    expect(form.fieldProblems.value.get("app")).toBe("looks");
    expect(sent).toEqual([]);
  });

  it("asks for its secret from the start, while its fields are still being filled in", () => {
    const { form, guide, kind } = newGuide(ok([]), true, CONNECTOR_FACTS);
    form.edit({ address: "https://id.acme.test" });
    guide.choose(kind("preset keycloak"));
    expect(form.needsSecret.value).toBe(true);
    guide.choose(kind("mapped"));
    const { settings } = form.draft.value;
    const unfinished = (auth: object) => ({
      ...settings,
      mapping: { ...BLANK_MAPPING, auth, list: { request: {} } },
    });
    form.edit({ settings: unfinished({ kind: "bearer" }) });
    expect(form.needsSecret.value).toBe(true);
    form.edit({ settings: unfinished({ kind: "none" }) });
    expect(form.needsSecret.value).toBe(false);
  });

  it("finds what was typed for it when it is chosen again", () => {
    const { form, guide, kind } = newGuide();
    guide.choose(kind("preset zulip"));
    const typed = { ...form.draft.value.settings, values: { a: "b" } };
    form.edit({ settings: typed, token: "kept" });
    guide.choose(kind("protocol"));
    expect(form.draft.value.settings).toBeNull();
    guide.choose(kind("preset zulip"));
    expect(form.draft.value.settings).toEqual(typed);
    expect(form.draft.value.token).toBe("kept");
  });
});

describe("an address that wants to know who asks", () => {
  const locked = async () => {
    const made = newGuide(
      ok([{ kind: "locked", address: "https://acme.test" }]),
    );
    made.form.edit({ address: "https://acme.test" });
    await made.guide.look();
    return made;
  };

  it("leads to the products, all in sight, and to the secret, once each", async () => {
    const { guide } = await locked();
    expect(guide.isChoosing.value).toBe(false);
    guide.lead("kind");
    expect(guide.isChoosing.value).toBe(true);
    expect(guide.next.value).toBe("kind");
    guide.arrived();
    expect(guide.next.value).toBeNull();
    guide.lead("secret");
    expect(guide.next.value).toBe("secret");
  });

  it("that is none of them is mapped, and asked with a secret", async () => {
    const { form, guide } = await locked();
    guide.mapLocked();
    expect(guide.kind.value.key).toBe("mapped");
    expect(form.draft.value.settings).toEqual({ mapping: BLANK_MAPPING });
    expect(BLANK_MAPPING.auth.kind).toBe("bearer");
    expect(guide.next.value).toBe("secret");
  });
});
