import type { ReadonlySignal } from "@preact/signals";
import type { Moment } from "../domain/order.ts";
import type { DetailPlacing } from "../domain/placing.ts";
import type { TimeModel } from "./time-model.ts";

/** The moment of a question to the list. It follows staleness and limits, but not each second of the clock. */
export const listMoment =
  (
    time: TimeModel,
    detailsIn: ReadonlySignal<DetailPlacing | undefined> | undefined,
  ) =>
  (): Moment => {
    const details = detailsIn?.value;
    return {
      ...time.moment(),
      limits: time.limits.value,
      stale: time.stale.value,
      ...(details === undefined ? {} : { details }),
    };
  };
