import { directus } from "../../utils/connectors/directus.ts";
import { fieldsOf } from "../../utils/domain/outside-value.ts";
import { recordedAnswer } from "../support/captures.ts";
import { socketContract } from "./socket.contract.ts";

const userRow = (id: string) => ({
  id,
  status: "active",
  last_access: new Date().toISOString(),
  last_page: "/content",
});

const subscription = (event: string, uid: unknown, data: unknown) => ({
  type: "subscription",
  event,
  uid,
  data,
});

socketContract("directus", {
  connect: (io, endpoint) => directus.connect(io, endpoint, {}),
  base: "/cms",
  answer: ({ target }) =>
    target === "/cms/server/info"
      ? { body: recordedAnswer("directus/server-info").body }
      : { status: 404 },
  speak: (people) => ({
    said: (client, text) => {
      const { type, uid } = fieldsOf(JSON.parse(text)) ?? {};
      if (type === "auth") client.say({ type, status: "ok" });
      else if (type === "ping") client.say({ type: "pong" });
      else if (uid === "activity") client.say(subscription("init", uid, []));
      else client.say(subscription("init", uid, people.map(userRow)));
    },
  }),
  came: (id) => subscription("create", "users", [userRow(id)]),
  left: (id) => subscription("delete", "users", [id]),
  nonsense: [
    subscription("update", "users", [{}]),
    subscription("update", "users", {}),
    subscription("delete", "users", [7]),
    subscription("init", "others", []),
    { type: "auth", status: "maybe" },
  ],
  listsBySocket: false,
  secretIn: ["text", "authorization"],
});
