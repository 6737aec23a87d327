import { expect, type Locator, type Page } from "@playwright/test";
import { test } from "./fixtures.ts";

const image = "quayside/busybox:1";

/** A container that runs a script, removed when its test ends. */
export const own = test.extend<{ make: (script: string, ...args: string[]) => Promise<string> }>({
  make: async ({ docker, page }, use) => {
    const made: string[] = [];
    await use(async (script, ...args) => {
      const name = `logs-${Math.random().toString(36).slice(2, 8)}`;
      made.push(name);
      await docker(
        "run",
        "-d",
        "--network",
        "none",
        "--stop-timeout",
        "0",
        "--name",
        name,
        ...args,
        image,
        "sh",
        "-c",
        script,
      );
      return name;
    });
    await page.goto("about:blank");
    if (made.length > 0) await docker("rm", "-f", ...made);
  },
});

export const logOf = (page: Page, name: string): Locator => page.getByRole("log", { name: `Log of ${name}` });
/** Opens the log of a container; `query` goes into the address. */
export const open = async (page: Page, name: string, query = ""): Promise<Locator> => {
  await page.goto(`/environments/local/containers/${name}?tab=logs${query}`);
  const log = logOf(page, name);
  await expect(log).toBeVisible();
  return log;
};
export const line = (log: Locator, text: string): Locator => log.getByText(text, { exact: true });
/** A script's way to wait for a word from outside. */
export const onCue = "until [ -e /cue ]; do usleep 50000; done;";
