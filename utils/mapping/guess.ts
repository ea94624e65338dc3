import { type Instant, MINUTE } from "../domain/instant.ts";
import { type GuessedFields, guessFields } from "./guess-fields.ts";
import { plainPeopleIn } from "./guess-plain.ts";
import {
  type GuessedList,
  type GuessedRows,
  emptyListIn,
  rowsInAnswer,
} from "./guess-rows.ts";
import type { Mapping } from "./mapping.ts";
import { pagesIn } from "./told-pages.ts";

/** Who was seen within this is there, where nothing else says it. */
const ONLINE_WITHIN_MS = 5 * MINUTE;

/**
 * A mapping that an answer may mean: the place with the most rows that say the most of people. A suggestion, to be looked
 * at by somebody who knows. Null where nothing in it looks like people.
 * @param path behind the connection's address, of the request that was answered so
 * @param serverTime the server's clock when it answered
 * @param leadsOn its headers say where the next page is
 */
export const guessMapping = (
  answer: unknown,
  path: string,
  serverTime: Instant,
  leadsOn = false,
): Mapping | null => {
  const list =
    objectsIn(answer, serverTime) ?? plainPeopleIn(answer) ?? nobodyIn(answer);
  if (list === null) return null;
  const { rows, fields, online } = list;
  const paging = leadsOn
    ? ({ by: "link" } as const)
    : pagesIn(answer, rows.at, null).paging;
  return {
    version: 1,
    auth: { kind: "bearer" },
    list: {
      request: { path },
      ...(Object.keys(rows).length === 0 ? {} : { rows }),
      ...(paging === null ? {} : { paging }),
      fields,
    },
    online,
  };
};

/** The place whose objects say the most of people. */
const objectsIn = (
  answer: unknown,
  serverTime: Instant,
): GuessedList | null => {
  const [best] = rowsInAnswer(answer)
    .map((rows) => ({
      rows,
      guessed: guessFields(rows.values, rows.isKeyed, serverTime),
    }))
    .filter(({ guessed }) => guessed.fields.id !== undefined)
    .toSorted((a, b) => worth(b) - worth(a));
  if (best === undefined) return null;
  const { rows, guessed } = best;
  return {
    rows: rows.rows,
    fields: guessed.fields,
    online: onlineBy(guessed),
  };
};

interface Guess {
  readonly rows: GuessedRows;
  readonly guessed: GuessedFields;
}

/** A list in which nobody is just now: where it is can be told, and what its rows say cannot. */
const nobodyIn = (answer: unknown): GuessedList | null => {
  const rows = emptyListIn(answer);
  return rows && { rows, fields: { id: "id" }, online: { when: "listed" } };
};

/** What is known of people counts more than how many rows there are. */
const worth = ({ rows, guessed }: Guess): number =>
  Object.values(guessed.fields).filter((field) => field !== undefined).length *
    10 +
  Math.min(rows.values.length, 9) -
  (rows.isKeyed ? 5 : 0);

const onlineBy = ({
  fields,
  onlineWords,
}: GuessedFields): Mapping["online"] => {
  if (fields.status !== undefined && onlineWords.length > 0)
    return { when: "status", words: [...onlineWords] };
  // A list with sessions in it is one of who is there.
  if (fields.startedAt !== undefined || fields.session !== undefined)
    return { when: "listed" };
  if (fields.lastSeenAt !== undefined)
    return { when: "recent", of: "lastSeenAt", withinMs: ONLINE_WITHIN_MS };
  if (fields.lastActiveAt !== undefined)
    return { when: "recent", of: "lastActiveAt", withinMs: ONLINE_WITHIN_MS };
  return { when: "listed" };
};
