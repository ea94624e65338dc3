import { MINUTE } from "../../utils/domain/instant.ts";

/** A session of a world in which everything happens at whole minutes. */
export interface TrueSession {
  readonly person: string;
  readonly start: number;
  readonly end: number;
  /** Seen once, or of no length: it counts at its end. */
  readonly isMoment: boolean;
  readonly lengthMs: number | null;
  readonly engagedMs: number;
  readonly away: readonly { readonly from: number; readonly to: number }[];
  readonly visits: readonly {
    readonly page: string;
    readonly start: number;
    readonly end: number;
  }[];
}

/** Everything that is so in one minute. */
export interface TrueMinute {
  readonly at: number;
  readonly watched: boolean;
  /** How many are there. */
  readonly online: number;
  /** How many were seen at its begin, and only then. */
  readonly moments: number;
  /** Who was seen and not away; of them who was there for the minute. */
  readonly active: readonly string[];
  readonly here: readonly string[];
}

export interface TrueWorld {
  readonly sessions: readonly TrueSession[];
  readonly minutes: (from: number, to: number) => readonly TrueMinute[];
}

interface Filled extends TrueMinute {
  watched: boolean;
  online: number;
  moments: number;
  readonly active: string[];
  readonly here: string[];
}

type Time = Readonly<Record<"from" | "to", number>>;

export const trueWorld = (
  sessions: readonly TrueSession[],
  watched: readonly Time[],
): TrueWorld => ({
  sessions,
  minutes: (from, to) => {
    const minutes = Array.from(
      { length: (to - from) / MINUTE },
      (_, number): Filled => ({
        at: from + number * MINUTE,
        ...{ watched: false, online: 0, moments: 0, active: [], here: [] },
      }),
    );
    const each = (time: Time, look: (minute: Filled) => void): void => {
      const first = Math.max(0, (time.from - from) / MINUTE);
      minutes
        .slice(first, Math.max(first, (time.to - from) / MINUTE))
        .forEach(look);
    };
    for (const span of watched)
      each(span, (minute) => {
        minute.watched = true;
      });
    for (const session of sessions) {
      const { person, start, end, isMoment, away } = session;
      each({ from: start, to: end }, (minute) => {
        minute.online++;
        if (!minute.watched || away.some((span) => isIn(span, minute.at)))
          return;
        minute.here.push(person);
        minute.active.push(person);
      });
      if (isMoment)
        each({ from: end, to: end + MINUTE }, (minute) => {
          minute.moments++;
          if (!away.some(({ to }) => to === end)) minute.active.push(person);
        });
    }
    return minutes;
  },
});

const isIn = ({ from, to }: Time, at: number): boolean => from <= at && at < to;
