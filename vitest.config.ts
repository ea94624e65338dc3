import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The browser's extension API is the edge: below the end-to-end tests a fake stands in its place. */
const alias = {
  "webextension-polyfill": at("tests/support/fake-extension.ts"),
};

const fast = (name: string, ...include: string[]) => ({
  extends: true as const,
  resolve: { alias },
  test: { name, include, testTimeout: 20_000 },
});

export default defineConfig({
  test: {
    projects: [
      fast(
        "unit",
        "tests/unit/**/*.test.{ts,tsx}",
        "tests/architecture.test.ts",
      ),
      fast("property", "tests/property/**/*.test.ts"),
      fast("contract", "tests/contract/**/*.test.ts"),
      fast("integration", "tests/integration/**/*.test.ts"),
      {
        extends: true,
        test: {
          name: "e2e",
          include: ["tests/e2e/**/*.test.ts"],
          globalSetup: "tests/support/build-all.ts",
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
          execArgv: ["--disable-warning=ExperimentalWarning"],
        },
      },
    ],
  },
});
