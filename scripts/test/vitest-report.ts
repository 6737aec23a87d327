import { emptyTally, type Tally } from "./tally.ts";

/** What is used here of the report of vitest's `json` reporter. */
export interface VitestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

/** The tally of a vitest run; files are named from the project's folder on. */
export function tallyVitest({ testResults }: VitestReport, project: string): Tally {
  const named = testResults.map(({ name, status, assertionResults }) => {
    const file = name.replace(`${project}/`, "");
    const tests = assertionResults.map((test) => ({
      name: `${file}: ${test.fullName}`,
      status: test.status,
    }));
    // A file that does not load has no tests, and failed all the same.
    return tests.length === 0 && status === "failed" ? [{ name: file, status }] : tests;
  });
  const tests = named.flat();
  const withStatus = (status: string) =>
    tests.filter((test) => test.status === status).map(({ name }) => name);
  return {
    ...emptyTally,
    passed: withStatus("passed").length,
    failed: withStatus("failed"),
    skipped: tests.filter(({ status }) => status !== "passed" && status !== "failed").map(({ name }) => name),
  };
}
