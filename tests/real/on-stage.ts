import { spawn } from "node:child_process";
import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll } from "vitest";
import type { Ready } from "./install.ts";
import type { ProductName } from "./products.ts";

/** A real server with its real clients, in a process of its own. */
export interface Stage {
  readonly address: string;
  readonly token: string;
  /** What else there is to know of it. */
  readonly told: Readonly<Record<string, unknown>>;
  /** Does something there, and says what that gave. */
  readonly act: (does: string, ...args: readonly string[]) => Promise<unknown>;
}

interface Line {
  readonly id: number;
  readonly gave?: unknown;
  readonly failed?: string;
}

const HERE = join(import.meta.dirname, "stage");

/** Starts a product before the tests of a file, and ends it behind them. */
export const onStage = (product: ProductName): (() => Stage) => {
  let stage: (Stage & { readonly leave: () => Promise<void> }) | null = null;
  beforeAll(async () => {
    stage = await enter(product);
  });
  afterAll(() => stage?.leave());
  return () => {
    if (stage === null) throw new Error("It is not up.");
    return stage;
  };
};

const enter = async (product: ProductName) => {
  const { dir, unpacked, oldNode } = readyOf(product);
  cpSync(HERE, dir, { recursive: true });
  const options = JSON.stringify({ unpacked, oldNode });
  const child = spawn(process.execPath, ["stage.mjs", product, options], {
    cwd: dir,
    stdio: ["pipe", "pipe", "pipe"],
  });
  let complained = "";
  child.stderr.on("data", (text) => (complained += String(text)));
  const over = new Promise<void>((resolve) =>
    child.once("close", () => resolve()),
  );
  const waiting = new Map<number, (line: Line) => void>();
  createInterface({ input: child.stdout }).on("line", (text) => {
    // CAST: so `stage.mjs` writes them.
    const line = JSON.parse(text) as Line;
    waiting.get(line.id)?.(line);
  });
  let last = 0;
  const answer = async (id: number): Promise<unknown> => {
    const line = await Promise.race([
      new Promise<Line>((resolve) => waiting.set(id, resolve)),
      over.then(() => ({ id, gave: null, failed: complained.slice(-2000) })),
    ]);
    if (line.failed !== undefined) throw new Error(line.failed);
    return line.gave;
  };
  // CAST: so the stages of this folder begin.
  const told = (await answer(0)) as Readonly<Record<string, unknown>>;
  return {
    address: String(told["address"]),
    token: String(told["token"]),
    told,
    act: (does: string, ...args: readonly string[]) => {
      const id = ++last;
      child.stdin.write(`${JSON.stringify({ id, does, args })}\n`);
      return answer(id);
    },
    leave: () => {
      child.stdin.end();
      return over;
    },
  };
};

/** What `main.ts` installed. Throws a sentence where it could not. */
const readyOf = (product: ProductName): Ready => {
  const cache = process.env["ROLLCALL_REAL"];
  if (cache === undefined)
    throw new Error("Run it by `npm run test:real`, which installs it.");
  // CAST: so `main.ts` wrote it.
  const all = JSON.parse(
    readFileSync(join(cache, "ready.json"), "utf8"),
  ) as Readonly<Partial<Record<string, Ready>>>;
  const ready = all[product];
  if (ready?.failed !== undefined || ready === undefined)
    throw new Error(
      `${product} is not there to be tested: ${ready?.failed ?? "it was not asked for."}`,
    );
  return ready;
};
