import { CONNECTORS } from "../../utils/connectors/registry.ts";
import type { PhoenixSettings } from "../../utils/connectors/phoenix-settings.ts";
import type {
  Manner,
  PlainAnswer,
  SocketClient,
} from "../support/socket-server.ts";
import type { SocketProduct } from "./socket-product.ts";

/*
 * Servers of Phoenix Presence as the suite needs them: they let in whoever asks, say who is there, and answer heartbeats.
 */

type Message = readonly [string | null, string | null, string, string, object];

/** What somebody's connection says of them. */
export const metaOf = (id: string, ref = `ref of ${id}`) => ({
  phx_ref: ref,
  name: `Name of ${id}`,
  page: "/pricing",
});

/** From entries, so that "__proto__" is somebody. */
export const stateOf = (ids: readonly string[]): object =>
  Object.fromEntries(ids.map((id) => [id, { metas: [metaOf(id)] }]));

/** A server that answers, and then says who is there. */
export const speaking = (
  topic: string,
  people: readonly string[],
): Manner & { readonly said: NonNullable<Manner["said"]> } => ({
  said: (client, text) => answer(client, text, topic, people),
});

const answer = (
  client: SocketClient,
  text: string,
  topic: string,
  people: readonly string[],
): void => {
  // CAST: the suite's own connector wrote it.
  const [joinRef, ref, on, event] = JSON.parse(text) as Message;
  const ok = { status: "ok", response: {} };
  if (event === "heartbeat")
    client.say([null, ref, "phoenix", "phx_reply", ok]);
  if (event !== "phx_join" || on !== topic) return;
  client.say([joinRef, ref, topic, "phx_reply", ok]);
  client.say([joinRef, null, topic, "presence_state", stateOf(people)]);
};

export const diffOf = (
  topic: string,
  joins: object,
  leaves: object,
): Message => [null, null, topic, "presence_diff", { joins, leaves }];

const product = (
  settings: PhoenixSettings,
  topic: string,
  more: Pick<SocketProduct, "secretIn" | "answer">,
): SocketProduct => ({
  connect: (io, endpoint) => CONNECTORS.phoenix.connect(io, endpoint, settings),
  base: "",
  speak: (people) => speaking(topic, people),
  came: (id) => diffOf(topic, stateOf([id]), {}),
  left: (id) => diffOf(topic, {}, stateOf([id])),
  nonsense: [
    [null, null, topic, "presence_diff", {}],
    [null, null, topic, "presence_diff", { joins: 7, leaves: {} }],
    [null, null, topic, "presence_diff", { joins: { dee: null }, leaves: {} }],
    [null, null, topic, "presence_state", { dee: {} }],
    [null, null, topic, "presence_state", []],
    ["7", null, topic, "presence_state", {}],
    [null, null, "other", "presence_state", {}],
    [null, "99", topic, "phx_reply", { status: "error" }],
    [null, null, topic, "phx_error", {}],
    [null, null, topic, "novelty", {}],
    { topic, event: "presence_state", payload: {}, ref: null },
  ],
  listsBySocket: true,
  refused: { code: "bad_data", what: "no_socket" },
  ...more,
});

const upgradeOnly: PlainAnswer = { status: 426 };
const fields = { name: "name", page: "page" };

export const SIGNED_IN = {
  access_token: "header.claims.signature",
  token_type: "bearer",
  expires_in: 3600,
};

export const PHOENIX_PRODUCTS: Readonly<Record<string, SocketProduct>> = {
  phoenix: product(
    {
      server: "phoenix",
      topic: "site:lobby",
      secret: { in: "address", name: "token" },
      fields,
    },
    "site:lobby",
    {
      answer: () => upgradeOnly,
      secretIn: ["address of the socket", "address of a request"],
    },
  ),
  supabase: product(
    {
      server: "supabase",
      key: "sb_publishable_1",
      channel: "site",
      private: true,
      signIn: { email: "rollcall@acme.test" },
      fields,
    },
    "realtime:site",
    {
      answer: ({ target }) =>
        target.startsWith("/auth/") ? { body: SIGNED_IN } : upgradeOnly,
      secretIn: ["body"],
    },
  ),
};
