import { describe, expect, test } from "vitest";
import { sessionId } from "../../../utils/domain/ids.ts";
import { instant } from "../../../utils/domain/instant.ts";
import { betterAuth } from "../../../utils/presets/better-auth.ts";
import { readPreset, there } from "../../support/read-preset.ts";
import { person } from "../../support/builders.ts";
import { capture, saying } from "../../support/product-answers.ts";

const ADA = "cv0EnjefB33sA9ymkpEuZv9zR1cWyxT8";
const NAMELESS = "OMO2wN052htikKdoneNa2gOf1889E22e";

// CAST: the recorded answer.
const recorded = capture("better-auth/admin-list-user-sessions").body as {
  readonly sessions: readonly Readonly<Record<string, unknown>>[];
};

const withSessions = (sessions: readonly unknown[]) =>
  readPreset(betterAuth, {
    list: ["better-auth/admin-list-users"],
    each: { [ADA]: saying({ sessions }) },
  });

const told = withSessions(recorded.sessions);

describe("better-auth", () => {
  test("gives everybody with their sessions", () => {
    expect(told.people).toHaveLength(5);
    expect(told.of(ADA)).toEqual(
      person(ADA, {
        name: "Ada Lovelace",
        email: "ada@example.com",
        role: "user",
        lastActiveAt: instant(Date.parse("2026-11-21T02:17:19.798Z")),
        sessions: [
          there({
            id: sessionId("o7CHFyqYIaIZI5YoxxHp8zMm05kLyolR"),
            startedAt: instant(Date.parse("2026-11-21T02:17:19.798Z")),
            lastActiveAt: instant(Date.parse("2026-11-21T02:17:19.798Z")),
            userAgent:
              "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Mobile/15E148 Safari/604.1",
            ip: "203.0.113.8",
          }),
          there({
            id: sessionId("RqxOfaG74YfyH440RxinD1vnci8Lz6Z7"),
            startedAt: instant(Date.parse("2026-11-21T02:17:19.600Z")),
            lastActiveAt: instant(Date.parse("2026-11-21T02:17:19.600Z")),
            userAgent:
              "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36",
            ip: "203.0.113.7",
          }),
        ],
      }),
    );
  });

  test("keeps no session's token", () => {
    const { people } = withSessions(
      recorded.sessions.map((session) => ({ ...session, token: "LIVE-TOKEN" })),
    );
    expect(JSON.stringify(people)).not.toContain("LIVE-TOKEN");
  });

  test("does not take an admin who looks through somebody's eyes for them", () => {
    const { of } = withSessions([
      {
        ...recorded.sessions[0],
        impersonatedBy: "nwiuX4rXs9JTFxjOXrgXSDkLE91dMHTN",
      },
    ]);
    expect(of(ADA).sessions).toEqual([]);
  });

  test("knows that a session that ran out is none", () => {
    const { of } = withSessions([
      { ...recorded.sessions[0], expiresAt: "2026-11-21T02:19:59.000Z" },
    ]);
    expect(of(ADA).sessions).toEqual([]);
  });

  test("takes an empty name for none", () => {
    expect(told.of(NAMELESS).name).toBeNull();
  });

  test("says that a banned person is disabled", () => {
    const banned = capture("better-auth/admin-get-user-banned").body;
    const { people } = readPreset(betterAuth, {
      list: [saying({ users: [banned], total: 1 })],
    });
    expect(people).toMatchObject([{ name: "Cy", account: "disabled" }]);
  });
});
