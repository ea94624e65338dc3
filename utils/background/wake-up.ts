import { browser } from "../browser.ts";
import { type LocalInstant, SECOND } from "../domain/instant.ts";
import type { Io } from "../transport/io.ts";

/** Names of the alarms: of what is to be asked, of what is to be erased, of what a policy misses. */
export const WAKE_ALARM = "rollcall-wake";
export const REMOVAL_ALARM = "rollcall-removal";
export const POLICY_ALARM = "rollcall-policy";
/** Browsers keep no alarm that is nearer than this. */
const NEAREST_ALARM_MS = 30 * SECOND;

/** Brings the worker back at an instant: by a timer while it lives, by an alarm after it was ended. */
export interface WakeUp {
  readonly at: (due: LocalInstant | null, now: LocalInstant) => void;
}

export const createWakeUp = (
  io: Io,
  onWake: () => void,
  name: string = WAKE_ALARM,
): WakeUp => {
  let cancel = (): void => {};
  let alarmAt: number | null = null;
  const setAlarm = (due: LocalInstant | null, now: LocalInstant): void => {
    const when = due === null ? null : Math.max(due, now + NEAREST_ALARM_MS);
    // Each poll moves the instant a little; the alarm is only the net below the timer, so a later one is good enough.
    if (
      when !== null &&
      alarmAt !== null &&
      alarmAt > now &&
      Math.abs(when - alarmAt) < NEAREST_ALARM_MS / 2
    )
      return;
    alarmAt = when;
    if (when === null) void browser.alarms.clear(name);
    else
      void browser.alarms.create(name, {
        when,
        // An alarm that rings once would be the last one, if the worker ended before it could set the next.
        periodInMinutes: 1,
      });
  };
  return {
    at: (due, now) => {
      cancel();
      if (due !== null) cancel = io.after(Math.max(0, due - now), onWake);
      setAlarm(due, now);
    },
  };
};
