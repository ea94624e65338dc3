import { describe, expect, it } from "vitest";
import { noteActs } from "../../../utils/connectors/directus-activity.ts";
import { NO_PAGES_LEFT } from "../../../utils/connectors/directus-pages-left.ts";
import {
  type Reading,
  type Traces,
  renewed,
  reportOfUser,
} from "../../../utils/connectors/directus-presence.ts";
import { directusUserOf } from "../../../utils/connectors/directus-user.ts";
import { personId } from "../../../utils/domain/ids.ts";
import { HOUR, MINUTE, SECOND } from "../../../utils/domain/instant.ts";
import { addressReader } from "../../../utils/domain/page-reader.ts";
import type { Report } from "../../../utils/domain/person.ts";
import { NOON, after, before } from "../../support/builders.ts";

const WINDOW = 5 * MINUTE;
const iso = (ms: number): string => new Date(NOON + ms).toISOString();

const noTraces = (): Traces => ({
  acts: new Map(),
  paths: new Map(),
  pagesLeft: NO_PAGES_LEFT,
  wallClock: null,
});

const reading = (more: Partial<Reading> = {}): Reading => ({
  now: NOON,
  windowMs: WINDOW,
  base: "https://acme.test/admin",
  addressOfPage: addressReader([]),
  pushed: false,
  ...more,
});

const user = (more: Record<string, unknown> = {}) => {
  const read = directusUserOf({ id: "ana", status: "active", ...more });
  if (read === null) throw new Error("A user has an id.");
  return read;
};

const report = (
  more: Record<string, unknown>,
  {
    traces = noTraces(),
    held,
    at = {},
  }: {
    traces?: Traces;
    held?: Report | undefined;
    at?: Partial<Reading>;
  } = {},
): Report => reportOfUser(user(more), held, traces, reading(at));

const act = (traces: Traces, ms: number, more: Record<string, unknown> = {}) =>
  noteActs(traces.acts, [
    { user: "ana", action: "update", timestamp: iso(ms), ...more },
  ]);

