import type { Failure } from "../domain/failure.ts";
import { type PersonId, personId } from "../domain/ids.ts";
import type { Report } from "../domain/person.ts";
import { type Result, ok } from "../domain/result.ts";
import { compileMapping } from "../mapping/compiled-mapping.ts";
import type { Mapping } from "../mapping/mapping.ts";
import { peopleIn } from "../mapping/people-in.ts";
import { idsByMail } from "../mapping/ids-by-mail.ts";
import { mailKey } from "../mapping/row-words.ts";
import type { Io } from "../transport/io.ts";
import type { Endpoint } from "./connector.ts";
import { askingOf } from "./mapped-asking.ts";
import { plainSecret } from "./mapped-token.ts";

/** The people whom the site knows, whether they are there or not. */
export interface Directory {
  readonly people: ReadonlyMap<PersonId, Report>;
  /** Nobody is missing. */
  readonly complete: boolean;
  /** Who a member is: an id of the directory where they are in it, else their own. */
  readonly personOf: (member: string, email: string | null) => PersonId;
}

export const NO_DIRECTORY: Directory = {
  people: new Map(),
  complete: true,
  personOf: (member) => personId(member),
};

/** Asks the site for everybody. Fails as a request does; without a directory there is nothing to ask. */
export const readDirectory = async (
  io: Io,
  endpoint: Endpoint,
  mapping: Mapping,
  signal: AbortSignal,
): Promise<Result<Directory, Failure>> => {
  const compiled = compileMapping(mapping);
  const { directory } = mapping;
  if (directory === undefined || compiled.directory === null)
    return ok(NO_DIRECTORY);
  const { address, token, parameters = [] } = endpoint;
  const asking = askingOf(io, compiled, address, plainSecret(token));
  const { request, paging } = directory;
  const list = await asking.list(request, paging, compiled.directory, signal);
  if (!list.ok) return list;
  const { pages, sentAt: serverTime } = list.value;
  const answers = { list: [[]], directory: pages };
  const read = peopleIn(mapping, answers, { serverTime, address, parameters });
  if (!read.ok) return read;
  const { reports, complete } = read.value;
  return ok({
    people: new Map(reports.map((report) => [report.id, report])),
    complete,
    personOf: directory.by === "id" ? NO_DIRECTORY.personOf : byMail(reports),
  });
};

const byMail = (reports: readonly Report[]): Directory["personOf"] => {
  const ids = idsByMail(reports);
  return (member, email) => ids.get(mailKey(email) ?? "") ?? personId(member);
};
