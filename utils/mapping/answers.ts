import type { Memory } from "./answer-mark.ts";
import type { Row } from "./place.ts";
import type { PersonId } from "../domain/ids.ts";
import type { Instant } from "../domain/instant.ts";
import type { Report } from "../domain/person.ts";

export interface Moving {
  readonly list: boolean;
  readonly directory: boolean;
  /** The directory is that of the poll before: it misses nobody anew, and nobody for the second time. */
  readonly isKept: boolean;
}

/** Parsed JSON of the requests of one poll. */
export interface Answers {
  /** The pages of the list, at least one. */
  readonly list: readonly unknown[];
  /** In the place of the list's: rows of a message that says all of them. */
  readonly rows?: readonly Row[];
  readonly directory?: readonly unknown[];
  /** Which of the two came in pages that nothing holds together. Missing: neither. */
  readonly moving?: Moving;
  /** The pages of the sessions of those who were asked for one by one. */
  readonly each?: ReadonlyMap<string, readonly unknown[]>;
}

interface Known {
  (person: PersonId): Report | undefined;
  readonly everybody?: () => Iterable<Report>;
}

export interface MappingContext {
  /** The server's clock when it answered; see `clockIn`. */
  readonly serverTime: Instant;
  /** Address of the connection: of paths of pages. */
  readonly address: string;
  /** Query parameters of pages' addresses that may be kept; missing: none. */
  readonly parameters?: readonly string[];
  /** What is held of a person, and of everybody; missing: nothing. */
  readonly known?: Known;
  /** Of the answer before; missing: nothing. */
  readonly memory?: Memory;
}

export interface MappedPeople {
  readonly reports: readonly Report[];
  /** Who is missing is gone: no row is of somebody whom we cannot name, and nobody slipped past us. */
  readonly complete: boolean;
  /** Somebody may be there whom this answer missed. */
  readonly isUnsure: boolean;
  /** Who is gone all the same; null: others may be there who are not held. */
  readonly gone: readonly PersonId[] | null;
  /** What the next answer is compared with. */
  readonly memory: Memory;
  /** People in the list, and how many of them the directory knows. */
  readonly listed: number;
  readonly joined: number;
  /** Who is in the list and not in the directory; nobody where there is none. */
  readonly strangers: readonly string[];
  /** Rows in all, of the list and of the directory. */
  readonly rows: number;
}
