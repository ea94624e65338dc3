import { beforeEach, describe, expect, it } from "vitest";
import { WAKE_ALARM, createWakeUp } from "../../../utils/background/wake-up.ts";
import {
  HOUR,
  MINUTE,
  SECOND,
  localInstant,
} from "../../../utils/domain/instant.ts";
import { drivenIo } from "../../contract/driven-io.ts";
import { fake } from "../../support/fake-extension.ts";

beforeEach(fake.reset);

const start = () => {
  const io = drivenIo();
  let woken = 0;
  const wakeUp = createWakeUp(io, () => void woken++);
  const begun = io.now();
  return {
    io,
    woken: () => woken,
    in: (ms: number | null) =>
      wakeUp.at(ms === null ? null : localInstant(io.now() + ms), io.now()),
    /** When the alarm rings, from the beginning. */
    alarm: () => {
      const alarm = fake.alarms.get(WAKE_ALARM);
      return alarm === undefined ? null : alarm.when - begun;
    },
  };
};

describe("waking up", () => {
  it("comes by a timer while the worker lives, and by an alarm after that", () => {
    const wake = start();
    wake.in(5 * MINUTE);
    expect(wake.alarm()).toBe(5 * MINUTE);
    wake.io.advance(5 * MINUTE - 1);
    expect(wake.woken()).toBe(0);
    wake.io.advance(1);
    expect(wake.woken()).toBe(1);
  });

  it("has an alarm never nearer than browsers keep one, but a timer as near as wanted", () => {
    const wake = start();
    wake.in(5 * SECOND);
    expect(wake.alarm()).toBe(30 * SECOND);
    wake.io.advance(5 * SECOND);
    expect(wake.woken()).toBe(1);
  });

  it("takes an instant that has passed for now", () => {
    const wake = start();
    wake.in(-HOUR);
    expect(wake.alarm()).toBe(30 * SECOND);
    wake.io.advance(0);
    expect(wake.woken()).toBe(1);
  });

  it("has one timer, for the newest instant", () => {
    const wake = start();
    wake.in(MINUTE);
    wake.in(2 * MINUTE);
    expect(wake.io.timers()).toBe(1);
    wake.io.advance(2 * MINUTE);
    expect(wake.woken()).toBe(1);
  });

  it("leaves the alarm where it is when the instant moves a little, and moves it when it moves much", () => {
    const wake = start();
    wake.in(MINUTE);
    wake.in(MINUTE + 10 * SECOND);
    expect(wake.alarm()).toBe(MINUTE);
    wake.in(MINUTE + 20 * SECOND);
    expect(wake.alarm()).toBe(MINUTE + 20 * SECOND);
    wake.in(30 * SECOND);
    expect(wake.alarm()).toBe(30 * SECOND);
  });

  it("has an alarm that rings each minute until it is set anew (D12)", () => {
    const wake = start();
    wake.in(MINUTE);
    wake.io.advance(MINUTE);
    fake.ring(WAKE_ALARM);
    // A worker that ended before it could set the next one is woken all the same.
    expect(wake.alarm()).toBe(2 * MINUTE);
    wake.in(3 * MINUTE);
    expect(wake.alarm()).toBe(4 * MINUTE);
  });

  it("has neither timer nor alarm where only an event can help", () => {
    const wake = start();
    wake.in(MINUTE);
    wake.in(null);
    expect(wake.alarm()).toBeNull();
    expect(wake.io.timers()).toBe(0);
  });
});
