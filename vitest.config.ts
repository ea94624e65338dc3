import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The browser's extension API is the edge: below the end-to-end tests a fake stands in its place. */
const alias = {
  "webextension-polyfill": at("tests/support/fake-extension.ts"),
};

const fast = (name: string, ...include: string[]) => ({
  extends: true as const,
  resolve: { alias },
  // By itself vitest leaves one of two cores to others.
  test: { name, include, testTimeout: 20_000, maxWorkers: 2 },
});

/** Files that share a worker: a third of the time of starting one for each. Nothing in them outlives its test. */
const sharing = (name: string, ...include: string[]) => {
  const project = fast(name, ...include);
  return { ...project, test: { ...project.test, isolate: false } };
};

/** These wait for clocks that nobody can turn: they run beside what keeps the machine busy. */
const WAITING = [
  ...["outage", "ticket-line", "stream", "firefox-stream", "worker-death"],
].map((name) => `tests/e2e/${name}.test.ts`);

/** What takes longest, the longest first: begun last, one of them would keep everybody waiting. */
const SLOWEST = [
  "outage",
  "accessibility",
  "history-import",
  "agent-firefox",
  "keyboard",
  "watch",
  "side-panel-groups",
  "kept-focus",
  "crash/settings",
  "crash/watches",
  "platform/stream",
].map((name) => `/${name}.test.ts`);

class SlowestFirst extends BaseSequencer {
  override async sort(
    files: TestSpecification[],
  ): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const at = SLOWEST.findIndex((ending) => moduleId.endsWith(ending));
      return at < 0 ? SLOWEST.length : at;
    };
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => place(a) - place(b));
  }
}

const endToEnd = (
  name: string,
  workers: { readonly maxWorkers: number; readonly groupOrder: number },
  files: { readonly include: string[]; readonly exclude?: string[] },
) => ({
  extends: true as const,
  test: {
    name,
    ...files,
    globalSetup: "tests/support/build-all.ts",
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: workers.maxWorkers,
    // Of two numbers of workers vitest asks for an order; it counts where both are run by one command.
    sequence: { groupOrder: workers.groupOrder },
    execArgv: ["--disable-warning=ExperimentalWarning"],
  },
});

export default defineConfig({
  test: {
    sequence: { sequencer: SlowestFirst },
    projects: [
      sharing(
        "unit",
        "tests/unit/**/*.test.{ts,tsx}",
        "tests/architecture.test.ts",
      ),
      sharing("property", "tests/property/**/*.test.ts"),
      fast("contract", "tests/contract/**/*.test.ts"),
      fast("integration", "tests/integration/**/*.test.ts"),
      endToEnd(
        "e2e",
        { maxWorkers: 3, groupOrder: 1 },
        {
          include: ["tests/e2e/**/*.test.ts"],
          exclude: WAITING,
        },
      ),
      endToEnd(
        "e2e-waiting",
        { maxWorkers: 2, groupOrder: 2 },
        { include: WAITING },
      ),
      // By `npm run test:real` alone, which installs what they need.
      {
        extends: true as const,
        test: {
          name: "real",
          include: ["tests/real/**/*.test.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
