import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { extensionIdOf } from "../../scripts/chromium.ts";
import { managedConnectionsOf } from "../../utils/domain/managed-connections.ts";
import { MINUTE } from "../../utils/domain/instant.ts";
import { policyOf } from "../../utils/domain/managed-policy.ts";
import { NO_POLICY } from "../../utils/domain/policy.ts";
import {
  type PolicyValues,
  plistValue,
  registryValues,
} from "../support/policy-files.ts";
import config from "../../wxt.config.ts";

/*
 * The files of docs/policies are copied onto machines by people who do not read our code: each must parse as the browser
 * parses it, be in the place that the browser looks at, fit the schema, and say what we understand.
 */

const FOLDER = fileURLToPath(new URL("../../docs/policies/", import.meta.url));
const read = (name: string): string => readFileSync(FOLDER + name, "utf8");

interface ManifestOf {
  (env: { browser: string; mode: string }): {
    readonly key?: string;
    readonly browser_specific_settings?: { readonly gecko: { id: string } };
  };
}
// CAST (both): the manifest of wxt.config.ts is a function of these two, of which the config's type says less.
const manifest = config.manifest as unknown as ManifestOf;
const ID = extensionIdOf(
  manifest({ browser: "chrome", mode: "production" }).key ?? "",
);
const GECKO =
  manifest({ browser: "firefox", mode: "production" }).browser_specific_settings
    ?.gecko.id ?? "";

/** What stands below these keys of a file's JSON. */
const below = (name: string, ...keys: readonly string[]): PolicyValues => {
  let value: unknown = JSON.parse(read(name));
  for (const key of keys)
    value =
      typeof value === "object" && value !== null
        ? Object.entries(value).find(([other]) => other === key)?.[1]
        : undefined;
  return record(value);
};

const record = (value: unknown): PolicyValues => {
  if (typeof value !== "object" || value === null)
    throw new Error("no values are there");
  return Object.fromEntries(Object.entries(value));
};

const ofRegistry = (name: string, vendor: string): PolicyValues => {
  const { key, values } = registryValues(read(name));
  expect(key).toBe(
    `HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\${vendor}\\3rdparty\\extensions\\${ID}\\policy`,
  );
  return values;
};

const ofConsole = (name: string): PolicyValues =>
  Object.fromEntries(
    Object.entries(below(name)).map(([key, one]) => [key, record(one).Value]),
  );

const FILES: Readonly<Record<string, (name: string) => PolicyValues>> = {
  "chrome-admin-console.json": ofConsole,
  "chrome-linux.json": (name) => below(name, "3rdparty", "extensions", ID),
  "chrome-macos.plist": (name) => record(plistValue(read(name))),
  "chrome-windows.reg": (name) => ofRegistry(name, "Google\\Chrome"),
  "edge-linux.json": (name) => below(name, "3rdparty", "extensions", ID),
  "edge-macos.plist": (name) => record(plistValue(read(name))),
  "edge-windows.reg": (name) => ofRegistry(name, "Microsoft\\Edge"),
  "firefox-managed-storage.json": (name) => {
    expect(below(name)).toMatchObject({ name: GECKO, type: "storage" });
    return below(name, "data");
  },
  "firefox-policies.json": (name) =>
    below(name, "policies", "3rdparty", "Extensions", GECKO),
};

interface Node {
  readonly type: string;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly items?: Node;
}

// CAST: the shape is what the tests below check.
const SCHEMA = JSON.parse(
  readFileSync(
    new URL("../../public/managed_schema.json", import.meta.url),
    "utf8",
  ),
) as Node;

const nodesOf = (node: Node): readonly Node[] => [
  node,
  ...Object.values(node.properties ?? {}).flatMap(nodesOf),
  ...(node.items === undefined ? [] : nodesOf(node.items)),
];

/** Where a value is not what the schema says. Chrome drops a whole key for one wrong value in it. */
const misfits = (node: Node, value: unknown, at: string): readonly string[] => {
  switch (node.type) {
    case "object":
      return Object.entries(record(value)).flatMap(([key, one]) => {
        const known = node.properties?.[key];
        return known === undefined
          ? [`${at}.${key} is unknown`]
          : misfits(known, one, `${at}.${key}`);
      });
    case "array":
      return Array.isArray(value) && node.items !== undefined
        ? value.flatMap((one, index) =>
            node.items === undefined
              ? []
              : misfits(node.items, one, `${at}[${index}]`),
          )
        : [`${at} is no list`];
    case "integer":
      return Number.isInteger(value) ? [] : [`${at} is no whole number`];
    default:
      return typeof value === node.type ? [] : [`${at} is no ${node.type}`];
  }
};

describe("the files of docs/policies", () => {
  it("are all looked at here", () => {
    expect(readdirSync(FOLDER).filter((name) => name !== "README.md")).toEqual(
      Object.keys(FILES),
    );
  });

  it.each(Object.entries(FILES))("%s says what we understand", (name, open) => {
    const values = open(name);
    expect(misfits(SCHEMA, values, "policy")).toEqual([]);
    expect(policyOf(values)).toEqual({
      ...NO_POLICY,
      revealIp: false,
      language: "en",
      ownConnections: false,
      exports: ["csv", "xlsx"],
      personalColumns: false,
      limits: {
        idleAfterMs: 10 * MINUTE,
        awayAfterMs: 30 * MINUTE,
        stuckAfterMs: 10 * MINUTE,
      },
      retention: { detailDays: 14, rollupMonths: 6, travelHours: 24 },
    });
    const { connections, problems, tokens } = managedConnectionsOf(values);
    expect(problems).toEqual([]);
    expect(connections.map(({ id, hasToken }) => [id, hasToken])).toEqual([
      ["managed-production", false],
      ["managed-staging", true],
    ]);
    expect(tokens.size).toBe(1);
  });
});

describe("the schema that Chrome and Edge check a policy with", () => {
  it("gives each value exactly one type and nothing that they do not know or that drops a whole key", () => {
    for (const node of nodesOf(SCHEMA)) {
      expect(["object", "array", "string", "integer", "boolean"]).toContain(
        node.type,
      );
      const words = Object.keys(node).filter(
        (key) =>
          !["type", "properties", "items", "title", "description"].includes(
            key,
          ),
      );
      expect(words).toEqual([]);
      expect(node.items !== undefined).toBe(node.type === "array");
      expect(node.properties !== undefined).toBe(node.type === "object");
    }
  });

  it("knows all that a policy can say", () => {
    expect(Object.keys(SCHEMA.properties ?? {}).toSorted()).toEqual(
      [
        ...Object.keys(NO_POLICY).filter((key) => key !== "exports"),
        "exportFormats",
        "connections",
      ].toSorted(),
    );
  });
});
