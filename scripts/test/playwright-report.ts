import type { Tally } from "./tally.ts";

interface Suite {
  readonly title: string;
  readonly suites?: readonly Suite[];
  readonly specs?: readonly {
    readonly title: string;
    readonly tests: readonly { readonly status: string }[];
  }[];
}

/** What is used here of the report of Playwright's `json` reporter. */
export interface PlaywrightReport {
  readonly suites: readonly Suite[];
  readonly errors: readonly { readonly message?: string }[];
}

/** The tally of a Playwright run. A flaky test counts as failed: it did fail. */
export function tallyPlaywright({ suites, errors }: PlaywrightReport): Tally {
  const tests = suites.flatMap((suite) => testsOf(suite, []));
  const named = (...statuses: string[]) =>
    tests.filter(({ status }) => statuses.includes(status)).map(({ name }) => name);
  const broken = errors.map(
    ({ message }) => `end-to-end tests: ${message?.split("\n")[0] ?? "unknown error"}`,
  );
  return {
    passed: named("expected").length,
    failed: [...named("unexpected", "flaky"), ...broken],
    skipped: named("skipped"),
  };
}

function testsOf(suite: Suite, path: readonly string[]): { name: string; status: string }[] {
  const titles = [...path, suite.title];
  const own = (suite.specs ?? []).flatMap(({ title, tests }) =>
    tests.map(({ status }) => ({ name: [...titles, title].join(" > "), status })),
  );
  return [...own, ...(suite.suites ?? []).flatMap((inner) => testsOf(inner, titles))];
}
