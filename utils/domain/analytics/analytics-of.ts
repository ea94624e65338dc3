import type { NameOf } from "../page-name.ts";
import type { Analytics } from "./analytics.ts";
import { type Facts, watchedOf } from "./facts.ts";
import { newNumbering } from "./numbering.ts";
import { type Asked, openingOf } from "./opening.ts";
import { pagesIn } from "./page-use.ts";
import { sessionsIn } from "./people-use.ts";
import { inQuarters } from "./quarter.ts";

/**
 * Everything that the history says about a range, in a zone.
 * @param facts of all UTC days that the range touches: `Reader.facts`, or {@link factsOf}
 * @param nameOf how pages are called (`createNaming`)
 */
export const analyticsOf = (
  { quarters, blocks }: Facts,
  asked: Asked,
  nameOf: NameOf,
): Analytics => {
  const whole = inQuarters(asked.range);
  const watched = watchedOf(quarters, whole);
  const people = newNumbering();
  const range = { from: whole.from, to: asked.range.to };
  return {
    ...openingOf(quarters, asked, people),
    ...sessionsIn(blocks, range, watched, people),
    pages: pagesIn(blocks, range, nameOf, people),
  };
};
