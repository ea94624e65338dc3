import { type Instant, MINUTE, instant } from "../domain/instant.ts";
import type { Delta, Position, Snapshot } from "../domain/observation.ts";
import { unreachable } from "../domain/result.ts";
import { memoryOf } from "../mapping/answer-mark.ts";
import { idsByMail } from "../mapping/ids-by-mail.ts";
import { MAX_PEOPLE } from "../domain/source.ts";
import { peopleOfMessage } from "../mapping/message-people.ts";
import { slipped } from "../mapping/missing.ts";
import { pagesOf } from "../mapping/page-of-site.ts";
import { clockIn } from "../mapping/answer-clock.ts";
import { peopleIn } from "../mapping/people-in.ts";
import { mailKey } from "../mapping/row-words.ts";
import type { Row } from "../mapping/place.ts";
import type { RowSays } from "../mapping/row-says.ts";
import type { Mapping } from "../mapping/mapping.ts";
import type { Resume, Told } from "./connector.ts";
import { nextPosition } from "./counted.ts";
import { expiryOf } from "./mapped-expiry.ts";
import { leastIntervalOf } from "./mapped-pace.ts";
import type { Polled, Polling } from "./mapped-poll.ts";

/** Makes of a stream's messages what they tell, on top of the list that it begins with. */
export interface Hearing {
  /**
   * Has the list to be asked for? Not where a message of the stream's own says all of it, and the server's time: then
   * nothing is heard before that one.
   */
  readonly needsList: boolean;
  /** Has it to be asked for again? */
  readonly isListDue: () => boolean;
  /** What it is asked for with. */
  readonly resume: () => Resume;
  /** The list that everything after it stands on. */
  readonly begin: (polled: Polled) => Told;
  /** Null: it says nothing to us. Messages from before the list were in it. */
  readonly message: (message: unknown, event: string | null) => Told | null;
  /** Nobody said anything, and the connection is open: all are still there whose time is not over. Null before the list. */
  readonly beat: () => Told | null;
}

/** What is held when a stream begins. */
export type Beginning = Resume & { readonly position: Position };

/** The list is read again after this: names change, and people who never speak. */
const READ_AGAIN_MS = 5 * MINUTE;

export const hearingOf = (
  { io, endpoint, compiled }: Pick<Polling, "io" | "endpoint" | "compiled">,
  from: Beginning,
): Hearing => {
  const { known } = from;
  const { mapping, readable, hearMessage } = compiled;
  const addressOfPage = pagesOf(mapping, endpoint);
  const expiry = expiryOf(mapping);
  let position: Position | null = null;
  let aheadMs = 0;
  let directory: Polled["directory"] = [];
  let mails: ReadonlyMap<string, string> = new Map();
  let { mark } = from;
  let dueAt = Infinity;
  /** People, with those who came since. */
  let count = 0;

  const now = (): Instant => instant(io.now() + aheadMs);
  const context = (serverTime: Instant) => ({
    serverTime,
    address: endpoint.address,
    parameters: endpoint.parameters ?? [],
    ...(known === undefined ? {} : { known }),
  });
  const idOf = ({ id, person }: RowSays): string | null => {
    const mail =
      mapping.directory?.by === "email" ? mailKey(person.email) : null;
    return (mail === null ? undefined : mails.get(mail)) ?? id ?? mail;
  };
  const stamp = (at: Position, serverTime: Instant) => {
    const next = { epoch: at.epoch, seq: at.seq + 1 };
    position = next;
    return { position: next, serverTime, mark };
  };

  const telling = (observation: Snapshot | Delta): Told => {
    expiry.note(observation);
    return { kind: "observation", observation };
  };
  const still = (at: Position, serverTime: Instant): Told => {
    const upserts = known === undefined ? [] : expiry.over(serverTime, known);
    if (upserts.length === 0) {
      const stamped = { position: at, serverTime, mark };
      return {
        kind: "observation",
        observation: { kind: "heartbeat", ...stamped },
      };
    }
    return telling({
      kind: "delta",
      basis: at,
      pushed: false,
      ...stamp(at, serverTime),
      upserts,
      removals: [],
    });
  };

  const whole = (
    at: Position,
    rows: readonly Row[],
    serverTime: Instant,
  ): Told | null => {
    const people = peopleIn(
      mapping,
      { list: [], rows, directory },
      context(serverTime),
    );
    if (!people.ok) return position && { kind: "reset" };
    const observation: Snapshot = {
      kind: "snapshot",
      ...stamp(at, serverTime),
      complete: people.value.complete,
      reports: people.value.reports,
    };
    return telling(observation);
  };
  const change = (
    at: Position,
    does: "upsert" | "remove",
    rows: readonly Row[],
    serverTime: Instant,
  ): Told | null => {
    const asked = { ...context(serverTime), addressOfPage, idOf };
    const people = peopleOfMessage(does, rows, compiled, asked);
    if (people.upserts.length + people.removals.length === 0) return null;
    for (const { id } of people.upserts) if (!known?.(id)) count++;
    if (count > MAX_PEOPLE) return { kind: "reset" };
    const observation: Delta = {
      kind: "delta",
      basis: at,
      pushed: true,
      ...stamp(at, serverTime),
      ...people,
    };
    return telling(observation);
  };

  return {
    needsList: !saysAll(mapping),
    isListDue: () => io.now() >= dueAt,
    resume: () => ({ ...from, position: position ?? from.position, mark }),
    begin: (polled) => {
      const { observation } = polled;
      ({ position, mark } = observation);
      count = observation.reports.length;
      aheadMs = observation.serverTime - io.now();
      ({ directory } = polled);
      // Who was missed by one reading is looked for with the next beat.
      const pauseMs = polled.isUnsure ? 0 : READ_AGAIN_MS;
      const leastMs = leastIntervalOf(mapping.perDay, polled.requests);
      dueAt = io.now() + Math.max(pauseMs, leastMs);
      if (mapping.directory?.by === "email")
        mails = new Map([
          ...slipped({ ...from, memory: memoryOf(mark) }),
          ...idsByMail(observation.reports),
        ]);
      return telling(observation);
    },
    message: (message, event) => {
      if (hearMessage === null) return null;
      const said = readable(message);
      const heard = hearMessage(said, event);
      const serverTime = clockIn(mapping, said, now());
      switch (heard.does) {
        case "nothing":
          return null;
        case "unreadable":
          return position && { kind: "reset" };
        case "snapshot":
          aheadMs = serverTime - io.now();
          return whole(
            position ?? nextPosition(from.position, io),
            heard.rows,
            serverTime,
          );
        case "upsert":
        case "remove":
          return (
            position && change(position, heard.does, heard.rows, serverTime)
          );
        default:
          return unreachable(heard);
      }
    },
    beat: () => position && still(position, now()),
  };
};

const saysAll = ({ stream, clock, directory, each }: Mapping): boolean =>
  clock !== undefined &&
  directory === undefined &&
  each === undefined &&
  stream?.messages.some(({ does }) => does === "snapshot") === true;
