import { expectedRequests } from "./expected-requests.ts";
import * as z from "../validation.ts";
import { neededValues } from "./wanted-values.ts";
import { Path, Time, Word } from "./mapping-fields.ts";
import { LIST, Request, Rows, Text, count } from "./mapping-list.ts";

/*
 * How answers of somebody else's server are read as people: data, kept as JSON, shared as a file. What each part means is
 * said here, in `mapping-list.ts` and in `mapping-fields.ts`; what it does is in the files beside.
 */

/** How the secret goes along. */
export const Auth = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("none") }),
  z.strictObject({ kind: z.literal("bearer") }),
  /** `user` missing: the secret is "user:password". */
  z.strictObject({ kind: z.literal("basic"), user: z.optional(Text) }),
  z.strictObject({
    kind: z.literal("header"),
    name: Word,
    prefix: z.optional(Word),
  }),
  /** For products that know no other way: it may stand in the logs of whatever is between. */
  z.strictObject({ kind: z.literal("query"), name: Word }),
  /** A member of the form that is sent. */
  z.strictObject({ kind: z.literal("form"), name: Word }),
  /** RFC 6749, 4.4. The secret is the client's, seen by `tokenUrl` alone (a path behind the address, or a whole address). */
  z.strictObject({
    kind: z.literal("oauth2"),
    tokenUrl: Text,
    clientId: Text,
    scope: z.optional(Text),
    audience: z.optional(Text),
    send: z.optional(z.picklist(["form", "basic"])),
  }),
]);

/** Who is online. */
const Online = z.discriminatedUnion("when", [
  /** Every row is a session. */
  z.strictObject({ when: z.literal("listed") }),
  /** `status` is one of these. */
  z.strictObject({
    when: z.literal("status"),
    words: z.array(Word).check(z.minLength(1)),
  }),
  /** This time is less than `withinMs` before the server's clock. */
  z.strictObject({
    when: z.literal("recent"),
    of: z.picklist(["lastSeenAt", "lastActiveAt"]),
    withinMs: z.number().check(z.gte(1000), z.lte(86_400_000)),
  }),
]);

/** Where an answer of status 200 says that it is an error: something stands at `at`, and it is one of `is`, where given. */
const ToldError = z.strictObject({
  at: Path,
  is: z.optional(z.array(Word)),
  message: z.optional(Path),
  /** The word that says which error it is, and what its values mean. Others: an error without a name. */
  code: z.optional(Path),
  codes: z.optional(
    z.record(Word, z.picklist(["auth", "forbidden", "limit", "server"])),
  ),
});

/** What a message of a stream does. The first that fits counts; one that fits none says nothing. */
const Message = z.strictObject({
  /** Places and what has to stand there, all of them ("*": anything). "$event" is the name of a server-sent event. */
  when: z.optional(z.record(Path, Word)),
  does: z.picklist(["snapshot", "upsert", "remove", "nothing"]),
  /** Where the people are in it; the list's `fields` say what they are. Missing: the message is one person. */
  rows: z.optional(Rows),
});
const messages = z.array(Message).check(z.minLength(1), z.maxLength(20));

/** How changes come. Without it the list is asked again and again; one that fails leaves the list being asked. */
const Stream = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("events"), request: Request, messages }),
  z.strictObject({
    kind: z.literal("socket"),
    /** Behind the address, as ws: or wss:. {{secret}} in it, and in what is sent, is the secret. */
    path: Text,
    protocols: z.optional(z.array(Word)),
    /** JSON that is sent as soon as it is open. */
    hello: z.optional(z.array(z.unknown())),
    /** JSON that is sent every 20 s. */
    beat: z.optional(z.unknown()),
    messages,
  }),
]);

/** The fields of which a change between two answers is activity. */
export const TELLING_FIELDS = [
  ...(["page", "title", "lastSeenAt", "lastLoginAt", "messages"] as const),
] as const;

export const Mapping = z.strictObject({
  version: z.literal(1),
  auth: Auth,
  list: z.strictObject(LIST),
  online: Online,
  /** `lastActiveAt` is then the server's time of the answer that had the change. */
  activeOn: z.optional(z.array(z.picklist(TELLING_FIELDS))),
  /** The people, where the list knows only who is there. Joined by what both say; letter case of addresses is the same. */
  directory: z.optional(
    z.strictObject({
      ...LIST,
      by: z.picklist(["id", "email"]),
      /** How long it holds, unless somebody new turns up. Missing: it is asked with every poll. */
      keepMs: z.optional(z.number().check(z.gte(10_000), z.lte(3_600_000))),
    }),
  ),
  /**
   * Sessions of one person: {id} in its request. Of those who were there last, at most `people` in a poll. Where
   * `notFound` says so, 404 means that somebody has none; else that they are gone, and of all who are asked for a mistake.
   */
  each: z.optional(
    z.strictObject({
      ...LIST,
      people: count(200),
      notFound: z.optional(z.literal("no_sessions")),
    }),
  ),
  stream: z.optional(Stream),
  /** Where the answer says the server's time. Missing: its `Date` header. */
  clock: z.optional(Time),
  errors: z.optional(ToldError),
  /** Requests that the product allows in a day, to everybody with this secret together. */
  perDay: z.optional(z.number().check(z.gte(24), z.multipleOf(1))),
  /** How often to ask while a page is open, ms. Missing: 5 s, or what `perDay` allows. */
  refreshMs: z.optional(z.number().check(z.gte(2000), z.lte(3_600_000))),
  /** Where its pages are, for paths alone: "https://shop.acme.test". Missing: the origin of the address. */
  site: z.optional(Text),
  /** Address of a person's page on the platform, with {id} in it; a path alone is put behind the address. */
  userUrl: z.optional(Text),
  /** Members that are never kept nor shown, beside those that every answer loses (tokens, cookies, passwords). */
  drop: z.optional(z.array(Word)),
});
export type Mapping = z.infer<typeof Mapping>;

/** What a connection keeps: the mapping, and what was filled into it. Each value that it wants has to be there. */
export const MappedSettings = z
  .object({ mapping: Mapping, values: z.optional(z.record(Word, Text)) })
  .check(
    z.refine(
      ({ mapping, values = {} }) =>
        neededValues(mapping).every((name) => (values[name] ?? "") !== ""),
      { path: ["values"], error: "A value is missing." },
    ),
    // Once an hour at least: what is asked more rarely is no presence.
    z.refine(
      ({ mapping }) =>
        (mapping.perDay ?? Infinity) >= 27 * expectedRequests(mapping),
      { path: ["mapping", "perDay"], error: "Not even once an hour." },
    ),
  );
export type MappedSettings = z.infer<typeof MappedSettings>;
