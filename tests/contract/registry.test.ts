import { CONNECTOR_IDS, type ConnectorId } from "../../utils/domain/source.ts";
import { CONNECTORS } from "../../utils/connectors/registry.ts";
import { recordedAnswer } from "../support/captures.ts";
import { connectorContract } from "./connector.contract.ts";
import { mappingOf } from "./mapped-answers.ts";
import { DESCRIPTION, pageOf, user } from "./presence-answers.ts";
import type { Product } from "./product.ts";
import { deltaText, heartbeatText } from "./stream-answers.ts";

/** Settings: those with which the product gives these answers. */
type Answers = Omit<Product, "connect"> & { readonly settings?: unknown };

/** These are asked over a WebSocket alone: see their own tests beside. */
type BySocket = "phoenix" | "pusher";

/** Good answers of each product: a connector without them does not compile. */
const ANSWERS: Readonly<Record<Exclude<ConnectorId, BySocket>, Answers>> = {
  protocol: {
    base: "/api/rollcall",
    listPath: "/presence",
    description: DESCRIPTION,
    list: (ids) => pageOf(ids.map((id) => user(id))),
    stream: {
      path: "/stream",
      delta: (seq) => deltaText(seq, { upsert: [user("ana")] }),
      heartbeat: (seq) => heartbeatText(seq),
    },
  },
  directus: {
    base: "/cms",
    listPath: "/users",
    description: recordedAnswer("directus/server-info").body,
    list: (ids) => ({
      data: ids.map((id) => ({ id, status: "active" })),
      meta: { filter_count: ids.length },
    }),
    others: { "/activity": { data: [] } },
    stream: "socket",
  },
  mapped: {
    settings: { mapping: mappingOf() },
    base: "/api",
    listPath: "/people",
    description: null,
    list: (ids) => ({ people: ids.map((id) => ({ id })) }),
    unreadable: "no_rows",
    stream: null,
  },
};

for (const id of CONNECTOR_IDS) {
  if (id === "phoenix" || id === "pusher") continue;
  const { settings = null, ...answers } = ANSWERS[id];
  connectorContract(id, {
    connect: (io, endpoint) => CONNECTORS[id].connect(io, endpoint, settings),
    ...answers,
  });
}
