import type { Came, CameList } from "../domain/came.ts";
import type { Failure } from "../domain/failure.ts";
import type { Snapshot } from "../domain/observation.ts";
import type { Report } from "../domain/person.ts";
import { type Result, fail, ok } from "../domain/result.ts";
import type {
  Answers,
  MappedPeople,
  MappingContext,
} from "../mapping/answers.ts";
import { markOf, memoryOf } from "../mapping/answer-mark.ts";
import type { CompiledMapping } from "../mapping/compiled-mapping.ts";
import { withId } from "../mapping/filled-in.ts";
import { clockIn } from "../mapping/answer-clock.ts";
import { peopleIn } from "../mapping/people-in.ts";
import type { Io } from "../transport/io.ts";
import type { Endpoint, Resume } from "./connector.ts";
import { nextPosition } from "./counted.ts";
import type { Asking, ListAnswer } from "./mapped-asking.ts";
import type { DirectoryAnswer, KeptDirectory } from "./mapped-directory.ts";
import type { SecretSource } from "./mapped-token.ts";

/** What a poll is made with. */
export interface Polling {
  readonly io: Io;
  readonly endpoint: Endpoint;
  readonly compiled: CompiledMapping;
  readonly asking: Asking;
  readonly secrets: SecretSource;
  readonly directory: KeptDirectory;
}

export interface Polled {
  readonly observation: Snapshot;
  /** The pages of the directory, for what a stream says on top of it. */
  readonly directory: readonly unknown[];
  /** Somebody may be there whom this reading missed. */
  readonly isUnsure: boolean;
  /** How many requests it took. */
  readonly requests: number;
  readonly came: Came;
}

/**
 * Reads everything once: the list, the directory, the sessions of those who were there last. Complete where every row is
 * somebody whom we can name, and nobody slipped from one page to another; one request that fails, fails the poll.
 */
export const poll = async (
  polling: Polling,
  { position, mark, known }: Resume,
  signal: AbortSignal,
): Promise<Result<Polled, Failure>> => {
  const { io, endpoint, compiled, asking } = polling;
  const { mapping } = compiled;
  const { list } = mapping;
  const before = asking.requests();
  const listed = await asking.list(
    list.request,
    list.paging,
    compiled.list,
    signal,
  );
  if (!listed.ok) return listed;
  const { last, sentAt } = listed.value;
  const context: MappingContext = {
    serverTime: clockIn(mapping, last, sentAt),
    address: endpoint.address,
    parameters: endpoint.parameters ?? [],
    memory: memoryOf(mark),
    ...(known === undefined ? {} : { known }),
  };
  const joined = await join(polling, listed.value, context, signal);
  if (!joined.ok) return joined;
  const { answers, directory } = joined.value;
  const each = await eachOf(polling, joined.value.people.reports, signal);
  if (!each.ok) return each;
  const people =
    mapping.each === undefined
      ? ok(joined.value.people)
      : peopleIn(mapping, { ...answers, each: each.value }, context);
  if (!people.ok) return people;
  const { complete, gone, isUnsure, reports } = people.value;
  const observation: Snapshot = {
    kind: "snapshot",
    position: nextPosition(position, io),
    serverTime: context.serverTime,
    mark: markOf(people.value.memory),
    complete,
    reports,
    ...(complete || gone === null ? {} : { gone }),
  };
  const { listed: there, joined: met } = people.value;
  const came: Came = {
    list: cameOf(listed.value),
    directory: directory && {
      ...cameOf(directory),
      listed: there,
      joined: met,
    },
    each: mapping.each === undefined ? null : each.value.size,
  };
  return ok({
    observation,
    directory: answers.directory ?? [],
    isUnsure,
    requests: asking.requests() - before,
    came,
  });
};

const cameOf = ({ pages, rows, isCut }: ListAnswer): CameList => ({
  pages: pages.length,
  rows,
  isCut,
});

/** The list with the directory; that one is read again where it is kept and does not know somebody new. */
const join = async (
  { compiled: { mapping }, directory }: Polling,
  list: ListAnswer,
  context: MappingContext,
  signal: AbortSignal,
): Promise<Result<Joined, Failure>> => {
  for (;;) {
    const read = await directory.read(signal);
    if (!read.ok) return read;
    const answers = answersOf(list, read.value);
    const people = peopleIn(mapping, answers, context);
    if (!people.ok) return people;
    if (directory.hear(people.value.strangers) === "good")
      return ok({ answers, directory: read.value, people: people.value });
  }
};

interface Joined {
  readonly answers: Answers;
  readonly directory: DirectoryAnswer | null;
  readonly people: MappedPeople;
}

const answersOf = (
  { pages, isMoving }: ListAnswer,
  directory: DirectoryAnswer | null,
): Answers => ({
  list: pages,
  ...(directory === null ? {} : { directory: directory.pages }),
  ...(isMoving || directory?.isMoving === true
    ? {
        moving: {
          list: isMoving,
          directory: directory?.isMoving ?? false,
          isKept: directory?.isKept ?? false,
        },
      }
    : {}),
});

/** One after the other, the latest first: some products count each of these requests. */
const eachOf = async (
  { io, compiled, asking }: Polling,
  reports: readonly Report[],
  signal: AbortSignal,
): Promise<Result<ReadonlyMap<string, readonly unknown[]>, Failure>> => {
  const found = new Map<string, readonly unknown[]>();
  const { each } = compiled.mapping;
  if (each === undefined || compiled.each === null) return ok(found);
  const latest = reports
    // These two are steps to another folder, however they are encoded.
    .filter(({ id }) => id !== "." && id !== "..")
    .toSorted((a, b) => seenAt(b) - seenAt(a) || (a.id < b.id ? -1 : 1))
    .slice(0, each.people);
  for (const { id } of latest) {
    const request = withId(each.request, id);
    const answer = await asking.list(
      request,
      each.paging,
      compiled.each,
      signal,
    );
    // Gone since the list was read.
    if (!answer.ok && answer.failure.code === "not_found") continue;
    if (!answer.ok) return fail(answer.failure);
    found.set(id, answer.value.pages);
    // Many short requests keep no worker alive.
    io.stayAlive();
  }
  return found.size === 0 && latest.length > 0 && each.notFound === undefined
    ? fail({ code: "bad_data", what: "no_each" })
    : ok(found);
};

const seenAt = ({ lastActiveAt, lastSeenAt, lastLoginAt }: Report): number =>
  Math.max(
    lastActiveAt ?? 0,
    lastSeenAt ?? 0,
    lastLoginAt === "never" ? 0 : (lastLoginAt ?? 0),
  );
