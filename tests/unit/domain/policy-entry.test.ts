import { describe, expect, it } from "vitest";
import { managedConnectionsOf } from "../../../utils/domain/managed-connections.ts";
import { policyEntry } from "../../../utils/domain/policy-entry.ts";
import type { SourceRecord } from "../../../utils/domain/source.ts";
import { source } from "../storage/journal-world.ts";

const throughPolicy = (record: SourceRecord) =>
  managedConnectionsOf({ connections: [JSON.parse(policyEntry(record))] });

describe("a connection that is copied for a policy", () => {
  it.each<Partial<SourceRecord>>([
    { address: "https://acme.example/rollcall" },
    {
      address: "https://acme.example:8443/x",
      name: 'Acme "live" ✓',
      colour: "pink",
      connector: "mapped",
      preset: "keycloak",
      settings: { deep: { list: [1, "two", null] } },
    },
    { address: "http://[::1]:8080/x", settings: {} },
    { address: `https://${"long.".repeat(40)}example` },
  ])("is the same connection again: %j", (more) => {
    const record = source({ name: null, ...more });
    const { connections, problems, tokens } = throughPolicy(record);
    expect(problems).toEqual([]);
    expect(tokens.size).toBe(0);
    const { name, connector, address, preset = null, colour } = record;
    const [copied] = connections;
    expect(copied).toMatchObject({ name, connector, address, preset });
    expect(copied?.colour).toBe(colour);
    expect(copied?.settings ?? {}).toEqual(record.settings ?? {});
  });

  it("has no secret that was typed into a request", () => {
    const request = { path: "/x", headers: { "X-Api-Key": "k-4711" } };
    const settings = { mapping: { list: { request } } };
    const entry = policyEntry(source({ name: null, settings }));
    expect(entry).not.toContain("k-4711");
    expect(entry).toContain("/x");
  });
});
