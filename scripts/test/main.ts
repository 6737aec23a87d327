/**
 * All tests, or one kind (`unit`, `engine`, `e2e`) with the filters that follow it, which go to the test runner.
 * Installs what they need, and closes with the counts over both runners.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { reapWorkspaces } from "../test-engine/workspace.ts";
import { type PlaywrightReport, tallyPlaywright } from "./playwright-report.ts";
import { runStep } from "./run-step.ts";
import { addTallies, emptyTally, summarize, type Tally, withExitCode } from "./tally.ts";
import { ensureBrowserTools, ensureEngineTools } from "./tools.ts";
import { tallyVitest, type VitestReport } from "./vitest-report.ts";

const kinds = ["unit", "engine", "e2e"];
const project = join(import.meta.dirname, "..", "..");
const reports = join(project, "test-results");

async function runVitest(projects: readonly string[], filters: readonly string[]): Promise<Tally> {
  const report = freshReport("vitest.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const selection = projects.map((name) => `--project=${name}`);
  const code = await runStep("vitest", ["run", "--passWithNoTests", ...reporters, ...selection, ...filters]);
  const found = readReport<VitestReport>(report);
  return withExitCode(found ? tallyVitest(found, project) : emptyTally, "vitest", code);
}

async function runPlaywright(filters: readonly string[]): Promise<Tally> {
  const report = freshReport("playwright.json");
  const built = await runStep("next", ["build"]);
  if (built !== 0) return withExitCode(emptyTally, "next build", built);
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const args = ["test", "--pass-with-no-tests", "--reporter=list,json", ...filters];
  const code = await runStep("playwright", args, env);
  const found = readReport<PlaywrightReport>(report);
  return withExitCode(found ? tallyPlaywright(found) : emptyTally, "playwright", code);
}

function freshReport(name: string): string {
  const file = join(reports, name);
  mkdirSync(reports, { recursive: true });
  rmSync(file, { force: true });
  return file;
}

function readReport<T>(file: string): T | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as T) : undefined;
}

async function main([kind, ...filters]: readonly string[]): Promise<boolean> {
  if (kind && !kinds.includes(kind))
    throw new Error(`There are no ${kind} tests. There are: ${kinds.join(", ")}.`);
  const wanted = kind ? [kind] : kinds;
  const projects = wanted.filter((name) => name !== "e2e");
  if (kind !== "unit") ensureEngineTools(process.env.QUAYSIDE_TEST_DOCKER === "trixie" ? "trixie" : "any");
  if (wanted.includes("e2e")) ensureBrowserTools();
  let tally = projects.length > 0 ? await runVitest(projects, filters) : emptyTally;
  if (wanted.includes("e2e")) tally = addTallies(tally, await runPlaywright(filters));
  // A runner that was killed could not remove the files of its engine.
  if (kind !== "unit") await reapWorkspaces();
  const { lines, ok } = summarize(tally);
  console.log(lines.join("\n"));
  return ok;
}

try {
  process.exitCode = (await main(process.argv.slice(2))) ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
