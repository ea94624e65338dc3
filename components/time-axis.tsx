import "./time-axis.css";
import type { VNode } from "preact";
import type { Span } from "../utils/domain/coverage.ts";
import { instant } from "../utils/domain/instant.ts";
import { t } from "../utils/i18n.ts";
import type { TimeTravelModel } from "../utils/models/time-travel-model.ts";
import type { KeptWindow } from "../utils/models/time-travel-moments.ts";
import { TimeCurve } from "./time-curve.tsx";
import { TimeSlider } from "./time-slider.tsx";
import { peakWords, ticksOf } from "./time-words.ts";

interface TimeAxisProps {
  readonly travel: TimeTravelModel;
  readonly window: KeptWindow;
  readonly zone: string;
  readonly spans: readonly Span[];
}

/** The kept time from its begin to now: the curve, the sliders on it, and the hours under it. */
export const TimeAxis = ({
  travel,
  window,
  zone,
  spans,
}: TimeAxisProps): VNode => {
  const { from, to } = window;
  const at = travel.at.value ?? to;
  const other = travel.other.value;
  const placeOf = (ms: number): string =>
    `${((100 * (ms - from)) / Math.max(1, to - from)).toFixed(3)}%`;
  return (
    <div class="time-axis">
      <span class="time-peak" title={t("time_peak")}>
        {peakWords(window)}
      </span>
      <div class="time-track">
        <TimeCurve window={window} spans={spans} />
        {other !== null && (
          <span
            class="time-between"
            style={{
              "inset-inline-start": placeOf(Math.min(at, other)),
              "inset-inline-end": `calc(100% - ${placeOf(Math.max(at, other))})`,
            }}
          />
        )}
        <TimeSlider
          name={t("time_moment")}
          isSecond={false}
          onChoose={travel.choose}
          {...{ window, at, zone }}
        />
        {other !== null && (
          <TimeSlider
            name={t("time_second")}
            isSecond
            at={other}
            onChoose={travel.compare}
            {...{ window, zone }}
          />
        )}
      </div>
      <div class="time-ticks" aria-hidden="true">
        {ticksOf({ from, to: instant(to) }).map(({ at: tick, words }) => (
          <span key={tick} style={{ "inset-inline-start": placeOf(tick) }}>
            {words}
          </span>
        ))}
      </div>
    </div>
  );
};
