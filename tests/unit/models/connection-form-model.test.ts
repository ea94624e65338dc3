import { signal } from "@preact/signals";
import { describe, expect, test } from "vitest";
import { givesOnly } from "../../../utils/domain/gives.ts";
import { sourceId } from "../../../utils/domain/ids.ts";
import { MINUTE } from "../../../utils/domain/instant.ts";
import { fail, ok } from "../../../utils/domain/result.ts";
import {
  DEFAULT_LIMITS,
  type Limits,
  type SourceRecord,
} from "../../../utils/domain/source.ts";
import type { Send } from "../../../utils/messaging/client.ts";
import type { Command } from "../../../utils/messaging/protocol.ts";
import { PLAIN_FACTS } from "../../../utils/models/connector-facts.ts";
import { ably } from "../../../utils/presets/ably.ts";
import { ConnectionFormModel } from "../../../utils/models/connection-form-model.ts";

const GIVEN = { presence: "yes", page: "yes" } as const;
const ID = sourceId("acme");
const SAVED: SourceRecord = {
  id: ID,
  connector: "protocol",
  name: "Acme",
  address: "https://acme.test/rollcall",
  generation: 1,
  paused: false,
};

interface Worker {
  readonly granted?: boolean;
  readonly replies?: Partial<Record<Command["type"], unknown>>;
  readonly rules?: Limits | null;
}

const newForm = ({
  granted = true,
  replies = {},
  rules = DEFAULT_LIMITS,
}: Worker = {}) => {
  const sent: Command[] = [];
  const asked: string[] = [];
  const ids: string[] = [];
  // CAST: the test's worker answers with what the test gave it.
  const send = (async (command: Command) => {
    sent.push(command);
    return replies[command.type] ?? ok(ID);
  }) as unknown as Send;
  const form = new ConnectionFormModel({
    send,
    requestAccess: (patterns) => {
      asked.push(...patterns);
      return Promise.resolve(granted);
    },
    facts: signal({ ...PLAIN_FACTS, givesOf: () => givesOnly(GIVEN) }),
    presets: signal([ably]),
    onSaved: (id) => ids.push(id),
    rules: signal(rules),
  });
  return { form, sent, asked, ids };
};

// What is typed, what is kept of it or why not.
const ADDRESSES: readonly (readonly [string, string])[] = [
  ["https://acme.test/rollcall", "https://acme.test/rollcall"],
  ["  https://acme.test/rollcall/  ", "https://acme.test/rollcall"],
  ["https://acme.test/rollcall?token=x#y", "https://acme.test/rollcall"],
  ["acme.test/rollcall", "https://acme.test/rollcall"],
  ["acme.test:8443", "https://acme.test:8443"],
  ["https://ACME.test", "https://acme.test"],
  ["http://127.0.0.1:4000", "http://127.0.0.1:4000"],
  ["http://127.1:4000/", "http://127.0.0.1:4000"],
  ["http://0x7f.1/", "http://127.0.0.1"],
  ["http://localhost:4000/presence/", "http://localhost:4000/presence"],
  ["localhost:4000", "http://localhost:4000"],
  ["http://[::1]:4000", "http://[::1]:4000"],
  ["", "empty"],
  ["   ", "empty"],
  ["http://acme.test", "insecure"],
  ["http://localhost.evil.test", "insecure"],
  ["http://127.0.0.1.evil.test", "insecure"],
  ["http://[::ffff:127.0.0.1]", "insecure"],
  ["http://localhost@evil.test", "credentials"],
  ["https://user:secret@acme.test", "credentials"],
  ["javascript:alert(1)", "not_http"],
  ["data:text/html,x", "not_http"],
  ["file:///etc/passwd", "not_http"],
  ["chrome://settings", "not_http"],
  ["ftp://acme.test", "not_http"],
  ["https://", "not_an_address"],
  ["two words", "not_an_address"],
];

describe("what is being connected", () => {
  test("gives what its connector says, and of a product no more than that one does of everybody", () => {
    const { form } = newForm();
    expect(form.gives.value).toBeNull();
    form.edit({ address: "https://acme.test", connector: "mapped" });
    expect(form.gives.value).toMatchObject({ presence: "yes", page: "yes" });
    form.edit({ preset: "ably" });
    expect(form.gives.value).toMatchObject({ presence: "yes", page: "some" });
  });
});

