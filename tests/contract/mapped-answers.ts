import { CONNECTORS } from "../../utils/connectors/registry.ts";
import type { Feed } from "../../utils/connectors/connector.ts";
import type { Failure } from "../../utils/domain/failure.ts";
import type { Report } from "../../utils/domain/person.ts";
import type { MappedSettings, Mapping } from "../../utils/mapping/mapping.ts";
import {
  type Action,
  type Answer,
  type FaultServer,
  type LoggedRequest,
  answer,
  startFaultServer,
} from "../support/fault-server.ts";
import { observe } from "./connector.contract.ts";
import { type DrivenIo, type World, drivenIo } from "./driven-io.ts";
import { CANARY } from "./product.ts";

/*
 * A platform that answers as a test says, and a connection by a mapping to it.
 */

/** A list of people who are all online; `more` changes what a test is about. */
export const mappingOf = (
  list: Partial<Mapping["list"]> = {},
  more: Partial<Mapping> = {},
): Mapping => ({
  version: 1,
  auth: { kind: "bearer" },
  list: {
    request: { path: "/people" },
    rows: { at: "people" },
    fields: { id: "id" },
    ...list,
  },
  online: { when: "listed" },
  ...more,
});

/** JSON that depends on what was asked; a number is a status without more. */
export const says =
  (
    give: (request: LoggedRequest, query: URLSearchParams) => unknown,
    more: (request: LoggedRequest) => Answer = () => ({}),
  ): Action =>
  (socket, request) => {
    const url = new URL(request.target, "http://any.test");
    const said = give(request, url.searchParams);
    const made: Answer =
      typeof said === "number"
        ? { status: said }
        : { body: JSON.stringify(said), ...more(request) };
    answer(made)(socket, request);
  };

export interface MappedWorld {
  readonly server: FaultServer;
  readonly io: DrivenIo;
  readonly feed: Feed;
}

/** Answers by the end of their paths; what has none is a 404. */
export const connectMapped = async (
  mapping: Mapping | ((origin: string) => Mapping),
  answers: Readonly<Record<string, Action>>,
  {
    values,
    world,
  }: {
    readonly values?: MappedSettings["values"];
    readonly world?: World;
  } = {},
): Promise<MappedWorld> => {
  const server = await startFaultServer([
    ...Object.entries(answers).map(([path, action]) => ({
      match: { path },
      action,
    })),
    { action: answer({ status: 404 }) },
  ]);
  const io = drivenIo(world);
  const settings = {
    mapping: typeof mapping === "function" ? mapping(server.origin) : mapping,
    ...(values === undefined ? {} : { values }),
  };
  const endpoint = { address: `${server.origin}/api`, token: CANARY };
  const feed = CONNECTORS.mapped.connect(io, endpoint, settings);
  return { server, io, feed };
};

/** The reports of one poll, or why there are none. */
export const polled = async (
  feed: Feed,
): Promise<readonly Report[] | Failure> => {
  const [said] = await observe(feed);
  if (said === undefined) throw new Error("Nothing was said.");
  if (!said.ok) return said.failure;
  if (said.value.kind !== "snapshot") throw new Error(said.value.kind);
  return said.value.reports;
};

export const idsOf = async (
  feed: Feed,
): Promise<readonly string[] | Failure> => {
  const said = await polled(feed);
  return "code" in said ? said : said.map(({ id }) => id);
};

/** So many rows, from this number on. */
export const rowsFrom = (first: number, count: number) =>
  Array.from({ length: Math.max(0, count) }, (_, at) => ({
    id: `p${first + at}`,
  }));
