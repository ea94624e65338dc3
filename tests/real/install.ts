import { spawn } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { findOldNode } from "./old-node.ts";
import type { Product } from "./products.ts";

/** Where a product was installed; or a sentence that says why it was not. */
export interface Ready {
  /** The folder of its packages. */
  readonly dir: string;
  /** Root of what was unpacked from Debian. */
  readonly unpacked?: string;
  /** The Node that its server needs. */
  readonly oldNode?: string;
  readonly failed?: string;
}

/** Installs a product below `cache`, unless the very same is there. What went wrong is in the answer, never thrown. */
export const install = async (
  cache: string,
  product: Product,
): Promise<Ready> => {
  const dir = join(cache, product.name);
  const stamp = join(dir, "installed.json");
  const wanted = JSON.stringify(product);
  const unpacked =
    product.debian === undefined ? {} : { unpacked: join(dir, "debian") };
  try {
    if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== wanted) {
      rmSync(dir, { recursive: true, force: true });
      await Promise.all([
        fromNpm(dir, product),
        product.debian && fromDebian(join(dir, "debian"), product.debian),
      ]);
      writeFileSync(stamp, wanted);
    }
    const oldNode =
      product.newestNode === undefined
        ? {}
        : { oldNode: await findOldNode(cache, product.newestNode) };
    return { dir, ...unpacked, ...oldNode };
  } catch (error) {
    return { dir, failed: error instanceof Error ? error.message : "" };
  }
};

/** From whatever registry this machine's npm asks. No package gets to run a script. */
export const fromNpm = async (
  dir: string,
  { packages, overrides = {} }: Pick<Product, "packages" | "overrides">,
): Promise<void> => {
  mkdirSync(dir, { recursive: true });
  writeFileSync(
    join(dir, "package.json"),
    JSON.stringify({ private: true, dependencies: packages, overrides }),
  );
  await run(
    "npm",
    [
      ...["install", "--prefix", dir, "--ignore-scripts", "--no-package-lock"],
      ...["--no-audit", "--no-fund", "--loglevel=error"],
    ],
    dir,
  );
};

/** Unpacks a package and what it needs, as whoever runs this: nothing of the machine changes, and nothing is started. */
const fromDebian = async (
  dir: string,
  { name, with: others }: NonNullable<Product["debian"]>,
): Promise<void> => {
  const archives = join(dir, "archives");
  mkdirSync(archives, { recursive: true });
  const apt = await aptThatKnows(name, dir);
  const needed = await run(
    "apt-cache",
    [
      ...[...apt, "depends", "--recurse", "--no-recommends", "--no-suggests"],
      ...["--no-conflicts", "--no-breaks", "--no-replaces", "--no-enhances"],
      name,
    ],
    dir,
  );
  const names = needed
    .split("\n")
    .filter((line) => line === name || others.test(line));
  await run("apt-get", [...apt, "download", ...new Set(names)], archives);
  for (const archive of readdirSync(archives))
    await run("dpkg-deb", ["-x", join(archives, archive), dir], dir);
};

/** Options with which apt knows a package: a new machine has no lists yet, and gets them in this folder, not for itself. */
const aptThatKnows = async (
  name: string,
  dir: string,
): Promise<readonly string[]> => {
  const knows = run("apt-cache", ["show", name], dir);
  if (await knows.then(Boolean, () => false)) return [];
  const lists = join(dir, "lists");
  mkdirSync(join(lists, "partial"), { recursive: true });
  const options = ["-o", `Dir::State::lists=${lists}`];
  await run("apt-get", [...options, "-qq", "update"], dir);
  return options;
};

/** What a command says; throws what it complains of. */
const run = (
  command: string,
  args: readonly string[],
  cwd: string,
): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd });
    let said = "";
    let complained = "";
    child.stdout.on("data", (text) => (said += String(text)));
    child.stderr.on("data", (text) => (complained += String(text)));
    child.on("error", ({ message }) =>
      reject(new Error(`"${command}" cannot be run here: ${message}`)),
    );
    child.on("close", (code) =>
      code === 0
        ? resolve(said)
        : reject(
            new Error(
              `"${command} ${args[0] ?? ""}" failed (${String(code)}): ${complained.trim().slice(-600)}`,
            ),
          ),
    );
  });
