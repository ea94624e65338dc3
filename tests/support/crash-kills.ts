import type { Kill, Point, Situation } from "./crash-point.ts";

/** An end of the worker, and the situation that it leaves. */
type Chance = readonly [kill: Kill, situation: Situation];

const chancesAt = (
  { kind, before, inside, after }: Point,
  point: number,
  everyRequest: boolean,
): readonly Chance[] => {
  const first: Chance = [{ point, moment: "before" }, before];
  const last: readonly Chance[] =
    after === null ? [] : [[{ point, moment: "after" }, after]];
  if (kind === "none") return last.length > 0 ? last : [first];
  const all = inside.map((situation, at): Chance => [
    { point, moment: "inside", request: at + 1 },
    situation,
  ]);
  const every = kind === "upgrade" || everyRequest;
  return [first, ...(every ? all : all.slice(-1)), ...last];
};

/** Where to end a worker that made these calls: at each of them, but once only where it leaves the same behind. */
export const killsOf = (
  passed: readonly Point[],
  everyRequest: boolean,
): readonly Kill[] => {
  const seen = new Set<Situation>();
  return passed
    .flatMap((point, number) => chancesAt(point, number, everyRequest))
    .flatMap(([kill, situation]) => {
      if (seen.has(situation)) return [];
      seen.add(situation);
      return [kill];
    });
};
