import { pusher } from "../../utils/connectors/pusher.ts";
import { fieldsOf } from "../../utils/domain/outside-value.ts";
import { socketContract } from "./socket.contract.ts";

const CHANNEL = "presence-site";
const WATCHER = "the agent";

/** Data are JSON in a text, as servers write them. */
const frame = (event: string, data: unknown, channel?: string) => ({
  event,
  data: JSON.stringify(data),
  channel,
});

const ofChannel = (event: string, data: unknown) =>
  frame(`pusher_internal:${event}`, data, CHANNEL);

const joined = (ids: readonly string[]) => {
  const all = [WATCHER, ...ids];
  return ofChannel("subscription_succeeded", {
    presence: {
      ids: all,
      hash: Object.fromEntries(all.map((id) => [id, { name: id }])),
      count: all.length,
    },
  });
};

socketContract("pusher", {
  connect: (io, endpoint) =>
    pusher.connect(io, endpoint, { key: "app-key", channel: CHANNEL }),
  base: "/site",
  answer: ({ method, target, body }) => {
    const form = new URLSearchParams(body);
    const isGood =
      method === "POST" &&
      target === "/site/pusher/auth" &&
      form.get("socket_id") === "1.2" &&
      form.get("channel_name") === CHANNEL;
    return isGood
      ? {
          body: {
            auth: "app-key:signature",
            channel_data: JSON.stringify({ user_id: WATCHER }),
          },
        }
      : { status: 404 };
  },
  speak: (people) => ({
    opened: (client) =>
      client.say(
        frame("pusher:connection_established", {
          socket_id: "1.2",
          activity_timeout: 30,
        }),
      ),
    said: (client, text) => {
      const { event, data } = fieldsOf(JSON.parse(text)) ?? {};
      if (event === "pusher:ping") client.say({ event: "pusher:pong" });
      if (
        event === "pusher:subscribe" &&
        fieldsOf(data)?.["auth"] === "app-key:signature"
      )
        client.say(joined(people));
    },
  }),
  came: (id) =>
    ofChannel("member_added", { user_id: id, user_info: { name: id } }),
  left: (id) => ofChannel("member_removed", { user_id: id }),
  nonsense: [
    ofChannel("member_added", {}),
    ofChannel("member_removed", { user_id: {} }),
    frame("pusher_internal:member_added", { user_id: "eve" }, "presence-x"),
    ofChannel("member_added", { user_id: WATCHER, user_info: {} }),
    ofChannel("subscription_succeeded", {}),
    frame("client-page", { user_id: "eve", page: "/" }, CHANNEL),
    { event: "pusher:error", data: { code: null, message: "no" } },
  ],
  listsBySocket: true,
  secretIn: ["authorization"],
});
