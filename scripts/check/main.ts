/** Everything that must hold before a change lands: the static checks side by side, and then all tests. */
import { availableParallelism } from "node:os";
import { runStep } from "../test/run-step.ts";
import { type Check, runCheck } from "./run-check.ts";

/** npm scripts, longest first, so that none is left running alone at the end. */
const checks = ["types", "lint", "unused", "boundaries"];

async function runChecks(): Promise<readonly Check[]> {
  const waiting = [...checks];
  const done: Check[] = [];
  const worker = async () => {
    for (let name = waiting.shift(); name; name = waiting.shift()) {
      const check = await runCheck(name);
      console.log(check.ok ? `ok      ${name} (${check.seconds} s)` : `FAILED  ${name}\n${check.output}`);
      done.push(check);
    }
  };
  await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, worker));
  return done;
}

const failed = (await runChecks()).filter(({ ok }) => !ok).map(({ name }) => name);
if (failed.length > 0) console.error(`Not checked further: ${failed.join(", ")} failed.`);
process.exitCode = failed.length > 0 ? 1 : await runStep("node", ["scripts/test/main.ts"]);
