import { describe, expect, it } from "vitest";
import {
  USER_FIELDS,
  directusUserOf,
} from "../../../utils/connectors/directus-user.ts";
import { fieldsOf } from "../../../utils/domain/outside-value.ts";
import { recordedAnswer } from "../../support/captures.ts";

const rowsOf = (file: string): readonly unknown[] => {
  const data = fieldsOf(recordedAnswer(`directus/${file}`).body)?.["data"];
  return Array.isArray(data) ? data : [];
};

const who = (row: unknown) => directusUserOf(row)?.who;

describe("users of Directus", () => {
  it("are read from the recorded list", () => {
    const read = rowsOf("users-list").map((row) => {
      const one = directusUserOf(row);
      return [one?.who.name, one?.who.account, one?.who.role, one?.path];
    });
    expect(read).toEqual([
      [null, "active", "Customer", null],
      ["Zoë Ångström-李", "active", "Customer", "/content/articles?bookmark=3"],
      ["Cy Customer", "active", "Customer", "/users/me"],
      ["Bo Editor", "active", "Editor", "/content/articles/7"],
      ["Ada Agent", "active", "Support agent", "/content/tickets/42"],
      ["Admin User", "active", "Administrator", null],
      ["Di Draft", "pending", "Customer", null],
      ["Ed Invited", "pending", "Customer", null],
      ["Flo Suspended", "disabled", "Customer", null],
      ["Gus Archived", "disabled", "Customer", null],
    ]);
  });

  it("are asked for by the names of their fields: what is given unasked has their secrets (trap 4)", () => {
    const secrets = ["password", "token", "tfa_secret", "auth_data"];
    const unasked = Object.keys(
      fieldsOf(rowsOf("users-default-fields")[0]) ?? {},
    );
    expect(unasked).toEqual(expect.arrayContaining(secrets));
    for (const field of [...secrets, "*"])
      expect(USER_FIELDS).not.toContain(field);
  });

  it("keep nothing of a secret that comes all the same", () => {
    const row = {
      ...fieldsOf(rowsOf("users-default-fields")[0]),
      password: "canary",
      token: "canary",
      tfa_secret: "canary",
      auth_data: { refresh: "canary" },
    };
    expect(JSON.stringify(directusUserOf(row))).not.toContain("canary");
  });

  it.each([
    ["Ada", "Agent", "Ada Agent"],
    ["Ada", null, "Ada"],
    [null, "Agent", "Agent"],
    [null, null, null],
    ["", " ", null],
    [undefined, 7, null],
    ["a\uD800", null, "a\uFFFD"],
    ["x".repeat(300), "y", "x".repeat(256)],
  ])("are called %j %j: %j (trap 6)", (first_name, last_name, name) => {
    expect(who({ id: "1", first_name, last_name })?.name).toBe(name);
  });

  it.each([
    ["active", "active"],
    ["draft", "pending"],
    ["invited", "pending"],
    ["unverified", "pending"],
    ["suspended", "disabled"],
    ["archived", "disabled"],
    ["frozen", "unknown"],
    ["__proto__", "unknown"],
    [null, "unknown"],
  ])("have the status %j: %s", (status, account) => {
    expect(who({ id: "1", status })?.account).toBe(account);
  });

  it.each([
    [{ name: "Editor" }, "Editor"],
    ["9996711c-0eee-4c36-bd9b-747b3ff7feb0", null],
    [null, null],
    [{ name: { first: "x" } }, null],
  ])("have the role %j", (role, name) => {
    expect(who({ id: "1", role })?.role).toBe(name);
  });

  it.each([
    null,
    [],
    "x",
    7,
    {},
    { id: 7 },
    { id: "" },
    { id: "x".repeat(129) },
  ])("are not read from %j", (row) => {
    expect(directusUserOf(row)).toBeNull();
  });

  it.each(["__proto__", "constructor", " a", "A\u200b"])(
    "keep the id %j as it is",
    (id) => {
      expect(who({ id })?.id).toBe(id);
    },
  );
});
