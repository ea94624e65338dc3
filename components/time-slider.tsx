import "./time-slider.css";
import type { VNode } from "preact";
import {
  type Instant,
  MINUTE,
  SECOND,
  HOUR,
  instant,
} from "../utils/domain/instant.ts";
import type { KeptWindow } from "../utils/models/time-travel-moments.ts";
import { placeWords } from "./time-words.ts";

interface TimeSliderProps {
  readonly name: string;
  readonly window: KeptWindow;
  readonly at: Instant;
  readonly zone: string;
  readonly isSecond: boolean;
  readonly onChoose: (at: Instant) => void;
}

/** A moment on the axis: a slider that says the time in words. A window of a day goes by minutes, a short one by seconds. */
export const TimeSlider = ({
  name,
  window,
  at,
  zone,
  isSecond,
  onChoose,
}: TimeSliderProps): VNode => {
  const { from, to } = window;
  const stepMs = to - from > HOUR ? MINUTE : 5 * SECOND;
  return (
    <input
      type="range"
      class={isSecond ? "time-slider is-second" : "time-slider"}
      aria-label={name}
      aria-valuetext={placeWords(window, at, zone)}
      min={from}
      max={to}
      step={SECOND}
      value={at}
      onInput={(event) => onChoose(instant(Number(event.currentTarget.value)))}
      onKeyDown={(event) => {
        const steps = STEPS[event.key];
        if (steps === undefined) return;
        event.preventDefault();
        const next = at + steps * stepMs;
        onChoose(instant(Math.min(to, Math.max(from, next))));
      }}
    />
  );
};

/** Steps of a key; Home and End are the browser's own. */
const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -15,
  PageUp: 15,
};