describe("who is there, by Directus", () => {
  it.each([
    ["a minute ago", -MINUTE, 1],
    ["just within the window", -WINDOW + 1, 1],
    ["at its end", -WINDOW, 0],
    ["a second ahead, as clocks are", SECOND, 1],
    ["an hour ahead, which is a mistake", HOUR, 0],
  ])("is online by an access %s", (_, ms, sessions) => {
    expect(report({ last_access: iso(ms) }).sessions).toHaveLength(sessions);
  });

  it("is busy where only the page changes, though the access was at login (trap 1)", () => {
    const traces = noTraces();
    const first = report(
      { last_access: iso(-10 * MINUTE), last_page: "/content" },
      { traces, at: { now: before(MINUTE) } },
    );
    expect(first.sessions).toEqual([]);
    const next = report(
      { last_access: iso(-10 * MINUTE), last_page: "/users" },
      { traces, held: first },
    );
    expect(next).toMatchObject({
      lastActiveAt: NOON,
      sessions: [{ page: { url: "https://acme.test/admin/users" } }],
    });
  });

  it("sees a page change by what the roster holds, when the worker died between", () => {
    const held = report({
      last_access: iso(-4 * MINUTE),
      last_page: "/content",
    });
    const later = { now: after(2 * MINUTE) };
    const moved = report({ last_page: "/users" }, { held, at: later });
    const stayed = report({ last_page: "/content" }, { held, at: later });
    expect(moved.lastActiveAt).toBe(later.now);
    expect(stayed.sessions).toEqual([]);
  });

  it("says nothing by a page that was never seen before", () => {
    expect(report({ last_page: "/users" }).sessions).toEqual([]);
  });

  it("is online by an act in the log, which a page and an access know nothing of", () => {
    const traces = noTraces();
    act(traces, -MINUTE);
    expect(report({ last_access: null }, { traces })).toMatchObject({
      lastActiveAt: before(MINUTE),
      sessions: [{ lastActiveAt: before(MINUTE) }],
    });
  });

  it("never takes activity back", () => {
    const held = report({ last_access: iso(-MINUTE) });
    expect(report({ last_access: iso(-HOUR) }, { held })).toMatchObject({
      lastActiveAt: before(MINUTE),
    });
  });

  it("has a session that begins with a login nearby, and keeps its beginning", () => {
    const traces = noTraces();
    act(traces, -MINUTE, { action: "login" });
    const first = report({}, { traces });
    expect(first.sessions[0]?.startedAt).toBe(before(MINUTE));
    act(traces, MINUTE, { action: "login" });
    const later = { now: after(2 * MINUTE) };
    const next = report({}, { traces, held: first, at: later });
    expect(next.sessions[0]?.startedAt).toBe(before(MINUTE));
    expect(next.lastLoginAt).toBe(after(MINUTE));
  });

  it("has one of which nobody knows when it began, where the login was long ago", () => {
    const traces = noTraces();
    act(traces, -HOUR, { action: "login" });
    const held = report({ last_access: iso(-MINUTE) }, { traces });
    expect(held.sessions[0]?.startedAt).toBeNull();
    expect(held.lastLoginAt).toBe(before(HOUR));
  });

  it("names device and address of the newest act that has a device", () => {
    const traces = noTraces();
    act(traces, -3 * MINUTE, { ip: "192.0.2.1", user_agent: "Firefox" });
    act(traces, -MINUTE, { ip: "192.0.2.2", user_agent: null });
    act(traces, -2 * MINUTE, { ip: "192.0.2.3", user_agent: "Chrome" });
    expect(report({}, { traces }).sessions).toMatchObject([
      { userAgent: "Chrome", ip: "192.0.2.3", lastActiveAt: before(MINUTE) },
    ]);
  });

  it("keeps device and address when the worker that read the log is gone", () => {
    const traces = noTraces();
    act(traces, -MINUTE, { ip: "192.0.2.1", user_agent: "Firefox" });
    const held = report({}, { traces });
    expect(report({}, { held }).sessions).toMatchObject([
      { userAgent: "Firefox", ip: "192.0.2.1" },
    ]);
  });

  it("knows when a page was opened only where it was told at once", () => {
    const held = report({ last_access: iso(-MINUTE), last_page: "/a" });
    const since = (pushed: boolean) =>
      report({ last_page: "/b" }, { held, at: { pushed } }).sessions[0]?.page
        ?.since;
    expect([since(true), since(false)]).toEqual([NOON, null]);
  });

  it("does not know when somebody leaves: time alone says it", () => {
    const traces = noTraces();
    const there = report(
      { last_access: iso(-4 * MINUTE), last_page: "/users" },
      { traces },
    );
    const still = renewed(there, traces, reading());
    const gone = renewed(there, traces, reading({ now: after(MINUTE) }));
    expect(still).toEqual(there);
    expect(gone).toEqual({ ...there, sessions: [] });
  });

  it("shows a suspended user who is still about as what it is: for 15 minutes tokens go on", () => {
    expect(
      report({ status: "suspended", last_access: iso(-MINUTE) }),
    ).toMatchObject({ account: "disabled", sessions: [{}] });
  });

  it.each([
    ["null says that there never was one", { last_access: null }, "never"],
    ["what is not said is not known", {}, null],
    ["an access is no login", { last_access: iso(-HOUR) }, null],
  ])("last login: %s", (_, row, lastLoginAt) => {
    expect(report(row).lastLoginAt).toBe(lastLoginAt);
  });

  it("remembers a login that the log no longer has, and believes no never against it", () => {
    const traces = noTraces();
    act(traces, -HOUR, { action: "login" });
    const held = report({ last_access: null }, { traces });
    expect(report({ last_access: null }, { held }).lastLoginAt).toBe(
      before(HOUR),
    );
  });

  it.each([
    ["/content/tickets/42", "https://acme.test/admin/content/tickets/42"],
    [
      "/content/articles?bookmark=3",
      "https://acme.test/admin/content/articles",
    ],
    ["//evil.test/x", "https://acme.test/admin//evil.test/x"],
    ["/../../x", "https://acme.test/x"],
    ["/@evil.test", "https://acme.test/admin/@evil.test"],
    [
      "/reset-password?token=s3cr3t-s3cr3t-s3cr3t",
      "https://acme.test/admin/reset-password",
    ],
    ["javascript:alert(1)", undefined],
    ["https://evil.test/", undefined],
    ["\\\\evil.test", undefined],
    ["", undefined],
    [7, undefined],
    [{ path: "/x" }, undefined],
  ])(
    "puts the page %j behind the address, and leads nowhere else",
    (last_page, url) => {
      const { sessions } = report({ last_access: iso(-MINUTE), last_page });
      expect(sessions[0]?.page?.url).toBe(url);
    },
  );

  it("keeps what was hidden in a page out of what is remembered of a change", () => {
    const traces = noTraces();
    const at = (path: string, held?: Report) =>
      report({ last_page: path, last_access: iso(-HOUR) }, { traces, held });
    const first = at("/invite/k3y-k3y-k3y-k3y-one-two");
    // Two keys look alike once they are hidden; that the page is another is seen all the same.
    expect(at("/invite/k9z-k9z-k9z-k9z-two-one", first).lastActiveAt).toBe(
      NOON,
    );
    expect(traces.paths.get(personId("ana"))).toContain("k9z");
  });
});
