import { findPeople } from "../../utils/domain/find-people.ts";
import { person } from "../support/builders.ts";
import type { BenchExtension } from "./bench-extension.ts";
import { userRow } from "./people.ts";
import { type Line, type Pair, ratioLine } from "./statistics.ts";

const RUNS = 15;
/** Nearly everybody, many, one, nobody. */
const TYPED = ["e", "lovelace", "hopper.7@example.test", "qqq"];

/** P6-names: whom the address bar suggests for each of a few texts. The floor looks for the text alone. Both in Node. */
export const suggestions = (
  _: BenchExtension,
  people: readonly number[],
): Promise<readonly Line[]> =>
  Promise.resolve(
    people.map((count) => {
      const reports = Array.from({ length: count }, (__, number) => {
        const { id, name, email } = userRow(number);
        return person(id, { name, email });
      });
      const floor = (text: string): number =>
        reports.filter(
          ({ name, email }) =>
            name?.toLowerCase().includes(text) === true ||
            email?.toLowerCase().includes(text) === true,
        ).length;
      const ours = (text: string): number => findPeople(reports, text, 8).total;
      const measured: Pair[] = [];
      for (let run = -3; run < RUNS; run++) {
        const [found, floorMs] = timed(floor);
        const [suggested, oursMs] = timed(ours);
        if (found !== suggested)
          throw new Error("The sides of P6-names find different people.");
        if (run >= 0) measured.push({ floor: floorMs, ours: oursMs });
      }
      const what = `names in the address bar, ${count.toLocaleString("en")} people`;
      return ratioLine("P6", what, measured, "ms", null);
    }),
  );

/** How many are found in all, and how long it took, ms. */
const timed = (find: (text: string) => number): readonly [number, number] => {
  const start = performance.now();
  const found = TYPED.reduce((sum, text) => sum + find(text), 0);
  return [found, performance.now() - start];
};
