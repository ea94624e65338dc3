import "fake-indexeddb/auto";
import { describe, expect, it, vi } from "vitest";
import { startBackground } from "../../../utils/background/start.ts";
import { POLICY_ALARM } from "../../../utils/background/wake-up.ts";
import { sourceId } from "../../../utils/domain/ids.ts";
import { MINUTE } from "../../../utils/domain/instant.ts";
import { LOOK_AGAIN_MS } from "../../../utils/domain/policy-absence.ts";
import type { Command } from "../../../utils/messaging/protocol.ts";
import { openDatabase } from "../../../utils/storage/database.ts";
import { openReader } from "../../../utils/storage/open-reader.ts";
import { fake } from "../../support/fake-extension.ts";
import { unwrap } from "../../support/unwrap.ts";
import { until } from "../../support/until.ts";
import {
  standingWorld,
  pass,
  glances,
  recordsOf,
} from "../../support/worker-world.ts";

const ACME = sourceId("managed-acme");
const MAPPED = { connector: "mapped", settings: null, preset: null } as const;

const platform = standingWorld(30);

type Values = Readonly<Record<string, unknown>>;

const acme = (more: Values = {}): Values => ({
  id: "acme",
  name: "Acme",
  address: platform().base,
  token: platform().token,
  ...more,
});

const policy = (...connections: readonly Values[]): Values => ({ connections });

const manage = (values: Values): void =>
  fake.manage(() => Promise.resolve(values));

const ids = async () => (await glances()).map(({ source }) => source.id);

/** People that are on the disk. */
const people = async (): Promise<number> =>
  (await glances())[0]?.state?.tally.total ?? 0;

const seesPeople = async (): Promise<number> => {
  await until(async () => (await people()) > 0);
  return people();
};

const secretOf = (source: string) => fake.send({ type: "secret", source });

/** The code of what the worker answers. */
const refusal = async (command: Command): Promise<unknown> => {
  const reply = await fake.send(command);
  return (
    typeof reply === "object" &&
    reply !== null &&
    "failure" in reply &&
    reply.failure
  );
};

/** All that lies on the disk and in the browser's memory, as text. */
const everything = async (): Promise<string> => {
  const kept = await openDatabase().use(async (connected) =>
    Promise.all(
      [...connected.objectStoreNames].map(async (name) => [
        name,
        await connected.getAllKeys(name),
        await connected.getAll(name),
      ]),
    ),
  );
  return JSON.stringify([unwrap(kept), [...fake.session]]);
};

/** As when the browser is closed and opened: its memory is empty. */
const restartBrowser = (values: Values): void => {
  fake.endWorker();
  fake.session.clear();
  manage(values);
  startBackground();
};

/** The worker sleeps half a minute, and the alarm brings the next one. */
const halfAMinute = async (): Promise<void> => {
  await until(() => fake.alarms.has(POLICY_ALARM));
  fake.endWorker();
  pass(LOOK_AGAIN_MS);
  startBackground();
  fake.ring(POLICY_ALARM);
  // Answered after the worker has taken up what there is.
  await fake.send({ type: "orderSources", sources: [] });
};

