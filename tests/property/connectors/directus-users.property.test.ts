import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readMovingUsers } from "../../support/moving-users.ts";

/** What happens before a page is asked for: at most one goes, at most one comes. */
const moves = fc.array(
  fc.record({
    goes: fc.option(fc.nat(60), { nil: null }),
    comes: fc.option(fc.nat(999), { nil: null }),
  }),
  { maxLength: 12 },
);

describe("users that come and go while a Directus is read", () => {
  it("are all in what was read who were there all the time, and a whole list has everybody of its end", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.nat(999), { maxLength: 60 }),
        fc.integer({ min: 4, max: 9 }),
        moves,
        async (numbers, most, story) => {
          const ids = numbers.map((number) => `user-${number}`);
          let now: readonly string[] = ids;
          const stayed = new Set(ids);
          const { ids: read, complete } = await readMovingUsers({
            ids,
            most,
            move: (before, request) => {
              const { goes = null, comes = null } = story[request] ?? {};
              const gone = goes === null ? undefined : before[goes];
              if (gone !== undefined) stayed.delete(gone);
              const left = before.filter((id) => id !== gone);
              const came = `user-${comes}+`;
              now =
                comes === null || left.includes(came) ? left : [...left, came];
              return now;
            },
          });
          expect(read).toEqual(expect.arrayContaining([...stayed]));
          expect(new Set(read).size).toBe(read.length);
          if (complete) expect(read.length).toBe(now.length);
        },
      ),
      { numRuns: 300 },
    );
  });
});
