import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { personId } from "../../../utils/domain/ids.ts";
import { DAY, HOUR, MINUTE } from "../../../utils/domain/instant.ts";
import type { FinishedSession } from "../../../utils/domain/session.ts";
import {
  type PackedSessions,
  packSessions,
} from "../../../utils/storage/packed-sessions.ts";
import {
  unpackSessions,
  unpackSessionsOf,
} from "../../../utils/storage/unpacked-sessions.ts";
import {
  numberReader,
  packNumbers,
  unpackNumbers,
} from "../../../utils/storage/varints.ts";
import { after } from "../../support/builders.ts";
import { finished, visit } from "../../unit/storage/history-world.ts";
import { anyFinished } from "./finished-sessions.ts";

const anySession = anyFinished(fc.integer({ min: -DAY / 2, max: DAY / 2 - 1 }));

/** Packed in several goes, and each time as the disk gives it back. */
const packed = (
  batches: readonly (readonly FinishedSession[])[],
): PackedSessions =>
  batches.reduce<PackedSessions>(
    (before, batch) => structuredClone(packSessions(before, batch)),
    packSessions(null, []),
  );

describe("packed sessions", () => {
  it("give back what was packed, in however many goes, whatever it was (I28)", () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(anySession, { maxLength: 8 }), { maxLength: 4 }),
        (batches) => {
          const record = packed(batches);
          expect(unpackSessions(record)).toEqual(batches.flat());
          expect(record.count).toBe(batches.flat().length);
        },
      ),
      { numRuns: 500 },
    );
  });

  it("give back those of one person alone", () => {
    fc.assert(
      fc.property(fc.array(anySession, { maxLength: 12 }), (sessions) => {
        const record = packed([sessions]);
        const persons = new Set(sessions.map(({ person }) => person));
        for (const id of [...persons, personId("nobody")])
          expect(unpackSessionsOf(record, id)).toEqual(
            sessions.filter(({ person }) => person === id),
          );
      }),
      { numRuns: 200 },
    );
  });

  it("hold each text once, however often it comes", () => {
    const page = visit("https://acme.test/orders", after(0), after(MINUTE));
    const sessions = Array.from({ length: 300 }, (_, index) =>
      finished({ person: `u${index % 10}`, visits: [page, page] }),
    );
    const record = packed([sessions.slice(0, 150), sessions.slice(150)]);
    expect(record.persons).toHaveLength(10);
    expect(record.pages).toHaveLength(1);
    expect(unpackSessions(record)).toEqual(sessions);
  });

  it("take less than 150 bytes a person and day without ids and visits (P11)", () => {
    const sessions = Array.from({ length: 8000 }, (_, index) => {
      const start = after(index * 10_007);
      return finished({
        person: `user-${10_000 + (index % 1000)}`,
        start,
        end: after(HOUR + ((index * 7919) % HOUR), start),
        engagedMs: (index * 104_729) % HOUR,
      });
    });
    const { columns, persons } = packed([sessions]);
    const bytes = Object.values(columns).reduce(
      (sum, column) => sum + column.byteLength,
      persons.join("--").length,
    );
    expect(bytes / 1000).toBeLessThan(150);
  });
});

describe("packed numbers", () => {
  it("are whole numbers of any size and sign", () => {
    const limit = 2 ** 52;
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.integer({ min: -200, max: 200 }),
            fc.maxSafeInteger().map((number) => number % limit),
          ),
        ),
        (numbers) => {
          expect([...unpackNumbers(packNumbers(numbers))]).toEqual(
            // There is no negative zero among whole numbers.
            numbers.map((number) => number + 0),
          );
        },
      ),
    );
  });

  it("are read one by one, or passed", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer(), fc.boolean())), (numbers) => {
        const reader = numberReader(
          packNumbers(numbers.map(([number]) => number)),
        );
        for (const [number, isPassed] of numbers)
          if (isPassed) reader.pass(1);
          else expect(reader.next()).toBe(number + 0);
        reader.pass(1);
        expect(reader.next()).toBe(0);
      }),
    );
  });

  it.each([
    [0, 1],
    [63, 1],
    [-64, 1],
    [64, 2],
    [90_000, 3],
    [2 ** 52, 8],
    [-(2 ** 52), 8],
  ])("%d takes %d bytes", (number, bytes) => {
    const column = packNumbers([number]);
    expect(column).toHaveLength(bytes);
    expect([...unpackNumbers(column)]).toEqual([number]);
  });
});
