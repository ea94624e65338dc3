import fc from "fast-check";
import type {
  Delta,
  Observation,
  Position,
} from "../../../utils/domain/observation.ts";
import type { Report } from "../../../utils/domain/person.ts";
import { NOON } from "../../support/builders.ts";
import { sameReport } from "../../../utils/domain/same-report.ts";
import { reportOn } from "./true-person.ts";
import { type Deed, type World, does, later, listOf } from "./world.ts";

/** How the platform is heard: every change as it happens, by asking now and then, or both. */
export type Mode = "stream" | "polls" | "mix";

/** After a wait: something happens in the world, or something is heard of it. */
export type Step = { readonly wait: number } & (
  | Deed
  | { readonly kind: "poll" | "beat" | "restart" }
  | { readonly kind: "part"; readonly mask: number }
);

/** What was told of a world until it stood as it stands at the end. */
export interface Story {
  readonly mode: Mode;
  readonly log: readonly Observation[];
  readonly world: World;
  readonly [fc.toStringMethod]: () => string;
}

/** An observation as a failure shows it: seconds after noon, and who is said to be there. */
const inWords = (observation: Observation): string => {
  const { kind, position, serverTime } = observation;
  const stamp = `${position.epoch}/${position.seq} ${(serverTime - NOON) / 1000} s ${kind}`;
  const said = (reports: readonly Report[]): string =>
    reports
      .map(
        ({ id, account, sessions }) =>
          `${JSON.stringify(id)} ${account} ${sessions.map((one) => JSON.stringify([one.id, one.startedAt, one.lastActiveAt])).join()}`,
      )
      .join("; ");
  if (observation.kind === "snapshot")
    return `${stamp} ${observation.complete ? "" : "(part) "}${said(observation.reports)}`;
  return observation.kind === "delta"
    ? `${stamp} on ${observation.basis.epoch}/${observation.basis.seq}: ${said(observation.upserts)}, gone ${JSON.stringify(observation.removals)}`
    : stamp;
};

interface Server {
  readonly world: World;
  readonly position: Position;
  readonly log: readonly Observation[];
  /** The last complete answer, with which the next one is compared. */
  readonly answer: {
    readonly position: Position;
    readonly list: readonly Report[];
  } | null;
}

export const tell = (
  world: World,
  steps: readonly Step[],
  mode: Mode,
): Story => {
  const first: Server = {
    world,
    position: { epoch: "e1", seq: 1 },
    log: [],
    answer: null,
  };
  const last = steps.reduce<Server>(
    (server, step) =>
      take({ ...server, world: later(server.world, step.wait) }, step, mode),
    first,
  );
  return {
    mode,
    log: last.log,
    world: last.world,
    [fc.toStringMethod]: () =>
      `${mode}:\n${last.log.map(inWords).join("\n")}\n`,
  };
};

const take = (server: Server, step: Step, mode: Mode): Server => {
  switch (step.kind) {
    case "poll":
      return poll(server);
    case "part": {
      const reports = listOf(server.world).filter(
        (_, index) => (step.mask >> index) % 2 === 1,
      );
      return say(server, {
        ...stampOf(server),
        kind: "snapshot",
        complete: false,
        reports,
      });
    }
    case "beat":
      return mode === "polls" ? compare(server) : beat(server);
    case "restart": {
      const epoch = `e${Number(server.position.epoch.slice(1)) + 1}`;
      return { ...server, position: { epoch, seq: 1 } };
    }
    default:
      return happen(server, step, mode);
  }
};

const stampOf = ({ position, world }: Server) => ({
  position,
  serverTime: world.now,
  mark: null,
});

const say = (server: Server, observation: Observation): Server => ({
  ...server,
  log: [...server.log, observation],
});

const poll = (server: Server): Server => {
  const reports = listOf(server.world);
  return {
    ...say(server, {
      ...stampOf(server),
      kind: "snapshot",
      complete: true,
      reports,
    }),
    answer: { position: server.position, list: reports },
  };
};

const beat = (server: Server): Server =>
  say(server, { ...stampOf(server), kind: "heartbeat" });

/** An answer as a client gives it on that compares it with the last one. */
const compare = (server: Server): Server => {
  const { answer, position, world } = server;
  if (answer === null) return poll(server);
  const reports = listOf(world);
  const upserts = reports.filter(
    (report) => !answer.list.some((old) => sameReport(old, report)),
  );
  const removals = answer.list
    .map(({ id }) => id)
    .filter((id) => !reports.some((report) => report.id === id));
  const delta: Delta = {
    ...stampOf(server),
    kind: "delta",
    basis: answer.position,
    pushed: false,
    upserts,
    removals,
  };
  return { ...say(server, delta), answer: { position, list: reports } };
};

/** Everything that happens has the next number; a stream tells it at once. */
const happen = (server: Server, deed: Deed, mode: Mode): Server => {
  const world = does(server.world, deed);
  const subject = world.people[deed.who];
  if (world === server.world || subject === undefined)
    return mode === "stream" ? beat(server) : server;
  const { epoch, seq } = server.position;
  const next = { ...server, world, position: { epoch, seq: seq + 1 } };
  if (mode === "polls") return next;
  const report = reportOn(subject);
  return say(next, {
    ...stampOf(next),
    kind: "delta",
    basis: server.position,
    pushed: true,
    upserts: report === null ? [] : [report],
    removals: report === null ? [subject.manner.id] : [],
  });
};
