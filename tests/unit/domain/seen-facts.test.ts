import { describe, expect, it } from "vitest";
import { givesOnly } from "../../../utils/domain/gives.ts";
import { UNTOLD_SESSION } from "../../../utils/domain/person.ts";
import { seenFacts } from "../../../utils/domain/seen-facts.ts";
import {
  NOON,
  online,
  pageOn,
  person,
  session,
} from "../../support/builders.ts";

describe("what an answer shows", () => {
  it("is what it says of anybody, and the rest is what it says of nobody", () => {
    const page = pageOn("https://acme.test/x");
    const { seen, missed } = seenFacts(
      [
        online("ana", {
          ...{ account: "unknown", role: null, lastActiveAt: null },
          ...{
            lastLoginAt: null,
            sessions: [session({ ...UNTOLD_SESSION, page })],
          },
        }),
        online("bo", {
          ...{ account: "unknown", role: null, lastActiveAt: NOON },
          ...{ lastLoginAt: "never", sessions: [session(UNTOLD_SESSION)] },
        }),
      ],
      null,
    );
    expect(seen).toEqual(["presence", "activity", "page", "lastLogin"]);
    expect(missed).toEqual([
      ...["directory", "start", "device", "network"],
      ...["account", "role"],
    ]);
  });

  it("misses nothing that the connection cannot give", () => {
    const { missed } = seenFacts(
      [
        online("ana", {
          account: "unknown",
          sessions: [session(UNTOLD_SESSION)],
        }),
      ],
      givesOnly({ presence: "yes", page: "some" }),
    );
    expect(missed).toEqual(["page"]);
  });

  it("says nothing of sessions where nobody is online, and nothing of nobody", () => {
    const away = seenFacts([person("di", { role: "team" })], null);
    expect(away.seen).toEqual(expect.arrayContaining(["directory", "role"]));
    expect([...away.seen, ...away.missed]).not.toEqual(
      expect.arrayContaining(["page"]),
    );
    expect(seenFacts([], null)).toEqual({ seen: [], missed: [] });
  });
});
