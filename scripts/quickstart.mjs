/** `npm run quickstart`: from a fresh clone to a running panel. Runs on any Node, and hands over to the pinned one. */
import { ensureDependencies } from "./bootstrap/dependencies.mjs";
import { runPinned } from "./bootstrap/run-pinned.mjs";

ensureDependencies();
const prepared = await runPinned("scripts/quickstart/main.ts");
process.exitCode =
  prepared === 0
    ? await runPinned("server/main.ts", [], {
        NODE_ENV: "production",
        NODE_OPTIONS: "--max-semi-space-size=4",
        NODE_COMPILE_CACHE: "node_modules/.cache/compile",
      })
    : prepared;
