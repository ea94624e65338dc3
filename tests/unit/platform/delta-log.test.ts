import { describe, expect, it } from "vitest";
import { createDeltaLog } from "../../../platform/sqlite/delta-log.ts";
import type { DeltaLogBounds } from "../../../platform/sqlite/delta-log.ts";
import { openDatabase } from "../../../platform/sqlite/open.ts";
import { createTransaction } from "../../../platform/sqlite/transaction.ts";
import { NOON } from "./builders.ts";

const BOUNDS = { deltas: 5, bytes: 1_000, deltaBytes: 100 };

/** A log, and one that a later run of the platform would open. */
function openLog(
  bounds: Partial<DeltaLogBounds> = {},
  database = openDatabase(":memory:").database,
  now = NOON,
) {
  const log = createDeltaLog(database, now, { ...BOUNDS, ...bounds });
  const transaction = createTransaction(database);
  const add = (at: number, ...people: string[]) =>
    transaction(() => log.append(people, at))();
  const reopen = (later = now) => openLog(bounds, database, later);
  const at = (seq: number) => ({ epoch: log.position().epoch, seq });
  return { log, add, reopen, at, database, transaction };
}

describe("the delta log", () => {
  it("gives what came after a position, in order", () => {
    const { log, add, at } = openLog();
    add(NOON, '{"id":"ana"}');
    add(NOON + 1, '{"id":"bo"}', '{"id":"mia"}');
    const { epoch } = log.position();
    const bo = {
      epoch,
      seq: 2,
      serverTime: NOON + 1,
      upsert: '[{"id":"bo"},{"id":"mia"}]',
      remove: "[]",
    };
    expect(log.after(at(0), 9)).toMatchObject({
      ok: true,
      deltas: [{ seq: 1, serverTime: NOON, upsert: '[{"id":"ana"}]' }, bo],
    });
    expect(log.after(at(1), 9)).toEqual({ ok: true, deltas: [bo] });
    expect(log.after(at(2), 9)).toEqual({ ok: true, deltas: [] });
    expect(log.after(at(0), 1)).toMatchObject({ deltas: [{ seq: 1 }] });
  });

  it("knows why a position cannot be resumed", () => {
    const { log, add, at } = openLog({ deltas: 2 });
    for (let count = 0; count < 4; count += 1) add(NOON, "{}");
    expect(log.after({ epoch: "other", seq: 1 }, 9)).toEqual({
      ok: false,
      reason: "unknown epoch",
    });
    expect(log.after(at(5), 9)).toEqual({ ok: false, reason: "ahead" });
    expect(log.after(at(1), 9)).toEqual({ ok: false, reason: "too old" });
    expect(log.after(at(2), 9)).toMatchObject({ ok: true });
  });

  it("keeps no more deltas and bytes than it may", () => {
    const { log, add, at, database } = openLog({ deltas: 100, bytes: 50 });
    const sum = database.prepare(
      "SELECT count(*) AS n, sum(length(upsert)) AS bytes FROM deltas",
    );
    for (let count = 1; count <= 20; count += 1) add(NOON, "é".repeat(6));
    expect(sum.get()).toMatchObject({ n: 3 });
    expect(log.after(at(16), 9)).toMatchObject({ ok: false });
    expect(log.after(at(17), 9)).toMatchObject({ ok: true });
    for (let count = 1; count <= 300; count += 1) add(NOON, "1");
    expect(Number(sum.get()?.["bytes"])).toBeLessThanOrEqual(75);
  });

  it("tells a large batch in several deltas of one time", () => {
    const { log, add, at } = openLog({ deltaBytes: 10 });
    add(NOON, "1111", "2222", "3333", "4444444444444", "5");
    const missed = log.after(at(0), 9);
    const deltas = missed.ok ? missed.deltas : [];
    expect(deltas.map(({ upsert }) => upsert)).toEqual([
      "[1111,2222]",
      "[3333]",
      "[4444444444444]",
      "[5]",
    ]);
    expect(deltas.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
    expect(new Set(deltas.map(({ serverTime }) => serverTime)).size).toBe(1);
    // In the middle of a batch, from memory and from the database.
    const rest = log.after(at(2), 9);
    expect(rest).toEqual({ ok: true, deltas: deltas.slice(2) });
    add(NOON, "6");
    expect(log.after(at(2), 2)).toEqual(rest);
  });

  it("never goes back in time", () => {
    const { log, add, at } = openLog();
    [5, 3, 9, 8].forEach((after) => add(NOON + after, "{}"));
    const missed = log.after(at(0), 9);
    expect(missed.ok && missed.deltas.map((d) => d.serverTime - NOON)).toEqual([
      5, 5, 9, 9,
    ]);
  });

  it("counts on in the next run", () => {
    const { log, add, at, reopen } = openLog();
    add(NOON, "1");
    add(NOON + 5, "2");
    const next = reopen(NOON + 5);
    expect(next.log.position()).toEqual(log.position());
    expect(next.log.after(at(0), 9)).toMatchObject({
      deltas: [{ upsert: "[1]" }, { upsert: "[2]" }],
    });
    next.add(NOON + 6, "3");
    expect(next.log.after(at(2), 9)).toMatchObject({
      deltas: [{ seq: 3, upsert: "[3]" }],
    });
  });

  it("begins a new epoch when the clock stands before its last delta", () => {
    const { log, add, at, reopen } = openLog();
    add(NOON, "1");
    const next = reopen(NOON - 1);
    expect(next.log.position().epoch).not.toBe(log.position().epoch);
    expect(next.log.position().seq).toBe(0);
    expect(next.log.after(at(0), 9)).toEqual({
      ok: false,
      reason: "unknown epoch",
    });
    next.add(NOON - 1, "2");
    expect(next.log.after(next.at(0), 9)).toMatchObject({
      deltas: [{ seq: 1, serverTime: NOON - 1, upsert: "[2]" }],
    });
  });

  it("makes all readers begin anew after a cut", () => {
    const { log, add, at, transaction, reopen } = openLog();
    add(NOON, "1");
    transaction(() => log.cut(NOON))();
    expect(log.position().seq).toBe(2);
    for (const each of [log, reopen().log]) {
      expect(each.after(at(0), 9)).toMatchObject({ reason: "too old" });
      expect(each.after(at(1), 9)).toMatchObject({ reason: "too old" });
      expect(each.after(at(2), 9)).toEqual({ ok: true, deltas: [] });
    }
    add(NOON, "3");
    expect(log.after(at(2), 9)).toMatchObject({ deltas: [{ seq: 3 }] });
    expect(log.after(at(1), 9)).toMatchObject({ reason: "too old" });
  });

  it("forgets a batch that was taken back", () => {
    const { log, add, at, transaction } = openLog();
    add(NOON, "1");
    const failing = () =>
      transaction(() => {
        log.append(["2"], NOON);
        throw new Error("The batch fails.");
      });
    expect(failing).toThrow("The batch fails.");
    expect(log.position().seq).toBe(1);
    add(NOON, "3");
    expect(log.after(at(1), 9)).toMatchObject({
      deltas: [{ seq: 2, upsert: "[3]" }],
    });
  });

  it("tells of a hole that something else tore as too old", () => {
    const { log, add, at, database } = openLog();
    ["1", "2", "3", "4"].forEach((person) => add(NOON, person));
    database.exec("DELETE FROM deltas WHERE seq = 2");
    expect(log.after(at(0), 9)).toMatchObject({ reason: "too old" });
  });
});