describe("the address", () => {
  test.each(ADDRESSES)("%j gives %s", async (typed, expected) => {
    const { form, sent, asked } = newForm();
    form.edit({ address: typed, token: "t" });
    expect(form.addressProblem.value).toBeNull();
    await form.save();
    const [command] = sent;
    const kept = command?.type === "save" ? command.address : null;
    expect(kept ?? form.addressProblem.value).toBe(expected);
    expect(asked).toHaveLength(kept === null ? 0 : 1);
  });

  test("asks the browser for its host alone, without the port", async () => {
    const { form, asked } = newForm();
    form.edit({ address: "https://acme.test:8443/rollcall", token: "t" });
    await form.save();
    expect(asked).toEqual(["https://acme.test/*"]);
  });
});

describe("saving", () => {
  test("asks for access before anything is awaited, as browsers demand", () => {
    const { form, asked } = newForm();
    form.edit({ address: "https://acme.test", token: "t" });
    void form.save();
    expect(asked).toEqual(["https://acme.test/*"]);
  });

  test("forgets what was typed as token once it is kept, and how it is kept is known", async () => {
    const { form, sent } = newForm();
    form.edit({
      address: "https://acme.test",
      token: " secret ",
      remember: false,
    });
    await form.save();
    expect(sent).toMatchObject([
      { type: "save", token: "secret", remember: false },
    ]);
    expect(form.draft.value.token).toBe("");
    expect(form.kept.value).toBe("until_browser_closes");
    expect(form.state.value.kind).toBe("saved");
  });

  test("without access saves nothing and says what is missing", async () => {
    const { form, sent } = newForm({ granted: false });
    form.edit({ address: "https://acme.test/x", token: "t" });
    await form.save();
    expect(sent).toEqual([]);
    expect(form.state.value).toEqual({
      kind: "failed",
      failure: { code: "permission_missing", origin: "https://acme.test" },
    });
  });

  test("that fails keeps what was typed", async () => {
    const { form } = newForm({
      replies: { save: fail({ code: "storage_full" }) },
    });
    form.edit({ address: "https://acme.test", token: "t" });
    await form.save();
    expect(form.state.value.kind).toBe("failed");
    expect(form.draft.value.token).toBe("t");
  });
});

describe("the token", () => {
  const adopted = async () => {
    const made = newForm({ replies: { secret: "remembered" } });
    await made.form.adopt(SAVED);
    made.sent.length = 0;
    return made;
  };

  test("is demanded for a new connection", async () => {
    const { form, sent } = newForm();
    form.edit({ address: "https://acme.test" });
    expect(form.tokenProblem.value).toBeNull();
    await form.save();
    expect(form.tokenProblem.value).toBe("missing");
    expect(sent).toEqual([]);
  });

  test("that is kept need not be typed again for the same origin", async () => {
    const { form, sent } = await adopted();
    form.edit({ address: "https://acme.test/other" });
    await form.save();
    expect(sent).toMatchObject([{ type: "save", source: ID, token: null }]);
  });

  test("that is kept is never meant for another origin", async () => {
    const { form, sent } = await adopted();
    form.edit({ address: "https://evil.test/rollcall" });
    await form.test();
    expect(form.tokenProblem.value).toBe("other_origin");
    expect(sent).toEqual([]);
  });

  test("has no spaces in it", async () => {
    const { form } = newForm();
    form.edit({ address: "https://acme.test", token: "Bearer abc" });
    await form.save();
    expect(form.tokenProblem.value).toBe("spaces");
  });
});

