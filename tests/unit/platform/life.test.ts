import { describe, expect, it } from "vitest";
import { planDay } from "../../../platform/life/day-plan.ts";
import { createEventQueue } from "../../../platform/life/event-queue.ts";
import { journeyOf } from "../../../platform/life/journey.ts";
import { makePeople } from "../../../platform/life/person.ts";
import { sitePage } from "../../../platform/demo/site-map.ts";
import { HOUR, MINUTE } from "../../../platform/settings.ts";
import { openWorld } from "../../../platform/world.ts";
import { memoryStore, shownAt } from "./builders.ts";

const PEOPLE = 240;
const TUESDAY = Date.parse("2026-03-03T00:00:00Z");
const SATURDAY = Date.parse("2026-03-07T00:00:00Z");

async function worldAt(at: number) {
  const store = memoryStore();
  const size = { people: PEOPLE, seed: 1 };
  const { life } = await openWorld(store, size, "http://shop.test/demo", at);
  return { store, life };
}

async function onlineAt(at: number) {
  const { store } = await worldAt(at);
  const people = await shownAt(store, at);
  return people.filter(({ sessions }) => sessions.length > 0);
}

describe("the simulated company", () => {
  it("has 10 to 28 of 100 people online at any hour of a working day", async () => {
    const counts: number[] = [];
    for (let hour = 0; hour < 24; hour += 1)
      counts.push((await onlineAt(TUESDAY + hour * HOUR)).length);
    const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
    expect(Math.min(...counts)).toBeGreaterThan(0.1 * PEOPLE);
    expect(Math.max(...counts)).toBeLessThan(0.28 * PEOPLE);
    expect(mean).toBeGreaterThan(0.145 * PEOPLE);
    expect(mean).toBeLessThan(0.21 * PEOPLE);
  });

  it("is quieter at the weekend, and never empty", async () => {
    for (let hour = 6; hour < 24; hour += 3) {
      const online = await onlineAt(SATURDAY + hour * HOUR);
      expect(online.length).toBeGreaterThan(1);
      expect(online.length).toBeLessThan(0.1 * PEOPLE);
    }
  });

  it("has people at work, people who pause and laptops left open", async () => {
    const at = TUESDAY + 15 * HOUR;
    const silence = (await onlineAt(at)).map(
      ({ lastActiveAt }) => at - (lastActiveAt ?? 0),
    );
    expect(silence.some((ms) => ms < MINUTE)).toBe(true);
    expect(silence.some((ms) => ms > 10 * MINUTE)).toBe(true);
    expect(silence.some((ms) => ms > HOUR)).toBe(true);
  });

  it("shows two disabled people with a session, which is an anomaly", async () => {
    const online = await onlineAt(TUESDAY + 9 * HOUR);
    const disabled = online.filter(({ account }) => account === "disabled");
    expect(disabled).toHaveLength(2);
  });

  it("knows pending people only as never logged in", async () => {
    const { store } = await worldAt(TUESDAY);
    const people = await shownAt(store, TUESDAY);
    const pending = people.filter(({ account }) => account === "pending");
    expect(pending.length).toBeGreaterThan(5);
    for (const person of pending)
      expect(person).toMatchObject({ lastLoginAt: null, sessions: [] });
    const never = people.filter(
      ({ id, account, lastLoginAt }) =>
        id.startsWith("u") && account === "active" && lastLoginAt === null,
    );
    expect(never.length).toBeGreaterThan(0);
  });

  it("never tells of the future", async () => {
    const at = TUESDAY + 17 * HOUR;
    const { store } = await worldAt(at);
    for (const person of await shownAt(store, at)) {
      const session = person.sessions[0];
      expect(person.lastSeenAt ?? 0).toBeLessThanOrEqual(at);
      expect(person.lastActiveAt ?? 0).toBeLessThanOrEqual(
        person.lastSeenAt ?? 0,
      );
      expect(session?.startedAt ?? 0).toBeLessThanOrEqual(at);
      expect(session?.page.since ?? 0).toBeLessThanOrEqual(
        session?.lastSeenAt ?? 0,
      );
    }
  });

  it("writes names in many scripts, one of 80 characters, some not at all", () => {
    const names = makePeople(1, PEOPLE).map(({ name }) => name);
    const scripts = [
      "Latin",
      "Arabic",
      "Hebrew",
      "Han",
      "Hangul",
      "Hiragana",
      "Cyrillic",
      "Greek",
      "Devanagari",
      "Thai",
    ];
    const missing = scripts.filter((script) => {
      const letter = new RegExp(`\\p{Script=${script}}`, "u");
      return !names.some((name) => letter.test(name ?? ""));
    });
    expect(missing).toEqual([]);
    expect(names.some((name) => name?.length === 80)).toBe(true);
    expect(names.some((name) => name === null)).toBe(true);
  });

  it("gives everybody an address of their own in a reserved domain", () => {
    const emails = makePeople(3, 5_000).map(({ email }) => email);
    expect(new Set(emails).size).toBe(5_000);
    for (const email of emails)
      expect(email).toMatch(/^[\w.'-]+@[\w-]+\.test$/);
  });

  it("keeps the first people when more are asked for", () => {
    expect(makePeople(7, 300).slice(0, 100)).toEqual(makePeople(7, 100));
  });

  it("plans the sessions of a day in the order of their starts, two of the same minute as well", () => {
    for (const person of makePeople(5, 60))
      for (let day = 20_500; day < 20_530; day++) {
        const starts = planDay(5, person, day).map(({ start }) => start);
        expect(starts).toEqual(starts.toSorted((a, b) => a - b));
      }
  });

  it("walks only over pages that exist, without a hole in time", () => {
    for (const person of makePeople(5, 60))
      for (const plan of planDay(5, person, 20_500)) {
        let at = plan.start;
        for (const step of journeyOf(5, plan)) {
          expect(step.from).toBe(at);
          expect(step.to).toBeGreaterThan(step.from);
          expect(sitePage(step.path)?.path).toBe(step.path);
          at = step.to;
        }
        expect(at).toBe(plan.end);
      }
  });
});

describe("the event queue", () => {
  it("gives things back in the order of their times, equal ones as they came", () => {
    const queue = createEventQueue<string>();
    const times = [5, 3, 9, 3, 1, 7, 3];
    times.forEach((at, order) => queue.add(at, `${at}.${order}`));
    const taken: string[] = [];
    for (let due = queue.takeDue(8); due; due = queue.takeDue(8))
      taken.push(due.item);
    expect(taken).toEqual(["1.4", "3.1", "3.3", "3.6", "5.0", "7.5"]);
    expect(queue.takeDue(9)?.item).toBe("9.2");
  });
});
