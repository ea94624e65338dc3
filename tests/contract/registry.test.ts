import type { SourceRecord } from "../../utils/domain/source.ts";
import { CONNECTORS } from "../../utils/connectors/registry.ts";
import { connectorContract } from "./connector.contract.ts";
import { DESCRIPTION, pageOf, user } from "./presence-answers.ts";
import type { Product } from "./product.ts";
import { deltaText, heartbeatText } from "./stream-answers.ts";

type Answers = Omit<Product, "connect">;

/** Good answers of each product: a connector without them does not compile. */
const ANSWERS = {
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
} as const satisfies Record<SourceRecord["connector"], Answers>;

for (const [name, connect] of Object.entries(CONNECTORS))
  // CAST: the keys of both tables are the same, which `Object.entries` forgets.
  connectorContract(name, {
    connect,
    ...ANSWERS[name as keyof typeof CONNECTORS],
  });
