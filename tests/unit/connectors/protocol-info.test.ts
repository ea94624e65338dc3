import { describe, expect, it } from "vitest";
import { parseInfo } from "../../../utils/connectors/protocol-info.ts";
import { DAY, SECOND } from "../../../utils/domain/instant.ts";
import {
  DEFAULT_LIMITS,
  DEFAULT_REFRESH_MS,
} from "../../../utils/domain/source.ts";

const LEAST = { protocol: "rollcall-presence", version: 1 };

const infoOf = (more: Readonly<Record<string, unknown>>) => {
  const parsed = parseInfo({ ...LEAST, ...more });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.failure));
  return parsed.value;
};

describe("what a platform says of itself", () => {
  it("may be as little as its protocol and version", () => {
    expect(infoOf({})).toEqual({
      name: "",
      limits: DEFAULT_LIMITS,
      refreshMs: DEFAULT_REFRESH_MS,
      singleSession: false,
      privilegedRoles: [],
      roles: [],
      canStream: false,
      canHistory: false,
      canWrite: [],
      network: { available: true, hint: null },
      userUrl: null,
      zone: null,
    });
  });

  it("is taken as it is said", () => {
    expect(
      infoOf({
        name: "Acme",
        refreshMs: 10 * SECOND,
        rules: {
          singleSession: true,
          onlineWindowMs: 60 * SECOND,
          idleAfterMs: 20 * SECOND,
          awayAfterMs: 40 * SECOND,
          privilegedRoles: ["owner"],
        },
        can: {
          stream: true,
          history: true,
          network: { available: false, hint: "redeploy chatbot" },
          write: ["role"],
        },
        roles: ["owner", "team"],
        userUrl: "https://acme.test/users/{id}",
        zone: "Europe/Warsaw",
      }),
    ).toEqual({
      name: "Acme",
      limits: {
        onlineWindowMs: 60 * SECOND,
        idleAfterMs: 20 * SECOND,
        awayAfterMs: 40 * SECOND,
      },
      refreshMs: 10 * SECOND,
      singleSession: true,
      privilegedRoles: ["owner"],
      roles: ["owner", "team"],
      canStream: true,
      canHistory: true,
      canWrite: ["role"],
      network: { available: false, hint: "redeploy chatbot" },
      userUrl: "https://acme.test/users/{id}",
      zone: "Europe/Warsaw",
    });
  });

  it.each<readonly [string, Readonly<Record<string, unknown>>]>([
    ["a refresh twenty times a second", { refreshMs: 50 }],
    ["a refresh once a day", { refreshMs: DAY }],
    ["a refresh of text", { refreshMs: "5000" }],
    [
      "limits below reason",
      { rules: { idleAfterMs: 0, awayAfterMs: -1, onlineWindowMs: 1 } },
    ],
    [
      "limits above reason",
      { rules: { idleAfterMs: 1e15, awayAfterMs: Number.MAX_VALUE } },
    ],
    ["rules that are none", { rules: [1] }],
    ["abilities that are none", { can: "everything" }],
    ["roles that are none", { roles: { owner: 1 } }],
    [
      "an address for a person that is a script",
      { userUrl: "javascript:alert('{id}')" },
    ],
    ["a zone that no browser knows", { zone: "Europe/Atlantis" }],
    ["a name of another kind", { name: { en: "Acme" } }],
  ])("falls back to the default for %s", (_, more) => {
    expect(infoOf(more)).toEqual(infoOf({}));
  });

  it("has an end, however much is said", () => {
    const much = Array.from({ length: 1000 }, () => "x".repeat(1000));
    const { name, roles } = infoOf({ name: "x".repeat(1000), roles: much });
    expect(name.length).toBeLessThanOrEqual(256);
    expect(roles.length).toBeLessThanOrEqual(100);
    expect(roles.every((role) => role.length <= 256)).toBe(true);
  });

  it("never has somebody away before they are idle", () => {
    const { limits } = infoOf({
      rules: { idleAfterMs: 100 * SECOND, awayAfterMs: 20 * SECOND },
    });
    expect(limits.awayAfterMs).toBe(100 * SECOND);
  });

  it.each([
    null,
    undefined,
    [],
    "rollcall-presence",
    {},
    { version: 1 },
    { protocol: "x", version: 1 },
    { ...LEAST, version: "1" },
  ])("is no presence service when it is %j (A16)", (answer) => {
    expect(parseInfo(answer)).toEqual({
      ok: false,
      failure: { code: "bad_data", what: "wrong_shape" },
    });
  });

  it.each([0, 2, 99, -1])(
    "is another version when it is %d (C14)",
    (version) => {
      expect(parseInfo({ ...LEAST, version })).toEqual({
        ok: false,
        failure: { code: "incompatible", theirs: version, ours: 1 },
      });
    },
  );
});
