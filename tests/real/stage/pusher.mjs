/* Soketi, a site that signs for its presence channel, and people with pusher-js. */
import { spawn } from "node:child_process";
import { createHmac } from "node:crypto";
import { createServer } from "node:http";
import { join } from "node:path";
import pusherJs from "pusher-js";
import { freePort } from "./free-port.mjs";
import { untilUp } from "./until-up.mjs";

const Pusher = pusherJs.Pusher ?? pusherJs;
const CHANNEL = "presence-site";
const TOKEN = "token-of-the-site";
const APP = { id: "1", key: "app-key", secret: "app-secret" };

export const start = async ({ oldNode }) => {
  const [port, metrics] = [await freePort(), await freePort()];
  const server = spawn(
    oldNode,
    [
      join(import.meta.dirname, "node_modules/@soketi/soketi/bin/server.js"),
      "start",
    ],
    {
      env: {
        ...process.env,
        SOKETI_HOST: "127.0.0.1",
        SOKETI_PORT: String(port),
        SOKETI_METRICS_ENABLED: "false",
        SOKETI_METRICS_SERVER_PORT: String(metrics),
        SOKETI_DEFAULT_APP_ID: APP.id,
        SOKETI_DEFAULT_APP_KEY: APP.key,
        SOKETI_DEFAULT_APP_SECRET: APP.secret,
        SOKETI_DEFAULT_APP_ENABLE_CLIENT_MESSAGES: "true",
      },
    },
  );
  await untilUp(server, () => fetch(`http://127.0.0.1:${port}/`));

  const site = createServer((request, response) => {
    void (async () => {
      let body = "";
      for await (const part of request) body += part;
      if (request.headers.authorization !== `Bearer ${TOKEN}`) {
        response.writeHead(403).end();
        return;
      }
      const form = new URLSearchParams(body);
      const signed = sign(form.get("socket_id"), form.get("channel_name"), {
        user_id: "rollcall",
        user_info: { name: "Rollcall" },
      });
      response.setHeader("Content-Type", "application/json");
      response.end(JSON.stringify(signed));
    })();
  });
  await new Promise((resolve) => site.listen(0, "127.0.0.1", resolve));

  const people = new Map();
  return {
    address: `http://127.0.0.1:${site.address().port}`,
    token: TOKEN,
    port,
    key: APP.key,
    channel: CHANNEL,
    does: {
      online: (who, page) =>
        new Promise((resolve, reject) => {
          const data = {
            user_id: who,
            user_info: { name: `Name of ${who}`, page },
          };
          const pusher = new Pusher(APP.key, {
            ...{ cluster: "", wsHost: "127.0.0.1", wsPort: port },
            ...{ forceTLS: false, enabledTransports: ["ws"] },
            ...{ enableStats: false, disableStats: true },
            channelAuthorization: {
              customHandler: ({ socketId, channelName }, done) =>
                done(null, sign(socketId, channelName, data)),
            },
          });
          const channel = pusher.subscribe(CHANNEL);
          channel.bind("pusher:subscription_succeeded", resolve);
          channel.bind("pusher:subscription_error", reject);
          people.set(who, [...(people.get(who) ?? []), { pusher, channel }]);
        }),
      move: (who, page) => {
        people.get(who).at(-1).channel.trigger("client-page", { page });
      },
      leave: (who) => people.get(who).pop().pusher.disconnect(),
      stop: async () => {
        for (const { pusher } of [...people.values()].flat())
          pusher.disconnect();
        site.close();
        const over = new Promise((resolve) => server.once("exit", resolve));
        server.kill();
        await over;
      },
    },
  };
};

/** pusher.com/docs/channels/library_auth_reference/auth-signatures: what every server library of the product does. */
const sign = (socketId, channel, data) => {
  const channel_data = JSON.stringify(data);
  const signature = createHmac("sha256", APP.secret)
    .update(`${socketId}:${channel}:${channel_data}`)
    .digest("hex");
  return { auth: `${APP.key}:${signature}`, channel_data };
};
