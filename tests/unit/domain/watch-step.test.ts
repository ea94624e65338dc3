import { describe, expect, it } from "vitest";
import { sourceId, personId } from "../../../utils/domain/ids.ts";
import { MINUTE, localInstant } from "../../../utils/domain/instant.ts";
import { pageName } from "../../../utils/domain/page-name.ts";
import { peopleOf } from "../../../utils/domain/people.ts";
import type { Report } from "../../../utils/domain/person.ts";
import { DEFAULT_LIMITS } from "../../../utils/domain/source.ts";
import {
  type Watch,
  type WatchRecord,
  newRecord,
  watchId,
} from "../../../utils/domain/watch.ts";
import {
  type ListSeen,
  type WatchSighting,
  stepWatch,
} from "../../../utils/domain/watch-step.ts";
import {
  NOON,
  after,
  before,
  online,
  pageOn,
  person,
  session,
} from "../../support/builders.ts";

const HERE = localInstant(NOON);

const watch = (more: Partial<Watch> = {}): WatchRecord =>
  newRecord({
    source: sourceId("acme"),
    id: watchId("w"),
    person: personId("ana"),
    wanted: { kind: "online" },
    repeat: "once",
    until: null,
    ticket: null,
    tab: null,
    createdAt: HERE,
    setAt: NOON,
    ...more,
  });

const seen = (report: Report | null, minute: number): ListSeen => ({
  people: peopleOf(report === null ? [] : [report]),
  whole: true,
  at: after(minute * MINUTE),
});

const from = (
  was: Report | null,
  is: Report | null,
  more: Partial<WatchSighting> = {},
  minute = 1,
): WatchSighting => ({
  before: seen(was, minute - 1),
  after: seen(is, minute),
  gap: false,
  limits: DEFAULT_LIMITS,
  nameOf: pageName,
  trusted: true,
  now: HERE,
  ...more,
});

const away = person("ana", { name: "Ana" });
const here = online("ana", { name: "Ana" });
const fires = (record: WatchRecord, sighting: WatchSighting): boolean =>
  stepWatch(record, sighting).notice !== null;

describe("a watch", () => {
  it("fires when the person was seen to be away and then to be back, and is over", () => {
    const { record, notice } = stepWatch(watch(), from(away, here));
    expect(notice).toMatchObject({
      id: "w.1",
      title: "Ana",
      firedAt: after(MINUTE),
      telling: { kind: "waiting" },
    });
    expect(record).toMatchObject({
      fires: 1,
      ended: { why: "fired", at: HERE },
    });
    expect(fires(record, from(away, here))).toBe(false);
  });

  it("never fires on the first observation, nor after a gap of ours or stale data", () => {
    expect(fires(watch(), from(away, here, { before: null }))).toBe(false);
    const { record, notice } = stepWatch(
      watch(),
      from(away, here, { gap: true }),
    );
    expect(notice).toBeNull();
    // Taken over silently: only when they went and came again.
    expect(fires(record, from(here, here, {}, 2))).toBe(false);
    const left = stepWatch(record, from(here, away, {}, 3)).record;
    expect(fires(left, from(away, here, {}, 9))).toBe(true);
  });

  it("does not fire for one who was there all the time, or stays away", () => {
    expect(fires(watch(), from(here, here))).toBe(false);
    expect(fires(watch(), from(away, away))).toBe(false);
    expect(fires(watch(), from(here, away))).toBe(false);
  });

  it("takes who is not in a whole list as away, and says nothing of one who is not in a part of it", () => {
    expect(fires(watch(), from(null, here))).toBe(true);
    const part = { ...seen(null, 0), whole: false };
    expect(fires(watch(), from(null, here, { before: part }))).toBe(false);
  });

  it("never fires for a disabled account, nor because it was enabled", () => {
    const disabled = { ...here, account: "disabled" as const };
    expect(fires(watch(), from(away, disabled))).toBe(false);
    expect(fires(watch(), from(disabled, here))).toBe(false);
    const disabledAway = { ...away, account: "disabled" as const };
    expect(fires(watch(), from(disabledAway, here))).toBe(true);
  });

  it("does not fire again for one who merely flaps, and does after a real absence", () => {
    const always = watch({ repeat: "always" });
    const first = stepWatch(always, from(away, here, {}, 1)).record;
    const left = stepWatch(first, from(here, away, {}, 3)).record;
    expect(left.heldAt).toBe(after(2 * MINUTE));
    expect(fires(left, from(away, here, {}, 4))).toBe(false);
    const again = stepWatch(left, from(away, here, {}, 5));
    expect(again.notice?.id).toBe("w.2");
    expect(again.record.ended).toBeNull();
  });

  it("is not used up by a flap of one who was there when it was set, but fires for one who had just gone", () => {
    const left = stepWatch(watch(), from(here, away, {}, 1)).record;
    expect(fires(left, from(away, here, {}, 2))).toBe(false);
    expect(fires(watch(), from(away, here, {}, 2))).toBe(true);
  });
});

