import "fake-indexeddb/auto";
import { beforeEach, describe, expect, it } from "vitest";
import { MINUTE } from "../../../utils/domain/instant.ts";
import { policyOf } from "../../../utils/domain/managed-policy.ts";
import { NO_POLICY } from "../../../utils/domain/policy.ts";
import { masksNames } from "../../../utils/domain/preferences.ts";
import { openDatabase } from "../../../utils/storage/database.ts";
import { writeKeptPolicy } from "../../../utils/storage/kept-policy.ts";
import { readPolicy } from "../../../utils/storage/policy.ts";
import {
  changePreferences,
  readPreferences,
  readSources,
  updateSource,
  writeSource,
} from "../../../utils/storage/settings.ts";
import { fake } from "../../support/fake-extension.ts";
import { SOURCE, newDisk, source, valueOf } from "./journal-world.ts";

beforeEach(() => {
  fake.reset();
  newDisk();
});

const keep = async (values: Readonly<Record<string, unknown>>) =>
  valueOf(
    await writeKeptPolicy(openDatabase(), {
      policy: policyOf(values),
      problems: [],
    }),
  );

describe("the policy of who manages the browser", () => {
  it("is none in a browser that nobody manages", async () => {
    expect(await readPolicy(openDatabase())).toEqual(NO_POLICY);
    // As Firefox says it.
    fake.manage(() =>
      Promise.reject(new Error("Managed storage manifest not found")),
    );
    expect(await readPolicy(openDatabase())).toEqual(NO_POLICY);
  });

  it("may forbid whole addresses", async () => {
    fake.manage(() => Promise.resolve({ revealIp: false }));
    expect(await readPolicy(openDatabase())).toMatchObject({ revealIp: false });
  });

  it("is the strictest where it cannot be read", async () => {
    fake.manage(() => Promise.reject(new Error("disk failure")));
    expect(await readPolicy(openDatabase())).toMatchObject({ revealIp: false });
  });

  it("is what it was while the browser says nothing yet, or cannot say", async () => {
    await keep({ exportFormats: [] });
    expect((await readPolicy(openDatabase())).exports).toEqual([]);
    fake.manage(() => Promise.reject(new Error("disk failure")));
    expect(await readPolicy(openDatabase())).toMatchObject({
      exports: [],
      revealIp: true,
    });
    fake.manage(() => Promise.resolve({ revealIp: true }));
    expect((await readPolicy(openDatabase())).exports).toBeNull();
  });

  it("masks names in the very reading that brings the preferences, and leaves the person's choice alone", async () => {
    const db = openDatabase();
    await keep({ shareSafe: true, maskEmails: true });
    const kept = valueOf(await readPreferences(db));
    expect(kept).toMatchObject({
      shareSafe: false,
      masking: { always: true, emails: true },
    });
    expect(masksNames(kept)).toBe(true);
    valueOf(await changePreferences(db, (all) => ({ ...all })));
    valueOf(await writeKeptPolicy(db, null));
    expect(masksNames(valueOf(await readPreferences(db)))).toBe(false);
  });

  it("puts every connection under its limits, for as long as it has any", async () => {
    const db = openDatabase();
    valueOf(await writeSource(db, source(), false));
    await keep({ limits: { idleMinutes: 5 } });
    const lockedLimits = { idleAfterMs: 5 * MINUTE };
    expect(valueOf(await readSources(db))).toMatchObject([{ lockedLimits }]);
    valueOf(
      await updateSource(db, SOURCE, (one) => ({ ...one, paused: true })),
    );
    await keep({});
    const [free] = valueOf(await readSources(db));
    expect(free).toEqual({ ...source(), paused: true });
  });
});
