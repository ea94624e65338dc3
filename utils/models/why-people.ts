import { isOnline } from "../domain/facts.ts";
import type { Moment } from "../domain/order.ts";
import type { Report } from "../domain/person.ts";
import type { Sort } from "../domain/view.ts";
import { createOrder } from "./kept-order.ts";
import type { People } from "./people.ts";

/** The people that a number counts. */
export type Counted = "total" | "online" | "offline";

/** Who is most here comes first. */
const SORT: Sort = { key: "status", direction: "ascending" };

const isCounted = (counted: Counted, report: Report | undefined): boolean =>
  report !== undefined &&
  (counted === "total" || isOnline(report) === (counted === "online"));

/** Slots of exactly the people that a card counts, by the rule by which `headlineOf` counts them. */
export const createCounted = (counted: Counted) => {
  const orderOf = createOrder();
  return (people: People, moment: Moment, beat: number): Uint32Array =>
    orderOf(people, SORT, moment, beat).filter((slot) =>
      isCounted(counted, people.index.reports[slot]),
    );
};
