import { beforeEach, describe, expect, it } from "vitest";
import {
  type BadgeSubject,
  createBadge,
} from "../../../utils/background/badge-view.ts";
import type { Freshness } from "../../../utils/domain/freshness.ts";
import { DAY, localInstant } from "../../../utils/domain/instant.ts";
import { fake } from "../../support/fake-extension.ts";

const NOW = localInstant(Date.UTC(2026, 2, 4, 12));
const subject = (freshness: Freshness, online = 7): BadgeSubject => ({
  name: "Acme",
  online,
  freshness,
});

beforeEach(fake.reset);

describe("the toolbar", () => {
  it.each<readonly [Freshness, string]>([
    [{ kind: "none" }, "–"],
    [{ kind: "loading" }, "…"],
    [{ kind: "live", at: NOW }, "7"],
    [{ kind: "stale", at: NOW, failure: null }, "7?"],
    [{ kind: "failed", at: NOW, failure: { code: "network" } }, "!"],
    [{ kind: "failed", at: null, failure: { code: "forbidden" } }, "!"],
    [{ kind: "paused", at: null }, "II"],
  ])("says %j in signs and in words", async (freshness, text) => {
    await createBadge()(subject(freshness), NOW);
    expect(fake.badge.text).toBe(text);
    expect(fake.badge.title).not.toBe("");
    // Every place of the message was filled in.
    expect(fake.badge.title).not.toMatch(/\$\d|[\uE001-\uE009]/);
  });

  it("tells each freshness by its words, not by its colour alone", async () => {
    const titles = new Set<string>();
    const kinds: readonly Freshness[] = [
      { kind: "none" },
      { kind: "loading" },
      { kind: "live", at: NOW },
      { kind: "stale", at: NOW, failure: null },
      { kind: "failed", at: NOW, failure: { code: "network" } },
      { kind: "paused", at: NOW },
    ];
    for (const freshness of kinds) {
      await createBadge()(subject(freshness), NOW);
      titles.add(fake.badge.title);
    }
    expect(titles.size).toBe(kinds.length);
  });

  it("is written only when something differs", async () => {
    const show = createBadge();
    await show(subject({ kind: "live", at: NOW }), NOW);
    fake.badge.text = "untouched";
    await show(subject({ kind: "live", at: NOW }), NOW);
    expect(fake.badge.text).toBe("untouched");
    await show(subject({ kind: "live", at: NOW }, 8), NOW);
    expect(fake.badge.text).toBe("8");
  });

  it("says the day of what is older than half a day", async () => {
    await createBadge()(
      subject({ kind: "stale", at: NOW, failure: null }),
      NOW,
    );
    const today = fake.badge.title;
    await createBadge()(
      subject({
        kind: "stale",
        at: localInstant(NOW - 2 * DAY),
        failure: null,
      }),
      NOW,
    );
    expect(fake.badge.title).not.toBe(today);
  });
});
