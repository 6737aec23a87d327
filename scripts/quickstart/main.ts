/** What a running panel needs: the built console, and an engine. Starting it is left to the caller. */
import { buildConsole } from "./build-console.ts";
import { provideEngine } from "./provide-engine.ts";

try {
  buildConsole();
  await provideEngine();
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