const lastActive = (minutes: number): Report =>
  online("ana", {
    sessions: [session({ lastActiveAt: before(minutes * MINUTE) })],
  });

describe("a watch for activity", () => {
  const active = watch({ wanted: { kind: "active" } });

  it("fires when one who was idle does something", () => {
    expect(fires(active, from(lastActive(20), lastActive(-1)))).toBe(true);
    expect(fires(active, from(away, lastActive(0)))).toBe(true);
    expect(fires(active, from(lastActive(1), lastActive(0)))).toBe(false);
  });

  it("says nothing where the platform tells of no activity", () => {
    const silent = online("ana", {
      sessions: [session({ lastActiveAt: null })],
    });
    expect(fires(active, from(away, silent))).toBe(false);
    expect(fires(active, from(silent, lastActive(0)))).toBe(false);
  });

  it("counts an idle minute since it was set as a flap", () => {
    const set = watch({
      wanted: { kind: "active" },
      setAt: before(5 * MINUTE),
    });
    // Idle since half a minute before noon.
    const idle = lastActive(10.5);
    expect(fires(set, from(idle, lastActive(-1)))).toBe(false);
    expect(fires(active, from(idle, lastActive(-1)))).toBe(true);
  });
});

describe("a watch for a page", () => {
  const on = (url: string, more = {}): Report =>
    online("ana", { sessions: [session({ page: pageOn(url, more) })] });

  it.each([
    ["Billing › Invoices", { feature: "Billing", title: "Invoices" }, true],
    ["/orders/*", {}, true],
    ["/orders/*/edit", {}, true],
    ["/*/42/*", {}, true],
    ["/orders", {}, false],
    ["/orders/*/print", {}, false],
    ["orders/*", {}, false],
  ])("named %s", (page, more, expected) => {
    const record = watch({ wanted: { kind: "onPage", page } });
    const there = on("https://a.test/orders/42/edit?secret=1", more);
    expect(fires(record, from(on("https://a.test/"), there))).toBe(expected);
  });

  it("looks at every session, and not at those of one who left", () => {
    const record = watch({ wanted: { kind: "onPage", page: "/b" } });
    const both = online("ana", {
      sessions: [
        session({ page: pageOn("https://a.test/a") }),
        session({ page: pageOn("https://a.test/b"), lastActiveAt: null }),
      ],
    });
    expect(fires(record, from(on("https://a.test/a"), both))).toBe(true);
    expect(fires(record, from(both, away))).toBe(false);
  });
});

describe("the end of a watch", () => {
  const until = {
    kind: "date",
    at: after(MINUTE),
    localAt: localInstant(NOON + 60 * MINUTE),
  } as const;

  it("comes by the platform's clock, silently, even with the very change", () => {
    const { record, notice } = stepWatch(watch({ until }), from(away, here));
    expect(notice).toBeNull();
    expect(record.ended).toEqual({ why: "until", at: HERE });
  });

  it("comes by this machine's clock while the platform's jumps", () => {
    const sighting = from(away, here, { trusted: false });
    expect(fires(watch({ until }), sighting)).toBe(true);
    const late = { ...sighting, now: until.localAt };
    expect(stepWatch(watch({ until }), late).record.ended?.why).toBe("until");
  });

  it("leaves the record as it is where nothing happened", () => {
    const record = watch();
    expect(stepWatch(record, from(away, away)).record).toBe(record);
    expect(stepWatch(record, from(here, here)).record).toBe(record);
  });
});
