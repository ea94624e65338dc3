import * as z from "../validation.ts";
import { TIME_UNITS } from "./time-units.ts";

/*
 * A place in an answer is written as a path, "user.emails[0].address" ([-1] is the last; into texts that are JSON too), or, behind "=", as an expression
 * of JMESPath community edition ("=let $p = primary in emails[?id==$p].address | [0]"), which can neither loop nor call
 * out. Of a row that was an entry of an object, "$key" is its key; of one that was a plain value, "$value" is that value.
 * Values that a person fills in stand as {{name}} in any text.
 */

export const Path = z.string().check(z.minLength(1), z.maxLength(1000));
export const Word = z.string().check(z.maxLength(200));

/** Several places: the first that says something. */
const Places = z.union([
  Path,
  z.array(Path).check(z.minLength(1), z.maxLength(8)),
]);

/** Text, a number or a truth. A plain path or list of paths is short for `{ from }`. */
const Field = z.union([
  Places,
  z.strictObject({
    from: Places,
    /** Puts all that say something together with this between them, in the place of taking the first. */
    join: z.optional(Word),
    /** Other words for the platform's. "*" stands for every other that says something. */
    words: z.optional(z.record(Word, Word)),
    /** Where nothing is said. */
    otherwise: z.optional(Word),
  }),
]);
const F = z.optional(Field);

/** A time. `s` may have a fraction. `iso` without a zone is of `zone`, an IANA name; without that it is not read. */
export const Time = z.strictObject({
  from: Places,
  unit: z.picklist(TIME_UNITS),
  zone: z.optional(Word),
});
const T = z.optional(Time);

/** What a row says of a person, and of one session of theirs. Rows of one id are one person with several sessions. */
export const Fields = z.strictObject({
  id: F,
  name: F,
  email: F,
  role: F,
  company: F,
  /** Has to become active, pending or disabled. */
  account: F,
  /** The person's page on the platform. */
  url: F,
  /** Counts. */
  sessions: F,
  messages: F,
  questions: F,
  lastLoginAt: T,
  lastActiveAt: T,
  lastSeenAt: T,
  /** The session's own id. */
  session: F,
  /** The platform's word, for the rule of who is online. */
  status: F,
  startedAt: T,
  /** When the session ends by itself. One that has ended is none. */
  endsAt: T,
  /** Has to become true or false. */
  hidden: F,
  /** Address of the page; a path alone is of the platform's own address. */
  page: F,
  title: F,
  feature: F,
  pageSince: T,
  browser: F,
  os: F,
  device: F,
  userAgent: F,
  ip: F,
});

export type MappedField = z.infer<typeof Field>;
export type MappedTime = z.infer<typeof Time>;
export type MappedFields = z.infer<typeof Fields>;
