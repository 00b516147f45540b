/** One test runner for every suite. Unit tests lie beside the source; what crosses folders lies in tests/. */
import { defineConfig } from "vitest/config";

const suite = (name: string, include: string[], extra: object = {}) => ({
  test: { name, include, exclude: ["node_modules/**", "build/**"], ...extra },
});

const minutes = 60_000;

/** Test files at the same time. Vitest leaves one core free; ours wait for other processes most of the time. */
const maxWorkers = 2;

/** Suites on a real database: one PostgreSQL for the run, one fresh database per test file. */
const onDatabase = {
  globalSetup: ["tests/setup/postgres.ts"],
  testTimeout: 3 * minutes,
  hookTimeout: 3 * minutes,
};

/** Suites on the whole of Packshot. */
const onStack = {
  ...onDatabase,
  globalSetup: [...onDatabase.globalSetup, "tests/setup/built-app.ts"],
};

export default defineConfig({
  test: {
    maxWorkers,
    projects: [
      suite(
        "unit",
        ["{core,imaging,models,connectors,services,workers,app,sandbox,scripts,bench}/**/*.test.{ts,tsx}"],
        {
          globalSetup: ["tests/setup/postgres.ts"],
          testTimeout: minutes,
          hookTimeout: 2 * minutes,
        },
      ),
      suite("extensions", ["extensions/**/*.test.ts"], {
        environment: "jsdom",
        // Its files name a language that plain Node does not run.
        server: { deps: { inline: [/@shopify\/ui-extensions/] } },
      }),
      suite("golden", ["tests/golden/**/*.test.ts"], {
        testTimeout: 5 * minutes,
        hookTimeout: 5 * minutes,
      }),
      suite("contracts", ["tests/contracts/**/*.test.ts"], onDatabase),
      suite("flows", ["tests/flows/**/*.test.ts"], onStack),
      suite("e2e", ["tests/e2e/**/*.test.ts"], onStack),
    ],
  },
});
