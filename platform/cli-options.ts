import { parseArgs } from "node:util";
import { DAY, KEEP_HISTORY_MS } from "./settings.ts";

/** What the command line asked for. */
export interface CliOptions {
  readonly port: number;
  readonly people: number;
  readonly seed: number;
  readonly speed: number;
  readonly databaseFile: string;
  readonly token: string | undefined;
  readonly pageSize: number | undefined;
  /** Where the clock starts, ms since 1970 UTC; undefined for the present. */
  readonly startAt: number | undefined;
  /** How long before that the history begins, ms. */
  readonly pastMs: number;
  readonly reset: boolean;
  readonly json: boolean;
  readonly help: boolean;
}

export const HELP = `Rollcall reference platform

  node platform/main.ts [options]

  --port N          port on 127.0.0.1; 0 takes a free one (4680)
  --people N        simulated people, 0 to 100000 (240)
  --no-people-life  the same as --people 0: demo accounts only
  --seed N          which world; the same seed gives the same people (1)
  --speed X         how fast the platform's clock runs (1)
  --clock ISO       when the clock starts, such as 2026-03-02T09:00:00Z (now)
  --past DAYS       a new database with such a history, such as 30d, at most 35d (0d)
  --database FILE   the SQLite file, or :memory: (.data/platform.sqlite)
  --reset           delete the database first
  --token TEXT      bearer token, 16 characters or more (ROLLCALL_TOKEN, else random)
  --page-size N     people on one page of a snapshot (5000)
  --json            print one line of JSON instead of text
  --help            print this`;

const MOST_PEOPLE = 100_000;

/** @throws Error with a sentence that names the option and its rule */
export function parseCli(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): CliOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: "string", default: "4680" },
      people: { type: "string", default: "240" },
      "no-people-life": { type: "boolean", default: false },
      seed: { type: "string", default: "1" },
      speed: { type: "string", default: "1" },
      clock: { type: "string" },
      past: { type: "string", default: "0d" },
      database: { type: "string", default: ".data/platform.sqlite" },
      reset: { type: "boolean", default: false },
      token: { type: "string" },
      "page-size": { type: "string" },
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  const pageSize = values["page-size"];
  return {
    port: whole("--port", values.port, 0, 65_535),
    people: values["no-people-life"]
      ? 0
      : whole("--people", values.people, 0, MOST_PEOPLE),
    seed: whole("--seed", values.seed, 0, 2_147_483_647),
    speed: speedFrom(values.speed),
    databaseFile: values.database,
    token: tokenFrom(values.token ?? environment["ROLLCALL_TOKEN"]),
    pageSize:
      pageSize === undefined
        ? undefined
        : whole("--page-size", pageSize, 1, MOST_PEOPLE),
    startAt: values.clock === undefined ? undefined : instant(values.clock),
    pastMs: pastFrom(values.past),
    reset: values.reset,
    json: values.json,
    help: values.help,
  };
}

function whole(name: string, text: string, least: number, most: number) {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new Error(`${name} must be a whole number from ${least} to ${most}.`);
}

function speedFrom(text: string): number {
  const speed = Number(text);
  if (speed >= 0.1 && speed <= 600) return speed;
  throw new Error("--speed must be a number from 0.1 to 600.");
}

function instant(text: string): number {
  const at = Date.parse(text);
  if (Number.isInteger(at) && at > 0) return at;
  throw new Error("--clock must be a time such as 2026-03-02T09:00:00Z.");
}

function pastFrom(text: string): number {
  const days = Number(/^(\d{1,2})d$/.exec(text)?.[1]);
  if (days * DAY <= KEEP_HISTORY_MS) return days * DAY;
  throw new Error(
    `--past must be a number of days up to ${KEEP_HISTORY_MS / DAY}, such as 30d.`,
  );
}

function tokenFrom(text: string | undefined): string | undefined {
  if (text === undefined || text === "") return undefined;
  if (/^[\x21-\x7e]{16,512}$/.test(text)) return text;
  throw new Error("The token must have 16 to 512 characters without spaces.");
}
