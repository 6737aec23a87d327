/**
 * `test` of the end-to-end tests: a browser that is signed in as the administrator, the docker CLI on the same
 * engine, and the looks and checks that every page gets. Find things by role and name only.
 */
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { test as base, expect } from "@playwright/test";
import { type Locale, localeCookie } from "../lib/i18n/locales.ts";
import { dockerCli } from "../scripts/test-engine/docker-cli.ts";
import { watchConsole } from "./console-errors.ts";
import { type RunState, readRunState } from "./run-state.ts";

/** For `test.use(signedOut)`: a browser that has never been here. */
export const signedOut = { storageState: { cookies: [], origins: [] } };

interface WorkerFixtures {
  readonly run: RunState;
  /** Runs the docker CLI on the private engine, as somebody else at a terminal would; gives what it prints. */
  readonly docker: (...args: string[]) => Promise<string>;
}

interface TestFixtures {
  /** Allows errors in the browser's console that match; any other fails the test. */
  readonly allowConsoleError: (pattern: RegExp) => void;
  /** Fails on what breaks WCAG 2.2 AA on the page as it is now. */
  readonly checkAccessibility: () => Promise<void>;
  /** Chooses the language, from the next page load on. */
  readonly setLocale: (locale: Locale) => Promise<void>;
  /** What the operating system says it prefers, which the console follows unless told otherwise. */
  readonly setTheme: (theme: "light" | "dark") => Promise<void>;
  /** Takes a picture of the whole page into test-results/screenshots. */
  readonly picture: (name: string) => Promise<void>;
}

const pictures = join(import.meta.dirname, "..", "test-results", "screenshots");
const wcag = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

export const test = base.extend<TestFixtures, WorkerFixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern.
  run: [({}, use) => use(readRunState()), { scope: "worker" }],
  docker: [
    ({ run }, use) => {
      const cli = dockerCli(run.engineSocket, run.engineWorkspace);
      return use((...args) => cli(args));
    },
    { scope: "worker" },
  ],
  baseURL: ({ run }, use) => use(run.url),
  storageState: ({ run }, use) => use(run.session),
  allowConsoleError: [
    async ({ context }, use) => {
      const watch = watchConsole(context);
      await use(watch.allow);
      expect(watch.unexpected(), "errors in the browser's console").toEqual([]);
    },
    { auto: true },
  ],
  checkAccessibility: ({ page }, use) =>
    use(async () => {
      const { violations } = await new AxeBuilder({ page }).withTags(wcag).analyze();
      const found = violations.map(({ id, help, nodes }) => ({
        id,
        help,
        places: nodes.map(({ html }) => html),
      }));
      expect(found, "accessibility").toEqual([]);
    }),
  setLocale: ({ context, run }, use) =>
    use((locale) => context.addCookies([{ name: localeCookie, value: locale, url: run.url }])),
  setTheme: ({ page }, use) => use((theme) => page.emulateMedia({ colorScheme: theme })),
  picture: ({ page }, use) =>
    use(async (name) => {
      await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true, animations: "disabled" });
    }),
});
