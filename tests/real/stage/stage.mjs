/*
 * A real server and its real clients, driven line by line: JSON {id, does, args} on stdin, {id, gave} or {id, failed} on
 * stdout, the first of them (id 0) once it is up. Is copied beside the packages of its product, so that their names lead
 * there.
 */
import { createInterface } from "node:readline";

const [, , product = "", options = "{}"] = process.argv;

/** @param {object} line */
const say = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);

const { start } = await import(`./${product}.mjs`);
const { does, ...told } = await start(JSON.parse(options));
say({ id: 0, gave: told });
for await (const line of createInterface({ input: process.stdin })) {
  const { id, does: what, args } = JSON.parse(line);
  try {
    say({ id, gave: (await does[what](...args)) ?? null });
  } catch (error) {
    say({ id, failed: String(error) });
  }
}
await does.stop?.();
process.exit(0);
