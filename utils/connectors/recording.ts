import { isId, personId } from "../domain/ids.ts";
import { type LocalInstant, instant } from "../domain/instant.ts";
import type { Delta, Observation } from "../domain/observation.ts";
import type { Report } from "../domain/person.ts";
import type { Recorded } from "../domain/replay.ts";
import { type Result, fail, ok, unreachable } from "../domain/result.ts";
import { type Fields, fieldsOf } from "../domain/outside-value.ts";
import { type ReadUser, reportOfUser, userReader } from "./protocol-user.ts";
import { userOfReport } from "./recorded-user.ts";

/*
 * A recording of what a platform said: newline-delimited JSON, one observation a line, users as in the protocol. It is
 * how a support case about Rollcall itself is reproduced.
 */

/** Reads one line. The failure is a sentence for whoever wrote the file. */
export const readRecorded = (line: string): Result<Recorded, string> => {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return fail("is not JSON");
  }
  const fields = fieldsOf(value);
  if (fields === null) return fail("is not an object");
  switch (fields["kind"]) {
    case "lost":
      return ok({ kind: "lost" });
    case "heartbeat":
    case "snapshot":
    case "delta":
      return readObservation(fields["kind"], fields);
    default:
      return fail(
        `has the unknown kind ${JSON.stringify(fields["kind"] ?? null)}`,
      );
  }
};

const readObservation = (
  kind: Observation["kind"],
  fields: Fields,
): Result<Recorded, string> => {
  const { epoch, seq, serverTime } = fields;
  if (!isId(epoch)) return fail("has no epoch");
  if (!isCount(seq)) return fail("has no seq that is a whole number");
  if (!isCount(serverTime))
    return fail("has no serverTime in whole milliseconds");
  const stamp = {
    position: { epoch, seq },
    serverTime: instant(serverTime),
    mark: null,
  };
  switch (kind) {
    case "heartbeat":
      return ok({ ...stamp, kind });
    case "snapshot":
      return readSnapshot(stamp, fields);
    case "delta":
      return readDelta(stamp, fields);
    default:
      return unreachable(kind);
  }
};

type Stamp = Pick<Observation, "position" | "serverTime" | "mark">;

const isCount = (value: unknown): value is number =>
  typeof value === "number" && Number.isSafeInteger(value) && value >= 0;

/** A row without an id is somebody: whoever is missing may be that one. */
const readSnapshot = (
  stamp: Stamp,
  { users, complete, gone, parameters }: Fields,
): Result<Recorded, string> => {
  if (!Array.isArray(users)) return fail("is a snapshot without users");
  const reports = reportsIn(users, parameters);
  return ok({
    ...stamp,
    kind: "snapshot",
    complete: complete !== false && reports.length === users.length,
    reports,
    ...(Array.isArray(gone) && { gone: gone.filter(isId).map(personId) }),
  });
};

/**
 * A delta of which a part cannot be read is a hole in the stream. One that was found by comparing two answers says on
 * which number it stands (`basis`); a pushed one stands on the number before its own.
 */
const readDelta = (
  stamp: Stamp,
  { upsert = [], remove = [], basis, basisEpoch, parameters }: Fields,
): Result<Recorded, string> => {
  if (!Array.isArray(upsert) || !Array.isArray(remove))
    return fail("is a delta whose upsert or remove is no list");
  const upserts = reportsIn(upsert, parameters);
  if (upserts.length !== upsert.length || !remove.every(isId))
    return ok({ kind: "unreadable" });
  const { epoch, seq } = stamp.position;
  return ok({
    ...stamp,
    kind: "delta",
    pushed: !isCount(basis),
    basis: {
      epoch: isId(basisEpoch) ? basisEpoch : epoch,
      seq: isCount(basis) ? basis : seq - 1,
    },
    upserts,
    removals: remove.map(personId),
  });
};

const reportsIn = (
  rows: readonly unknown[],
  parameters: unknown,
): readonly Report[] =>
  rows.map(readerFor(parameters)).filter((report) => report !== null);

/** Addresses of pages are read as they were then: with the parameters that the connection kept. */
const readerFor = (parameters: unknown): ReadUser =>
  Array.isArray(parameters)
    ? userReader(parameters.filter((name) => typeof name === "string"))
    : reportOfUser;

/**
 * The line of an observation that came at `at`, of this machine's clock, without its end of line.
 * @param parameters query parameters that the connection keeps of pages' addresses
 */
export const writeRecorded = (
  observation: Observation,
  at: LocalInstant,
  parameters: readonly string[] = [],
): string => {
  const { kind, position, serverTime } = observation;
  const { epoch, seq } = position;
  const stamp = { at, kind, epoch, seq, serverTime };
  const kept = parameters.length === 0 ? {} : { parameters };
  return JSON.stringify({ ...stamp, ...kept, ...contentOf(observation) });
};

/** The line that says that nothing could be heard. */
export const writeLost = (at: LocalInstant): string =>
  JSON.stringify({ at, kind: "lost" });

const contentOf = (observation: Observation): object => {
  switch (observation.kind) {
    case "heartbeat":
      return {};
    case "snapshot": {
      const { complete, reports, gone } = observation;
      return { complete, users: reports.map(userOfReport), gone };
    }
    case "delta":
      return deltaContent(observation);
    default:
      return unreachable(observation);
  }
};

const deltaContent = ({
  pushed,
  position,
  basis,
  upserts,
  removals,
}: Delta): object => ({
  ...(pushed ? {} : { basis: basis.seq }),
  // A platform that began its numbering anew between two answers.
  ...(basis.epoch === position.epoch ? {} : { basisEpoch: basis.epoch }),
  upsert: upserts.map(userOfReport),
  remove: removals,
});
