import { describe, expect, it } from "vitest";
import {
  colleagueWords,
  isolated,
  ticketWords,
} from "../../../components/ticket-words.ts";
import { DAY, HOUR, MINUTE, SECOND } from "../../../utils/domain/instant.ts";
import type { Moment } from "../../../utils/domain/order.ts";
import { pageName } from "../../../utils/domain/page-name.ts";
import type { LiveSession, Report } from "../../../utils/domain/person.ts";
import { DEFAULT_LIMITS } from "../../../utils/domain/source.ts";
import {
  NOON,
  before,
  pageOn,
  person,
  session,
} from "../../support/builders.ts";

const MOMENT: Moment = {
  serverNow: NOON,
  limits: DEFAULT_LIMITS,
  stale: false,
  running: () => undefined,
  nameOf: pageName,
};
const STALE = { ...MOMENT, stale: true };

const ana = (more: Partial<Report> = {}) =>
  person("u1", { name: "Ana", email: "ana@acme.com", ...more });
const on = (more: Partial<LiveSession> = {}, facts: Partial<Report> = {}) =>
  ana({
    sessions: [
      session({
        lastActiveAt: before(20 * SECOND),
        page: pageOn("/billing", {
          feature: "Billing",
          title: "Invoices",
          since: before(6 * MINUTE),
        }),
        device: { browser: "Chrome", os: "macOS", type: null },
        ...more,
      }),
    ],
    ...facts,
  });

/** The sentence as the eye sees it: the isolation around names is not to be seen. */
const said = (
  report: Report,
  moment = MOMENT,
  knownAgoMs: number | null = null,
): string => {
  const { head, tail } = ticketWords(report, moment, knownAgoMs);
  return (head + tail).replaceAll(/[\u2068\u2069]/g, "");
};

describe("the sentence of a ticket", () => {
  it.each<readonly [string, Report, string]>([
    [
      "active",
      on(),
      "Ana is online: Billing › Invoices for 6 m, active 20 s ago, Chrome on macOS",
    ],
    [
      "just now",
      on({ lastActiveAt: NOON }),
      "Ana is online: Billing › Invoices for 6 m, active just now, Chrome on macOS",
    ],
    [
      "idle",
      on({ lastActiveAt: before(12 * MINUTE) }),
      "Ana is online, but idle: Billing › Invoices for 6 m, idle 12 m, Chrome on macOS",
    ],
    [
      "away",
      on({ lastActiveAt: before(2 * HOUR) }),
      "Ana is online, but away: Billing › Invoices for 6 m, away 2 h, Chrome on macOS",
    ],
    [
      "of unknown activity",
      on({ lastActiveAt: null, device: null }),
      "Ana is online: Billing › Invoices for 6 m",
    ],
    [
      "on an unknown page",
      on({ page: null, device: { browser: "Chrome", os: null, type: null } }),
      "Ana is online: active 20 s ago, Chrome",
    ],
    [
      "on a page since nobody knows when",
      on({ page: pageOn("https://acme.test/a"), device: null }),
      "Ana is online: /a, active 20 s ago",
    ],
    [
      "offline, last active",
      ana({ lastActiveAt: before(20 * MINUTE) }),
      "Ana is offline: last active 20 m ago",
    ],
    [
      "offline, last seen",
      ana({ lastSeenAt: before(20 * MINUTE) }),
      "Ana is offline: last seen 20 m ago",
    ],
    [
      "offline, only logged in once",
      ana({ lastLoginAt: before(30 * SECOND) }),
      "Ana is offline: last login 30 s ago",
    ],
    [
      "never there",
      ana({ lastLoginAt: "never" }),
      "Ana is offline: never logged in",
    ],
    ["offline, nothing known", ana(), "Ana is offline"],
    [
      "invited",
      ana({ account: "pending" }),
      "Ana was invited and never logged in",
    ],
    [
      "disabled",
      ana({ account: "disabled", lastActiveAt: before(MINUTE) }),
      "The account of Ana is disabled: last active 1 m ago",
    ],
    [
      "disabled with a session",
      on({}, { account: "disabled" }),
      "The account of Ana is disabled, but has a live session: Billing › Invoices for 6 m, active 20 s ago, Chrome on macOS",
    ],
    [
      "without a name",
      person("u1", { email: "ana@acme.com" }),
      "ana@acme.com is offline",
    ],
    ["without anything", person("u1"), "u1 is offline"],
  ])("of somebody %s", (_, report, sentence) => {
    expect(said(report)).toBe(sentence);
  });

  it("never says offline, nor online, when the data is old: only what was, and how old it is", () => {
    expect(said(on(), STALE, 3 * MINUTE)).toBe(
      "Whether Ana is online is not known now: last answer of the platform 3 m ago, online then, Billing › Invoices",
    );
    expect(said(ana(), STALE, 2 * DAY)).toBe(
      "Whether Ana is online is not known now: last answer of the platform 2 d ago, offline then",
    );
    expect(said(ana(), STALE, null)).toBe(
      "Whether Ana is online is not known now: no answer of the platform yet",
    );
  });

  it("isolates what a stranger wrote, which cannot end its isolation", () => {
    const { head, tail } = ticketWords(
      on({}, { name: "\u202eanA\u2069 is offline. $1 <b>" }),
      MOMENT,
      null,
    );
    expect(head).toBe(
      "\u2068⟨U+202E⟩anA⟨U+2069⟩ is offline. $1 <b>\u2069 is online",
    );
    expect(tail).toContain("\u2068Billing › Invoices\u2069");
    expect(isolated("x".repeat(500)).length).toBeLessThan(90);
  });

  it("counts colleagues in words", () => {
    const plain = (online: number, besides: boolean) =>
      colleagueWords({ company: "acme.com", online }, besides).replaceAll(
        /[\u2068\u2069]/g,
        "",
      );
    expect(plain(1, true)).toBe("1 colleague of acme.com is on too");
    expect(plain(2, true)).toBe("2 colleagues of acme.com are on too");
    expect(plain(3, false)).toBe("3 people of acme.com are online");
  });
});
