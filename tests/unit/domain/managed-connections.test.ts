import { describe, expect, it } from "vitest";
import { managedConnectionsOf } from "../../../utils/domain/managed-connections.ts";
import {
  isManagedId,
  isOtherPlatform,
  managedId,
  managedSource,
  sameSource,
  withLockedLimits,
} from "../../../utils/domain/managed-source.ts";
import { sourceId } from "../../../utils/domain/ids.ts";
import { MINUTE } from "../../../utils/domain/instant.ts";

const ACME = { id: "acme", address: "https://acme.example/rollcall/" };

const read = (...connections: readonly unknown[]) =>
  managedConnectionsOf({ connections });

const only = (entry: unknown) => {
  const [connection] = read(entry).connections;
  if (connection === undefined) throw new Error("was left out");
  return connection;
};

describe("the connections of a policy", () => {
  it("are sources with ids of their own, their tokens apart", () => {
    const { connections, tokens, problems } = read({
      ...ACME,
      name: " Acme ",
      colour: "teal",
      connector: "protocol",
      preset: "own",
      settings: '{"a":1}',
      token: " secret ",
    });
    expect(connections).toEqual([
      {
        id: "managed-acme",
        connector: "protocol",
        name: "Acme",
        address: "https://acme.example/rollcall",
        settings: { a: 1 },
        preset: "own",
        colour: "teal",
        hasToken: true,
      },
    ]);
    expect(tokens).toEqual(new Map([["managed-acme", "secret"]]));
    expect(problems).toEqual([]);
    expect(JSON.stringify(connections)).not.toContain("secret");
  });

  it("need an id and an address, and nothing else", () => {
    expect(only(ACME)).toEqual({
      id: "managed-acme",
      connector: "protocol",
      name: null,
      address: "https://acme.example/rollcall",
      settings: null,
      preset: null,
      hasToken: false,
    });
  });

  it.each([undefined, null, "x", 7, {}, { 0: ACME, length: 1 }])(
    "are none in %j",
    (connections) => {
      expect(managedConnectionsOf({ connections })).toEqual({
        connections: [],
        problems: [],
        tokens: new Map(),
      });
    },
  );

  it.each([
    ["x", "not_an_object"],
    [null, "not_an_object"],
    [[ACME], "not_an_object"],
    [{ address: ACME.address }, "id"],
    [{ ...ACME, id: "" }, "id"],
    [{ ...ACME, id: 7 }, "id"],
    [{ ...ACME, id: "a b" }, "id"],
    [{ ...ACME, id: "../x" }, "id"],
    [{ ...ACME, id: "x".repeat(65) }, "id"],
    [{ ...ACME, connector: "ftp" }, "connector"],
    [{ ...ACME, connector: "__proto__" }, "connector"],
    [{ ...ACME, connector: null }, "connector"],
    [{ id: "acme" }, "empty"],
    [{ ...ACME, address: 7 }, "empty"],
    [{ ...ACME, address: "acme" }, "not_an_address"],
    [{ ...ACME, address: "http://acme.example" }, "insecure"],
    [{ ...ACME, address: "http://localhost.evil.example" }, "insecure"],
    [{ ...ACME, address: "https://a:b@acme.example" }, "credentials"],
    [{ ...ACME, address: "javascript:alert(1)" }, "not_http"],
    [{ ...ACME, settings: "{" }, "settings"],
    [{ ...ACME, settings: "[1]" }, "settings"],
    [{ ...ACME, settings: 7 }, "settings"],
    [{ ...ACME, settings: [] }, "settings"],
  ])("leave out %j: %s", (entry, what) => {
    const { connections, problems, tokens } = read(entry, {
      ...ACME,
      id: "other",
    });
    expect(connections.map(({ id }) => id)).toEqual(["managed-other"]);
    expect(problems).toEqual([{ at: 1, what }]);
    expect(tokens.size).toBe(0);
  });

  it("of one id are the first of them, with its token", () => {
    const { connections, problems, tokens } = read(
      { ...ACME, token: "mine" },
      { id: "acme", address: "https://evil.example", token: "theirs" },
    );
    expect(connections.map(({ address }) => address)).toEqual([
      "https://acme.example/rollcall",
    ]);
    expect(problems).toEqual([{ at: 2, what: "same_id" }]);
    expect([...tokens.values()]).toEqual(["mine"]);
  });

  it.each([
    [{ name: 7 }, "name"],
    [{ name: "x".repeat(81) }, "name"],
    [{ preset: {} }, "preset"],
  ])("have no name of %j", (wrong, key) => {
    expect(only({ ...ACME, ...wrong })).toMatchObject({ [key]: null });
  });

  it.each([7, "", " ", {}, "x".repeat(5000)])(
    "have no token in %j: everybody types their own",
    (token) => {
      expect(only({ ...ACME, token }).hasToken).toBe(false);
    },
  );

  it("have no colour that is none", () => {
    expect(only({ ...ACME, colour: "#fff" })).not.toHaveProperty("colour");
  });

  it("are a hundred at most", () => {
    const many = Array.from({ length: 120 }, (_, at) => ({
      ...ACME,
      id: `c${at}`,
    }));
    const { connections, problems } = read(...many);
    expect(connections).toHaveLength(100);
    expect(problems).toEqual([{ at: 101, what: "too_many" }]);
  });
});

describe("the source of a connection of a policy", () => {
  it("is told by its id, which no other source has", () => {
    expect(isManagedId(managedId("acme"))).toBe(true);
    expect(isManagedId(sourceId(crypto.randomUUID()))).toBe(false);
  });

  it("keeps its generation while it asks for the same, and what its user decided", () => {
    const first = managedSource(only(ACME), undefined);
    expect(first).toMatchObject({
      generation: 1,
      paused: false,
      managed: { hasToken: false },
    });
    const pages = { rules: [], parameters: [] };
    const used = { ...first, paused: true, pages };
    const renamed = managedSource(only({ ...ACME, name: "New" }), used);
    expect(renamed).toEqual({ ...used, name: "New" });
    expect(sameSource(used, renamed)).toBe(false);
    expect(sameSource(used, managedSource(only(ACME), used))).toBe(true);
    expect(sameSource({ ...used, colour: "pink" }, first)).toBe(true);
  });

  it("begins a generation where it asks for something else", () => {
    const first = managedSource(only(ACME), undefined);
    const other = managedSource(
      only({ ...ACME, settings: { path: "x" } }),
      first,
    );
    expect(other.generation).toBe(2);
    expect(isOtherPlatform(first, other)).toBe(false);
    const moved = managedSource(
      only({ ...ACME, address: "https://b.example" }),
      first,
    );
    expect(isOtherPlatform(first, moved)).toBe(true);
  });

  it("stands under the limits that are decided, for as long as they are", () => {
    const source = managedSource(only(ACME), undefined);
    const limits = { idleAfterMs: 5 * MINUTE };
    const locked = withLockedLimits([source], limits);
    expect(locked).toEqual([{ ...source, lockedLimits: limits }]);
    expect(withLockedLimits(locked, {})).toEqual([source]);
  });
});
