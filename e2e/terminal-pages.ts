import { expect, type Locator, type Page } from "@playwright/test";
import { test } from "./fixtures.ts";

const image = "quayside/busybox:1";
/** The page of all terminals. */
export const terminals = "/environments/local/terminals";

/** A name that no other test has. */
const unique = (name: string): string => `${name}-${Math.random().toString(36).slice(2, 8)}`;

type Own = {
  /** Starts a container of the test; `args` go before the image. Gives its name. */
  make(command: readonly string[], ...args: string[]): Promise<string>;
};

/** `test` with containers of its own; terminals that it leaves open are closed. */
export const own = test.extend<Own>({
  make: async ({ docker }, use) => {
    const made: string[] = [];
    await use(async (command, ...args) => {
      const name = unique("term");
      made.push(name);
      await docker("run", "-d", "--stop-timeout", "0", "--name", name, ...args, image, ...command);
      return name;
    });
    if (made.length > 0) await docker("rm", "-f", "-v", ...made);
  },
  // What a terminal shows is read as a screen reader reads it.
  page: async ({ page }, use) => {
    await page.addInitScript(() => localStorage.setItem("quayside-terminal-reader", "true"));
    await use(page);
  },
  // What a test leaves open would stand among the next one's tabs.
  context: async ({ context, run }, use) => {
    await use(context);
    const answer = await context.request.get(`${run.url}/api/terminals`);
    for (const { id } of (await answer.json()) as { id: string }[]) {
      await context.request.delete(`${run.url}/api/terminals/${id}`, { headers: { Origin: run.url } });
    }
  },
});

/** A command for a container that only has to be there. */
export const sleep = ["sleep", "100000"];
export const prompt = /[/~] # ?$/;

export const terminalOf = (page: Page, name: string): Locator =>
  page.getByRole("region", { name: `Terminal in ${name}` });
/** What is on a terminal's screen, line by line. */
export const screenOf = (page: Page, name: string): Locator => terminalOf(page, name).getByRole("list");
export const lastLine = (page: Page, name: string): Locator =>
  screenOf(page, name).getByRole("listitem").filter({ hasText: /\S/ }).last();

/** Opens a shell and waits until it can be typed into. */
export const openShell = async (page: Page, name: string): Promise<void> => {
  await page.goto(`${terminals}?open=exec&container=${name}`);
  await expect(lastLine(page, name)).toHaveText(prompt);
  await expect(page).toHaveURL(/[?&]session=/);
};
export const type = async (page: Page, name: string, text: string): Promise<void> => {
  await page.getByRole("textbox", { name: `Input of the terminal in ${name}` }).focus();
  await page.keyboard.type(text);
};
