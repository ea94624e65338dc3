import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { failureHelp, remedyOf } from "../../../components/failure-help.ts";
import { failureTitle } from "../../../components/failure-words.ts";
import type { Failure, FailureCode } from "../../../utils/domain/failure.ts";
import { plural, t } from "../../../utils/i18n.ts";

type Catalogue = Readonly<Record<string, { readonly message: string }>>;

const read = (language: string): Catalogue =>
  // CAST: the shape is what this test is about.
  JSON.parse(
    readFileSync(
      new URL(
        `../../../public/_locales/${language}/messages.json`,
        import.meta.url,
      ),
      "utf8",
    ),
  ) as Catalogue;

const en = read("en");
const de = read("de");
const placeholders = (text: string) =>
  [...text.matchAll(/\$\d/g)].map(String).sort();

describe("the catalogues", () => {
  test("have the same messages", () => {
    expect(Object.keys(de).sort()).toEqual(Object.keys(en).sort());
  });

  test.each(Object.keys(en))("say %s with the same placeholders", (key) => {
    expect(en[key]?.message).not.toBe("");
    expect(placeholders(de[key]?.message ?? "")).toEqual(
      placeholders(en[key]?.message ?? ""),
    );
  });

  test("have both forms of every plural", () => {
    const bases = Object.keys(en)
      .filter((key) => key.endsWith("_one"))
      .map((key) => key.slice(0, -4));
    expect(bases.filter((base) => en[`${base}_other`] === undefined)).toEqual(
      [],
    );
    expect(plural("anomalies", 1)).toBe("1 disabled user has a live session");
    expect(plural("anomalies", 1200)).toBe(
      "1,200 disabled users have a live session",
    );
  });

  test("fill in texts from outside as they are", () => {
    expect(t("last_update", "$1 $& $2")).toBe("last update $1 $& $2");
  });
});

const FAILURES = {
  offline: [{ code: "offline" }, "No network"],
  timeout: [
    { code: "timeout", afterMs: 10_000 },
    "Server did not answer in 10 s",
  ],
  network: [{ code: "network" }, "Server cannot be reached"],
  permission_missing: [
    { code: "permission_missing", origin: "https://acme.test" },
    "Browser access to https://acme.test is off",
  ],
  auth_required: [
    { code: "auth_required", reason: "refused" },
    "Token refused (401)",
  ],
  forbidden: [{ code: "forbidden" }, "Token may not read presence (403)"],
  not_found: [
    { code: "not_found" },
    "No presence service at this address (404)",
  ],
  rate_limited: [
    { code: "rate_limited", retryAfterMs: 40_000 },
    "Server asks to wait 40 s",
  ],
  server_error: [
    { code: "server_error", status: 503, retryAfterMs: null },
    "Server error (503)",
  ],
  bad_data: [
    { code: "bad_data", what: "redirect" },
    "Answer is not presence data: redirect refused",
  ],
  too_large: [
    { code: "too_large", limit: "32 MiB" },
    "Answer is too large (32 MiB)",
  ],
  incompatible: [
    { code: "incompatible", theirs: 3, ours: 2 },
    "Server speaks version 3, this extension 2",
  ],
  bad_settings: [
    { code: "bad_settings", at: "list.path" },
    "The settings of this connection cannot be used (list.path)",
  ],
  managed: [
    { code: "managed", what: "connection" },
    "Your organisation manages this connection",
  ],
  storage_full: [{ code: "storage_full" }, "The browser's disk space is full"],
  storage_error: [
    { code: "storage_error", what: "closed" },
    "Stored data cannot be read or written",
  ],
  update_needed: [
    { code: "update_needed" },
    "The stored data is from a newer Rollcall",
  ],
} as const satisfies Record<FailureCode, readonly [Failure, string]>;

describe("every failure", () => {
  test.each(Object.values(FAILURES))("%j is titled %s", (failure, title) => {
    expect(failureTitle(failure)).toBe(title);
    expect(failureHelp(failure)).not.toMatch(/^failure_/);
    expect(["allow", "token", "retry", "options"]).toContain(remedyOf(failure));
  });

  test.each([
    ["invalid_client", "client id"],
    ["invalid_grant", "new secret"],
    ["invalid_scope", "misspelt"],
    ["unauthorized_client", "service account"],
  ] as const)("of a token server says what it is: %s", (reason, word) => {
    const failure = { code: "auth_required", reason } as const;
    expect(failureTitle(failure)).toContain(reason);
    expect(failureHelp(failure)).toContain(word);
    expect(remedyOf(failure)).toBe("options");
  });

  test.each([
    ["no_each", "notFound"],
    ["too_slow", "expression"],
    ["no_socket", "check_origin"],
    ["no_presence", "presence_state"],
  ] as const)("of an answer names what mends it: %s", (what, word) => {
    expect(failureHelp({ code: "bad_data", what })).toContain(word);
  });
});