describe("testing", () => {
  test("says what it found or what failed, and stores nothing", async () => {
    const failure = { code: "not_found" } as const;
    const { form, sent } = newForm({ replies: { test: fail(failure) } });
    form.edit({ address: "https://acme.test", token: "t" });
    await form.test();
    expect(sent.map(({ type }) => type)).toEqual(["test"]);
    expect(form.state.value).toEqual({ kind: "failed", failure });
  });

  test("is forgotten when the form was changed meanwhile", async () => {
    const { form } = newForm({ replies: { test: fail({ code: "network" }) } });
    form.edit({ address: "https://acme.test", token: "t" });
    const testing = form.test();
    form.edit({ address: "https://other.test" });
    await testing;
    expect(form.state.value).toEqual({ kind: "editing" });
  });
});

// What is typed as idle and away, and what is saved, or which problem is said at which field.
const LIMITS: readonly (readonly [string, string, unknown])[] = [
  ["", "", null],
  ["  ", "", null],
  ["5", "", { idleAfterMs: 5 * MINUTE, awayAfterMs: null }],
  ["", " 45 ", { idleAfterMs: null, awayAfterMs: 45 * MINUTE }],
  ["1", "1440", { idleAfterMs: MINUTE, awayAfterMs: 1440 * MINUTE }],
  ["0", "", { idle: { kind: "no_minutes" } }],
  ["", "1441", { away: { kind: "no_minutes" } }],
  ["2.5", "-3", { idle: { kind: "no_minutes" }, away: { kind: "no_minutes" } }],
  ["five", "", { idle: { kind: "no_minutes" } }],
  ["1e3", "", { idle: { kind: "no_minutes" } }],
  ["20", "20", { away: { kind: "away_last", minutes: 20 } }],
  ["20", "5", { away: { kind: "away_last", minutes: 20 } }],
  // The platform's rule is 10 and 30 minutes.
  ["30", "", { idle: { kind: "idle_first", minutes: 30 } }],
  ["", "10", { away: { kind: "away_last", minutes: 10 } }],
];

describe("the limits", () => {
  test.each(LIMITS)("%j and %j give %j", async (idleAfter, awayAfter, all) => {
    const { form, sent } = newForm();
    form.edit({ address: "https://acme.test", token: "t" });
    form.edit({ idleAfter, awayAfter });
    const none = { idle: null, away: null, stuck: null };
    expect(form.limitProblems.value).toEqual(none);
    await form.save();
    const [command] = sent;
    if (command?.type === "save") expect(command.limits).toEqual(all);
    else
      expect(form.limitProblems.value).toEqual({
        ...none,
        // CAST: a row of the table above.
        ...(all as object),
      });
  });

  test.each([
    [
      " 25 ",
      { idleAfterMs: null, awayAfterMs: null, stuckAfterMs: 25 * MINUTE },
    ],
    ["", null],
    ["0", { kind: "no_minutes" }],
    ["1441", { kind: "no_minutes" }],
  ])("%j minutes on one page give %j", async (stuckAfter, expected) => {
    const { form, sent } = newForm();
    form.edit({ address: "https://acme.test", token: "t", stuckAfter });
    await form.save();
    const [command] = sent;
    if (command?.type === "save") expect(command.limits).toEqual(expected);
    else expect(form.limitProblems.value.stuck).toEqual(expected);
  });

  test("are compared with the platform's rule only where it is known", async () => {
    const { form, sent } = newForm({ rules: null });
    form.edit({ address: "https://acme.test", token: "t", idleAfter: "90" });
    await form.save();
    expect(sent).toMatchObject([{ limits: { idleAfterMs: 90 * MINUTE } }]);
  });

  test("that were saved are in the form again, in minutes", async () => {
    const { form } = newForm({ replies: { secret: "remembered" } });
    const limits = {
      idleAfterMs: 5 * MINUTE,
      awayAfterMs: null,
      stuckAfterMs: 20 * MINUTE,
    };
    await form.adopt({ ...SAVED, limits });
    expect(form.draft.value).toMatchObject({
      idleAfter: "5",
      awayAfter: "",
      stuckAfter: "20",
    });
  });
});

test("what is being typed stays when the disk is read again", async () => {
  const { form } = newForm({ replies: { secret: "remembered" } });
  await form.adopt(SAVED);
  form.edit({ address: "https://acme.test/new" });
  await form.adopt({ ...SAVED, generation: 2 });
  expect(form.draft.value.address).toBe("https://acme.test/new");
});
