/*
 * `npm run -s replay -- FILE [--at MS] [--interval MS]`: what Rollcall makes of a recording, as one JSON document.
 * Nothing but the document goes to the standard output.
 */
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { readRecorded } from "../utils/connectors/recording.ts";
import { SECOND, instant } from "../utils/domain/instant.ts";
import { type Recorded, replay } from "../utils/domain/replay.ts";
import { DEFAULT_LIMITS } from "../utils/domain/source.ts";

const USAGE = "Usage: npm run -s replay -- FILE [--at MS] [--interval MS]";
const DEFAULT_INTERVAL_MS = 30 * SECOND;

const wholeNumber = (text: string | undefined, name: string): number | null => {
  if (text === undefined) return null;
  if (/^\d{1,16}$/.test(text)) return Number(text);
  throw new Error(
    `--${name} wants whole milliseconds, not "${text}".\n${USAGE}`,
  );
};

const readRecording = async (file: string): Promise<readonly Recorded[]> => {
  const entries: Recorded[] = [];
  const lines = createInterface({
    input: createReadStream(file, "utf8"),
    crlfDelay: Infinity,
  });
  let number = 0;
  for await (const line of lines) {
    number++;
    const text = number === 1 ? line.replace(/^\uFEFF/, "") : line;
    if (text.trim() === "") continue;
    const entry = readRecorded(text);
    if (!entry.ok) throw new Error(`${file}: line ${number} ${entry.failure}.`);
    entries.push(entry.value);
  }
  return entries;
};

const main = async (): Promise<void> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { at: { type: "string" }, interval: { type: "string" } },
  });
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new Error(USAGE);
  const at = wholeNumber(values.at, "at");
  const answer = replay(await readRecording(file), {
    at: at === null ? null : instant(at),
    intervalMs: wholeNumber(values.interval, "interval") ?? DEFAULT_INTERVAL_MS,
    limits: DEFAULT_LIMITS,
  });
  console.log(JSON.stringify(answer, null, 2));
};

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
