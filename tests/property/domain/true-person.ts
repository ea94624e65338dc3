import { type PersonId, sessionId } from "../../../utils/domain/ids.ts";
import { type Instant, instant } from "../../../utils/domain/instant.ts";
import type { Page, Report } from "../../../utils/domain/person.ts";
import { pageOn, person, session } from "../../support/builders.ts";

/** What a platform tells of a person. */
export interface Manner {
  readonly id: PersonId;
  /** By device: does it name its logins, and say when they began? */
  readonly names: readonly boolean[];
  readonly starts: readonly boolean[];
  readonly acts: boolean;
  readonly pages: boolean;
  readonly since: boolean;
  /** Are people listed who are offline? */
  readonly listed: boolean;
  /** The platform saw a person last this long before it noticed that they left, ms. */
  readonly lag: number;
  /** All times of the person are of a clock that is ahead by this, ms. */
  readonly ahead: number;
}

/** A login that was, or is. `n` tells it from all others, whatever the platform says. */
export interface TrueLogin {
  readonly n: number;
  readonly start: Instant;
  readonly activeAt: Instant;
  readonly page: string;
  readonly pageSince: Instant;
}

/** A time in which a person was online, or a login was live, [start, end); null: still. */
export interface TrueStay {
  readonly start: Instant;
  readonly end: Instant | null;
}

/** A stay of a person, with what the platform said of them when it began and just before it ended. */
interface Presence extends TrueStay {
  readonly first: Report | null;
  readonly last: Report | null;
}

export interface TruePerson {
  readonly manner: Manner;
  /** By device. */
  readonly live: readonly (TrueLogin | null)[];
  readonly past: readonly (TrueLogin | null)[];
  readonly disabled: boolean;
  readonly stays: readonly Presence[];
  /** By number: each login from its start to its last end. */
  readonly logins: ReadonlyMap<number, TrueStay>;
}

export const isHere = ({ live, disabled }: TruePerson): boolean =>
  !disabled && live.some((login) => login !== null);

/** What the platform says of a person; null: nothing, for they are not in its list. */
export const reportOn = ({
  manner,
  live,
  disabled,
  stays,
}: TruePerson): Report | null => {
  const { id, listed, names, starts, acts, pages, since, lag, ahead } = manner;
  const sessions = live.flatMap((login, device) =>
    login === null
      ? []
      : [
          session({
            id: names[device] === true ? sessionId(`s${login.n}`) : null,
            startedAt:
              starts[device] === true ? plus(login.start, ahead) : null,
            lastSeenAt: null,
            lastActiveAt: acts ? plus(login.activeAt, ahead) : null,
            page: pages ? pageOf(login, since, ahead) : null,
          }),
        ],
  );
  if (sessions.length === 0 && !listed) return null;
  const stay = stays.at(-1);
  const left = sessions.length === 0 ? (stay?.end ?? null) : null;
  return person(id, {
    account: disabled ? "disabled" : "active",
    lastSeenAt:
      left === null || stay === undefined
        ? null
        : instant(Math.max(left - lag, stay.start) + ahead),
    sessions,
  });
};

const pageOf = (
  { page, pageSince }: TrueLogin,
  since: boolean,
  ahead: number,
): Page => pageOn(page, { since: since ? plus(pageSince, ahead) : null });

const plus = (at: Instant, ms: number): Instant => instant(at + ms);
