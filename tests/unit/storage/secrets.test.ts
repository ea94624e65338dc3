import { beforeEach, describe, expect, it } from "vitest";
import { sourceId } from "../../../utils/domain/ids.ts";
import {
  type Database,
  openDatabase,
} from "../../../utils/storage/database.ts";
import {
  forgetToken,
  readToken,
  secretKept,
  writeToken,
} from "../../../utils/storage/secrets.ts";
import { fake } from "../../support/fake-extension.ts";
import { SOURCE, dump, newDisk, valueOf } from "./journal-world.ts";

const TOKEN = "canary-9b1d-token";
const ORIGIN = "https://acme.test";
const OTHER = "https://acme.test:8443";
const secret = { origin: ORIGIN, token: TOKEN };

let db: Database;

beforeEach(() => {
  fake.reset();
  newDisk();
  db = openDatabase();
});

/** Every byte and every text of the database, as a reader of the disk could see it. */
const everyByte = (value: unknown): string => {
  if (typeof value === "string") return value;
  if (value instanceof ArrayBuffer) return everyByte(new Uint8Array(value));
  if (value instanceof Uint8Array)
    return `${Buffer.from(value).toString("latin1")} ${Buffer.from(value).toString("utf16le")}`;
  if (value instanceof CryptoKey)
    return JSON.stringify({ extractable: value.extractable });
  if (typeof value === "object" && value !== null)
    return Object.entries(value).flat().map(everyByte).join("\n");
  return String(value);
};

describe("a token", () => {
  it("that is remembered is given back, to its own origin only (T9)", async () => {
    valueOf(await writeToken(db, SOURCE, secret, true));
    expect(valueOf(await readToken(db, SOURCE, ORIGIN))).toBe(TOKEN);
    for (const origin of [
      OTHER,
      "http://acme.test",
      "https://ACME.test",
      "https://acme.test/",
      "",
    ])
      expect(valueOf(await readToken(db, SOURCE, origin))).toBeNull();
    expect(valueOf(await readToken(db, sourceId("other"), ORIGIN))).toBeNull();
    expect(await secretKept(db, SOURCE)).toBe("remembered");
  });

  it("that is remembered survives the browser's end, and is nowhere in plain text (T7)", async () => {
    valueOf(await writeToken(db, SOURCE, secret, true));
    expect(fake.session.size).toBe(0);
    fake.reset();
    const reopened = openDatabase();
    expect(valueOf(await readToken(reopened, SOURCE, ORIGIN))).toBe(TOKEN);
    const bytes = everyByte(await dump(reopened));
    expect(bytes).toContain(ORIGIN);
    expect(bytes).not.toContain(TOKEN);
    expect(bytes).toContain('"extractable":false');
  });

  it("of a session is in no database, and goes with the browser (T1)", async () => {
    valueOf(await writeToken(db, SOURCE, secret, false));
    expect(await secretKept(db, SOURCE)).toBe("until_browser_closes");
    expect(valueOf(await readToken(db, SOURCE, ORIGIN))).toBe(TOKEN);
    expect(valueOf(await readToken(db, SOURCE, OTHER))).toBeNull();
    expect(everyByte(await dump(db))).not.toContain(TOKEN);
    fake.reset();
    expect(await secretKept(db, SOURCE)).toBe("none");
    expect(valueOf(await readToken(db, SOURCE, ORIGIN))).toBeNull();
  });

  it.each([
    { first: true, second: false, kept: "until_browser_closes" },
    { first: false, second: true, kept: "remembered" },
  ])(
    "is in one place at a time: remembered $first, then $second",
    async ({ first, second, kept }) => {
      valueOf(
        await writeToken(db, SOURCE, { origin: ORIGIN, token: "old" }, first),
      );
      valueOf(await writeToken(db, SOURCE, secret, second));
      expect(valueOf(await readToken(db, SOURCE, ORIGIN))).toBe(TOKEN);
      expect(await secretKept(db, SOURCE)).toBe(kept);
      expect(
        [...fake.session.keys()].length +
          ((await dump(db))["secrets"] ?? []).filter(
            ({ key }) => key === SOURCE,
          ).length,
      ).toBe(1);
    },
  );

  it.each([true, false])(
    "that is forgotten is nowhere (remembered: %s)",
    async (remember) => {
      valueOf(await writeToken(db, SOURCE, secret, remember));
      valueOf(await forgetToken(db, SOURCE));
      expect(await secretKept(db, SOURCE)).toBe("none");
      expect(valueOf(await readToken(db, SOURCE, ORIGIN))).toBeNull();
      expect(fake.session.size).toBe(0);
      expect(
        (await dump(db))["secrets"]?.filter(({ key }) => key === SOURCE),
      ).toEqual([]);
    },
  );

  it("is sealed anew each time, under one key", async () => {
    const sealedOf = async () =>
      (await dump(db))["secrets"]?.find(({ key }) => key === SOURCE)?.value;
    valueOf(await writeToken(db, SOURCE, secret, true));
    const first = everyByte(await sealedOf());
    valueOf(await writeToken(db, SOURCE, secret, true));
    expect(everyByte(await sealedOf())).not.toBe(first);
    valueOf(
      await writeToken(
        db,
        sourceId("other"),
        { origin: OTHER, token: "other" },
        true,
      ),
    );
    expect(valueOf(await readToken(db, SOURCE, ORIGIN))).toBe(TOKEN);
    expect(valueOf(await readToken(db, sourceId("other"), OTHER))).toBe(
      "other",
    );
  });

  it("does not open when its record was moved to another origin, damaged, or lost its key (G6)", async () => {
    const [record] = await (async () => {
      valueOf(await writeToken(db, SOURCE, secret, true));
      return valueOf(
        await db.use(async (connected) => [
          await connected.get("secrets", SOURCE),
        ]),
      );
    })();
    if (record === undefined || !("sealed" in record))
      return expect.unreachable("it was just written");
    const put = (changed: typeof record) =>
      db.use((connected) => connected.put("secrets", changed, SOURCE));
    await put({ ...record, origin: OTHER });
    expect(valueOf(await readToken(db, SOURCE, OTHER))).toBeNull();
    await put({ ...record, sealed: record.sealed.slice(1) });
    expect(valueOf(await readToken(db, SOURCE, ORIGIN))).toBeNull();
    await put(record);
    expect(valueOf(await readToken(db, SOURCE, ORIGIN))).toBe(TOKEN);
    await db.use((connected) => connected.delete("secrets", "key"));
    expect(valueOf(await readToken(db, SOURCE, ORIGIN))).toBeNull();
  });

  it("may hold any sign", async () => {
    const token = "ключ-🔑-\u0000-\\";
    valueOf(await writeToken(db, SOURCE, { origin: ORIGIN, token }, true));
    expect(valueOf(await readToken(db, SOURCE, ORIGIN))).toBe(token);
  });
});
