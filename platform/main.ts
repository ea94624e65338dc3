import "./quiet-sqlite.ts";
import { parseCli, HELP } from "./cli-options.ts";
import type { CliOptions } from "./cli-options.ts";
import { createClock } from "./clock.ts";
import type { RunningPlatform } from "./platform.ts";

async function main(): Promise<void> {
  const options = parseCli(process.argv.slice(2), process.env);
  if (options.help) return console.log(HELP);
  // Loaded late, after the module that keeps SQLite's warning quiet: a static
  // import would load node:sqlite before any line of this program runs.
  const { startPlatform } = await import("./platform.ts");
  const startAt = options.startAt ?? Date.now();
  const { token, pageSize, ...rest } = options;
  const platform = await startPlatform({
    ...rest,
    ...(token !== undefined && { token }),
    ...(pageSize !== undefined && { pageSize }),
    clock: createClock(startAt, options.speed, Date.now),
  });
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => void platform.stop());
  // Last: whoever reads the address may stop the platform at once.
  console.log(options.json ? asJson(platform) : asText(platform, options));
}

function asJson(platform: RunningPlatform): string {
  const { base, token, demo, helpdesk, databaseFile: database } = platform;
  const { pid } = process;
  return JSON.stringify({ base, token, demo, helpdesk, database, pid });
}

function asText(platform: RunningPlatform, { speed }: CliOptions): string {
  const { people, seed, databaseFile, notice } = platform;
  const life = people > 0 ? `${people} simulated, seed ${seed}` : "nobody yet";
  const pace = speed === 1 ? "" : `, clock runs ${speed} times as fast`;
  return [
    "Rollcall reference platform",
    "",
    `  Address   ${platform.base}`,
    `  Token     ${platform.token}`,
    `  Demo      ${platform.demo}`,
    `  Helpdesk  ${platform.helpdesk}`,
    `  People    ${life}${pace}`,
    `  Database  ${databaseFile}`,
    ...(notice === null ? [] : ["", `  ${notice}`]),
    "",
    "Stop it with Ctrl+C.",
  ].join("\n");
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
