/** `npm run check`: runs on any Node, installs, and hands over to the pinned one. */
import { ensureDependencies } from "./bootstrap/dependencies.mjs";
import { runPinned } from "./bootstrap/run-pinned.mjs";

ensureDependencies();
process.exitCode = await runPinned("scripts/check/main.ts");
