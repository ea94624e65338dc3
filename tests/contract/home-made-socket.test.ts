import { nextPosition } from "../../utils/connectors/counted.ts";
import type { Endpoint, Feed, Told } from "../../utils/connectors/connector.ts";
import { fieldsOf } from "../../utils/domain/outside-value.ts";
import { parseText } from "../../utils/connectors/json-answer.ts";
import { reportOfUser } from "../../utils/connectors/protocol-user.ts";
import type { Failure } from "../../utils/domain/failure.ts";
import { isId, personId } from "../../utils/domain/ids.ts";
import { instant } from "../../utils/domain/instant.ts";
import type { Position } from "../../utils/domain/observation.ts";
import { type Result, fail, ok } from "../../utils/domain/result.ts";
import type { Io } from "../../utils/transport/io.ts";
import { converse } from "../../utils/transport/socket.ts";
import { user } from "./presence-answers.ts";
import { socketContract } from "./socket.contract.ts";

/*
 * The suite itself, on the least that a connector over a WebSocket can be: the transport, and JSON that says who is
 * there, who came and who went.
 */

const feedOf = (io: Io, { address, token }: Endpoint): Feed => ({
  describe: () => Promise.resolve(fail<Failure>({ code: "not_found" })),
  observations: async function* () {
    yield fail<Failure>({ code: "not_found" });
  },
  stream: async function* (from, signal) {
    const url = `${address.replace(/^http/, "ws")}/feed`;
    const { pieces, send } = converse(io, url, signal);
    let position: Position | null = null;
    for await (const piece of pieces) {
      if (signal.aborted) return;
      if (!piece.ok) return yield piece;
      const { value } = piece;
      if (value.kind === "opened") send(JSON.stringify({ token }));
      else if (value.kind === "beat") send("{}");
      else if (value.kind === "closed")
        return yield ok({ kind: "bye", retryMs: null });
      else {
        const told = read(value.text, position ?? from, position === null, io);
        if (told === null) continue;
        if (told.ok && told.value.kind === "observation")
          ({ position } = told.value.observation);
        yield told;
        if (!told.ok) return;
      }
    }
  },
});

const read = (
  text: string,
  held: Position,
  isFirst: boolean,
  io: Io,
): Result<Told, Failure> | null => {
  const parsed = parseText(text);
  if (!parsed.ok) return parsed;
  const { there, came, left, alive } = fieldsOf(parsed.value) ?? {};
  const position = nextPosition(held, io);
  const stamp = { position, serverTime: instant(io.now()), mark: null };
  if (isFirst && !Array.isArray(there)) return null;
  const observation = Array.isArray(there)
    ? ({
        ...stamp,
        kind: "snapshot",
        complete: true,
        reports: there.map(reportOfUser).filter((one) => one !== null),
      } as const)
    : alive === true
      ? ({ ...stamp, kind: "heartbeat", position: held } as const)
      : deltaOf(came, left, { ...stamp, basis: held });
  return observation === null ? null : ok({ kind: "observation", observation });
};

const deltaOf = (
  came: unknown,
  left: unknown,
  stamp: {
    basis: Position;
    position: Position;
    serverTime: ReturnType<typeof instant>;
    mark: null;
  },
) => {
  const report = reportOfUser(came);
  if (report === null && !isId(left)) return null;
  return {
    ...stamp,
    kind: "delta" as const,
    pushed: true,
    upserts: report === null ? [] : [report],
    removals: isId(left) ? [personId(left)] : [],
  };
};

socketContract("home-made", {
  connect: feedOf,
  base: "/api",
  speak: (people) => ({
    said: (client, text) =>
      client.say(
        text === "{}"
          ? { alive: true }
          : { there: people.map((id) => user(id)) },
      ),
  }),
  came: (id) => ({ came: user(id) }),
  left: (id) => ({ left: id }),
  nonsense: [{ came: 7 }, { left: {} }, { came: { id: "" } }],
  listsBySocket: false,
  secretIn: ["text"],
});
