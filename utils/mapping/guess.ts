import { type Instant, MINUTE } from "../domain/instant.ts";
import { type GuessedFields, guessFields } from "./guess-fields.ts";
import { type GuessedList, plainPeopleIn } from "./guess-plain.ts";
import { type GuessedRows, emptyListIn, rowsInAnswer } from "./guess-rows.ts";
import type { MappedPaging } from "./mapping-list.ts";
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
  const guesses = rowsInAnswer(answer).map((rows) => ({
    rows,
    guessed: guessFields(rows.values, rows.isKeyed, serverTime),
  }));
  const best = guesses
    .filter(({ guessed }) => guessed.fields.id !== undefined)
    .toSorted((a, b) => worth(b) - worth(a))[0];
  const list =
    best === undefined
      ? (plainPeopleIn(answer) ?? nobodyIn(answer))
      : { rows: best.rows.rows, fields: best.guessed.fields };
  if (list === null) return null;
  const { paging } = pagesIn(answer, list.rows.at, null);
  return mappingOf(
    path,
    list,
    leadsOn ? { by: "link" } : paging,
    best === undefined ? { when: "listed" } : onlineBy(best.guessed),
  );
};

const mappingOf = (
  path: string,
  { rows, fields }: GuessedList,
  paging: MappedPaging | null,
  online: Mapping["online"],
): Mapping => ({
  version: 1,
  auth: { kind: "bearer" },
  list: {
    request: { path },
    ...(Object.keys(rows).length === 0 ? {} : { rows }),
    ...(paging === null ? {} : { paging }),
    fields,
  },
  online,
});

interface Guess {
  readonly rows: GuessedRows;
  readonly guessed: GuessedFields;
}

/** A list in which nobody is just now: where it is can be told, and what its rows say cannot. */
const nobodyIn = (answer: unknown): GuessedList | null => {
  const rows = emptyListIn(answer);
  return rows && { rows, fields: { id: "id" } };
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
