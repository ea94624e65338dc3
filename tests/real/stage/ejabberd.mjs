/* ejabberd as Debian packs it, unpacked and run as whoever runs the tests; people with xmpp.js. */
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { client, xml } from "@xmpp/client";
import { freePort } from "./free-port.mjs";
import { untilUp } from "./until-up.mjs";

const HOST = "localhost";
const PASSWORD = "a password";

export const start = async ({ unpacked }) => {
  const home = mkdtempSync(join(tmpdir(), "rollcall-ejabberd-"));
  const [c2s, http] = [await freePort(), await freePort()];
  const config = join(home, "ejabberd.yml");
  writeFileSync(config, configOf(c2s, http));
  const server = spawn(...commandOf(unpacked, home, config));
  const address = `http://127.0.0.1:${http}`;
  const ask = async (command, body) => {
    const answer = await fetch(`${address}/api/${command}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${command}: ${await answer.text()}`);
    return answer.json();
  };
  const register = (user) =>
    ask("register", { user, host: HOST, password: PASSWORD });
  await untilUp(server, () => register("rollcall"));

  const people = new Map();
  const presence = (page) => xml("presence", {}, xml("status", {}, page));
  return {
    address,
    token: PASSWORD,
    does: {
      register,
      online: async (who, page) => {
        const xmpp = client({
          service: `xmpp://127.0.0.1:${c2s}`,
          domain: HOST,
          username: who,
          password: PASSWORD,
        });
        // Two seconds by itself: too few on a busy machine.
        xmpp.timeout = 30_000;
        xmpp.on("error", () => undefined);
        await xmpp.start();
        people.set(who, [...(people.get(who) ?? []), xmpp]);
        await xmpp.send(presence(page));
      },
      move: (who, page) => people.get(who).at(-1).send(presence(page)),
      leave: (who) => people.get(who).pop().stop(),
      stop: async () => {
        for (const xmpp of [...people.values()].flat()) await xmpp.stop();
        const over = new Promise((resolve) => server.once("exit", resolve));
        server.kill();
        await over;
        rmSync(home, { recursive: true, force: true });
      },
    },
  };
};

/** The shell script in front of it would look for everything where Debian installs it. */
const commandOf = (unpacked, home, config) => {
  const erlang = join(unpacked, "usr/lib/erlang");
  const [version] = readdirSync(erlang).filter((name) =>
    name.startsWith("erts-"),
  );
  const bin = join(erlang, version, "bin");
  const shared = join(unpacked, "usr/lib");
  const [machine] = readdirSync(shared).filter((name) =>
    name.includes("-linux-gnu"),
  );
  const libraries = join(shared, machine);
  const env = {
    ...process.env,
    ...{ ROOTDIR: erlang, BINDIR: bin, EMU: "beam", PROGNAME: "erl" },
    ...{ ERL_LIBS: libraries, LD_LIBRARY_PATH: libraries, HOME: home },
    ERL_CRASH_DUMP_SECONDS: "0",
  };
  const args = [
    ...["+S", "1", "-noinput", "-boot", "start_clean"],
    ...["-mnesia", "dir", JSON.stringify(join(home, "db"))],
    ...["-ejabberd", "config", JSON.stringify(config)],
    ...["log_path", JSON.stringify(join(home, "log")), "-s", "ejabberd"],
  ];
  return [join(bin, "erlexec"), args, { env, cwd: home }];
};

/** Nobody but this machine reaches it. Whoever registers does so from here; who is connected is told to one account. */
const configOf = (c2s, http) => `
hosts: [${HOST}]
loglevel: error
auth_method: [internal]
listen:
  - {port: ${c2s}, ip: "127.0.0.1", module: ejabberd_c2s, starttls: false}
  - {port: ${http}, ip: "127.0.0.1", module: ejabberd_http, request_handlers: {"/api": mod_http_api}}
acl:
  rollcall: {user: ["rollcall@${HOST}"]}
  here: {ip: ["127.0.0.0/8"]}
api_permissions:
  rollcall:
    who: {access: {allow: [{acl: rollcall}]}}
    what: ["connected_users_info", "registered_users"]
  here:
    who: {access: {allow: [{acl: here}]}}
    what: ["register"]
modules:
  mod_admin_extra: {}
  mod_last: {}
`;
