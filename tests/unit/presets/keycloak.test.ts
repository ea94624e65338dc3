import { describe, expect, test } from "vitest";
import { sessionId } from "../../../utils/domain/ids.ts";
import { keycloak } from "../../../utils/presets/keycloak.ts";
import { ago, readPreset, there } from "../../support/read-preset.ts";
import { person } from "../../support/builders.ts";
import { saying } from "../../support/product-answers.ts";

const ADA = "0f4a2c1e-aaaa-4b7d-9e10-000000000001";
const BO = "0f4a2c1e-aaaa-4b7d-9e10-000000000002";
const CY = "0f4a2c1e-aaaa-4b7d-9e10-000000000003";

const told = readPreset(keycloak, {
  list: ["keycloak/user-sessions"],
  directory: ["keycloak/users"],
});

describe("Keycloak", () => {
  test("gives the sessions of one client and the directory of its realm", () => {
    expect(told.people).toEqual([
      person(ADA, {
        name: "Ada Lovelace",
        email: "ada@example.com",
        lastActiveAt: ago(240),
        sessions: [
          there({
            id: sessionId("b7b5e2a0-0001-4a5e-9c3f-1f2e3d4c5b6a"),
            startedAt: ago(3600),
            lastActiveAt: ago(240),
            ip: "203.0.113.7",
          }),
          there({
            id: sessionId("b7b5e2a0-0002-4a5e-9c3f-1f2e3d4c5b6a"),
            startedAt: ago(900),
            lastActiveAt: ago(900),
            ip: "2001:db8::17",
          }),
        ],
      }),
      person(BO, {
        name: "bo",
        lastActiveAt: ago(60),
        sessions: [
          there({
            id: sessionId("b7b5e2a0-0003-4a5e-9c3f-1f2e3d4c5b6a"),
            startedAt: ago(120),
            lastActiveAt: ago(60),
          }),
        ],
      }),
      person(CY, { name: "Cy", email: "cy@example.com", account: "disabled" }),
    ]);
  });

  test("takes what a proxy says in the place of an address for none", () => {
    expect(told.of(BO).sessions[0]?.ip).toBeNull();
  });

  test("names who has neither first nor last name by their user name", () => {
    expect(told.of(BO).name).toBe("bo");
  });

  test("shows everybody as offline while nobody is signed in", () => {
    const { people } = readPreset(keycloak, {
      list: [saying([])],
      directory: ["keycloak/users"],
    });
    expect(people.map(({ sessions }) => sessions.length)).toEqual([0, 0, 0]);
  });
});
