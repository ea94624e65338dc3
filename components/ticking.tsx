import { type ReadonlySignal, computed } from "@preact/signals";
import type { VNode } from "preact";
import { useMemo } from "preact/hooks";
import type { Moment } from "../utils/domain/order.ts";
import type { Report } from "../utils/domain/person.ts";
import type { TimeModel } from "../utils/models/time-model.ts";

interface TickingProps {
  readonly report: Report;
  readonly time: TimeModel;
  /** A function that stays the same: it decides whether the text is made anew. */
  readonly words: (report: Report, moment: Moment) => string;
}

/** A text of a person that changes with time: one text node, written only when its words change. */
export const Ticking = ({ report, time, words }: TickingProps): VNode => {
  const text = useMemo(
    () => computed(() => words(report, momentOf(time))),
    [report, time, words],
  );
  return <>{text}</>;
};

interface CountingProps<Time> {
  readonly now: ReadonlySignal<Time>;
  readonly words: (now: Time) => string;
  /** What the words speak of: others make the text anew. */
  readonly about: unknown;
}

/** A text of the page's own clock, as {@link Ticking}. */
export const Counting = <Time,>({
  now,
  words,
  about,
}: CountingProps<Time>): VNode => {
  const text = useMemo(() => computed(() => words(now.value)), [now, about]);
  return <>{text}</>;
};

const momentOf = (time: TimeModel): Moment => ({
  serverNow: time.serverNow.value,
  limits: time.limits.value,
  stale: time.stale.value,
  running: time.running,
  nameOf: time.naming.value,
});