describe("a connection of a policy", () => {
  it("is connected with the policy's token, which is nowhere else", async () => {
    manage(policy(acme()));
    startBackground();
    await seesPeople();
    const [glance] = await glances();
    expect(glance?.source).toMatchObject({
      id: ACME,
      name: "Acme",
      managed: { hasToken: true },
    });
    expect(await secretOf(ACME)).toBe("managed");
    expect(await everything()).not.toContain(platform().token);
    expect(JSON.stringify(glance)).not.toContain(platform().token);
  });

  it("comes though the policy is late, and is not there twice", async () => {
    startBackground();
    await until(() => fake.badge.text === "–");
    expect(await ids()).toEqual([]);
    fake.changePolicy(policy(acme()));
    await seesPeople();
    fake.changePolicy(policy(acme()));
    await until(() => /^\d+$/.test(fake.badge.text));
    expect(await ids()).toEqual([ACME]);
  });

  it("is as it was in a browser that knows its policy late, and is not asked before", async () => {
    manage(policy(acme()));
    startBackground();
    const count = await seesPeople();
    const before = (await glances())[0]?.state?.revision;
    const asked = vi.spyOn(globalThis, "fetch");
    restartBrowser({});
    await until(() => fake.badge.text === "–");
    await fake.send({ type: "orderSources", sources: [] });
    expect(await ids()).toEqual([ACME]);
    expect(await people()).toBe(count);
    expect(asked).not.toHaveBeenCalled();
    pass(4000);
    fake.changePolicy(policy(acme()));
    await until(() => /^\d+$/.test(fake.badge.text));
    await until(() => asked.mock.calls.length > 0);
    asked.mockRestore();
    expect((await glances())[0]?.source.generation).toBe(1);
    expect((await glances())[0]?.state?.revision).toBeGreaterThanOrEqual(
      before ?? Infinity,
    );
    await until(() => !fake.alarms.has(POLICY_ALARM));
  });

  it("is not asked any more once the policy is without it, and erased after a minute", async () => {
    manage(policy(acme()));
    startBackground();
    await seesPeople();
    const records = await recordsOf(ACME);
    expect(records).toBeGreaterThan(2);
    fake.changePolicy(policy(acme({ id: "other" })));
    await until(async () => (await ids()).length === 2);
    await halfAMinute();
    expect(await recordsOf(ACME)).toBeGreaterThan(2);
    await halfAMinute();
    await until(async () => (await recordsOf(ACME)) === 0);
    expect(await ids()).toEqual(["managed-other"]);
    await until(() => !fake.alarms.has(POLICY_ALARM));
  });

  it("goes with the whole policy, and what somebody added stays", async () => {
    manage({ ...policy(acme()), shareSafe: true });
    startBackground();
    await seesPeople();
    const own = await fake.send({
      type: "save",
      source: null,
      address: platform().base,
      name: "Mine",
      token: platform().token,
      remember: true,
    });
    expect(own).toMatchObject({ ok: true });
    fake.changePolicy({});
    await halfAMinute();
    expect(await ids()).toHaveLength(2);
    expect(await refusal({ type: "setShareSafe", on: false })).toEqual({
      code: "managed",
      what: "setting",
    });
    await halfAMinute();
    await until(async () => (await ids()).length === 1);
    expect((await glances())[0]?.source.name).toBe("Mine");
    expect(await recordsOf(ACME)).toBe(0);
    expect(await refusal({ type: "setShareSafe", on: false })).toBe(false);
  });

  it("stays where the policy cannot be read, however long", async () => {
    manage(policy(acme()));
    startBackground();
    const count = await seesPeople();
    fake.endWorker();
    fake.manage(() => Promise.reject(new Error("disk failure")));
    startBackground();
    for (let at = 0; at < 4; at += 1) await halfAMinute();
    expect(await ids()).toEqual([ACME]);
    expect(await people()).toBe(count);
  });

  it("that is another platform begins anew; renamed, it goes on", async () => {
    manage(policy(acme()));
    startBackground();
    const count = await seesPeople();
    fake.changePolicy(policy(acme({ name: "Renamed" })));
    await until(async () => (await glances())[0]?.source.name === "Renamed");
    expect(await people()).toBe(count);
    const elsewhere = "http://127.0.0.1:9/elsewhere";
    fake.changePolicy(policy(acme({ address: elsewhere })));
    await until(async () => (await glances())[0]?.source.generation === 2);
    expect(await people()).toBe(0);
    expect(await secretOf(ACME)).toBe("managed");
  });

  it("is refused to pages: to change it, to remove it, to ask it for something else", async () => {
    manage(policy(acme()));
    startBackground();
    await seesPeople();
    const commands: readonly Command[] = [
      { type: "remove", source: ACME },
      { type: "putAside", source: ACME },
      { type: "setColour", source: ACME, colour: "pink" },
      {
        type: "save",
        source: ACME,
        address: "https://evil.example",
        name: null,
        token: null,
        remember: true,
      },
      {
        type: "test",
        source: ACME,
        address: "https://evil.example",
        token: null,
      },
      {
        type: "sample",
        source: ACME,
        address: platform().base,
        token: null,
        ...MAPPED,
      },
      {
        type: "savePages",
        source: ACME,
        pages: { rules: [], parameters: ["email"] },
      },
      { type: "saveToken", source: ACME, token: "mine", remember: true },
    ];
    const before = await glances();
    for (const command of commands)
      expect(await refusal(command)).toEqual({
        code: "managed",
        what: "connection",
      });
    expect((await glances()).map(({ source }) => source)).toEqual(
      before.map(({ source }) => source),
    );
    expect(await everything()).not.toContain("mine");
  });

  it("without a token takes everybody's own, which goes when the policy has one", async () => {
    const { token, ...open } = acme();
    manage(policy(open));
    startBackground();
    await until(() => fake.badge.text === "!");
    expect(await secretOf(ACME)).toBe("none");
    const mine = String(token);
    await fake.send({
      type: "saveToken",
      source: ACME,
      token: mine,
      remember: false,
    });
    await seesPeople();
    expect(await secretOf(ACME)).toBe("until_browser_closes");
    expect(await everything()).toContain(mine);
    fake.changePolicy(policy(acme()));
    await until(async () => (await secretOf(ACME)) === "managed");
    await until(async () => !(await everything()).includes(mine));
  });

  it("can be paused, and is paused in the next browser", async () => {
    manage(policy(acme()));
    startBackground();
    await seesPeople();
    await fake.send({ type: "setPaused", source: ACME, paused: true });
    restartBrowser({});
    fake.changePolicy(policy(acme()));
    await until(() => fake.badge.text === "II");
  });

  it("is back after everything was erased", async () => {
    manage(policy(acme()));
    startBackground();
    await seesPeople();
    expect(await fake.send({ type: "eraseAll" })).toMatchObject({ ok: true });
    expect(await ids()).toEqual([ACME]);
  });
});

