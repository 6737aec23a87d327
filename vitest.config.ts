import { defineConfig } from "vitest/config";

const engineTests = "**/*.engine.test.ts";
const ignored = ["**/node_modules/**", "**/.next/**", "e2e/**"];

export default defineConfig({
  test: {
    // Two workers: the tests share two cores with the engine they drive.
    pool: "forks",
    maxWorkers: 2,
    // The colour and the language of what is tested must not depend on who runs it.
    env: { NODE_ENV: "test", TZ: "UTC", NO_COLOR: "1" },
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["**/*.test.{ts,tsx}"],
          exclude: [...ignored, engineTests],
          testTimeout: 10_000,
        },
      },
      {
        extends: true,
        test: {
          name: "engine",
          include: [engineTests],
          exclude: ignored,
          globalSetup: "./scripts/testing/engine-setup.ts",
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