describe("a policy", () => {
  it("may allow no connections but its own", async () => {
    manage({ ...policy(acme()), ownConnections: false });
    startBackground();
    const draft = {
      source: null,
      address: platform().base,
      token: platform().token,
    };
    const expected = { code: "managed", what: "own_connections" };
    expect(
      await refusal({ type: "save", name: null, remember: true, ...draft }),
    ).toEqual(expected);
    expect(await refusal({ type: "test", ...draft })).toEqual(expected);
    expect(await refusal({ type: "sample", ...draft, ...MAPPED })).toEqual(
      expected,
    );
    await until(async () => (await ids()).length === 1);
  });

  it("may share the screen at any time: no command and no key undoes it", async () => {
    manage({ shareSafe: true });
    startBackground();
    expect(await refusal({ type: "setShareSafe", on: false })).toEqual({
      code: "managed",
      what: "setting",
    });
    fake.press("toggle-share-safe");
    const read = async () => unwrap(await openReader().glance()).preferences;
    await until(async () => (await read()).masking.always);
    expect((await read()).shareSafe).toBe(false);
  });

  it("may forbid notifications", async () => {
    fake.allow("notifications");
    startBackground();
    expect(await fake.send({ type: "testNotification" })).toBe(true);
    fake.changePolicy({ notifications: false });
    await until(
      async () => (await fake.send({ type: "testNotification" })) === false,
    );
    fake.changePolicy({ notifications: true });
    await until(
      async () => (await fake.send({ type: "testNotification" })) === true,
    );
  });

  it("may forbid recordings, or those with names in them", async () => {
    manage({ ...policy(acme()), personalColumns: false });
    startBackground();
    await seesPeople();
    const record = (redact: boolean) =>
      refusal({ type: "startRecording", source: ACME, redact });
    const expected = { code: "managed", what: "setting" };
    expect(await record(false)).toEqual(expected);
    expect(await record(true)).toBe(false);
    await fake.send({ type: "discardRecording", source: ACME });
    fake.changePolicy({ ...policy(acme()), exportFormats: ["csv"] });
    await until(async () => (await record(true)) !== false);
  });

  it("may decide the limits of every connection", async () => {
    startBackground();
    fake.changePolicy({ ...policy(acme()), limits: { idleMinutes: 3 } });
    await seesPeople();
    expect((await glances())[0]?.source.lockedLimits).toEqual({
      idleAfterMs: 3 * MINUTE,
    });
  });
});
