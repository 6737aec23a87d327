import { expect, type Locator, type Page } from "@playwright/test";
import { test } from "./fixtures.ts";

const image = "quayside/busybox:1";
const list = "/environments/local/networks";

/** A name that no other test has. */
const unique = (name: string): string => `${name}-${Math.random().toString(36).slice(2, 8)}`;

const rowOf = (page: Page, name: string): Locator =>
  page.getByRole("grid", { name: "Networks" }).getByRole("row", { name, exact: true });

/** Networks of one test and the containers in them, removed when it ends. */
const own = test.extend<{
  make: (name: string, ...args: string[]) => Promise<string>;
  join: (network: string) => Promise<string>;
}>({
  make: async ({ docker, page }, use) => {
    const made: string[] = [];
    await use(async (name, ...args) => {
      const full = unique(name);
      await docker("network", "create", ...args, full);
      made.push(full);
      return full;
    });
    // A page that is still open would ask for what is being removed.
    await page.goto("about:blank");
    for (const name of made) await docker("network", "rm", name).catch(ignoreMissing);
  },
  join: async ({ docker, make: _networksGoLast }, use) => {
    const made: string[] = [];
    await use(async (network) => {
      const name = unique("member");
      const keepRunning = [image, "sleep", "100000"];
      await docker("create", "--stop-timeout", "0", "--name", name, "--network", network, ...keepRunning);
      made.push(name);
      return name;
    });
    for (const name of made) await docker("rm", "-f", name).catch(ignoreMissing);
  },
});

/** What a test removed itself need not be removed again. */
const ignoreMissing = (error: unknown): void => {
  if (!/No such container|not found/.test(String(error))) throw error;
};

own(
  "the list is live: networks and who is connected follow the command line",
  async ({ page, docker, make, join }) => {
    await page.goto(list);
    await expect(page.getByRole("heading", { name: "Networks", level: 1 })).toBeVisible();
    const name = await make("live", "--internal");
    await expect(rowOf(page, name)).toContainText("Unused");
    await expect(rowOf(page, name)).toContainText("internal");
    const member = await join(name);
    await expect(rowOf(page, name)).toContainText("In use (stopped)");
    await docker("start", member);
    await expect(rowOf(page, name)).toContainText("In use");
    await docker("network", "disconnect", name, member);
    await expect(rowOf(page, name)).toContainText("Unused");
    await docker("network", "rm", name);
    await expect(rowOf(page, name)).toHaveCount(0);
  },
);

own("the engine's own networks are explained and stay", async ({ page }) => {
  await page.goto(list);
  await expect(rowOf(page, "host")).toContainText("built in");
  await expect(page.getByRole("button", { name: "Remove host" })).toHaveAttribute("aria-disabled", "true");
  await rowOf(page, "host").getByRole("link", { name: /^host/ }).click();
  await expect(page.getByText(/shares the host's own network/)).toBeVisible();
  await expect(page.getByRole("button", { name: /^Remove/ })).toHaveCount(0);
});

own.describe("removing", () => {
  own("says what is lost, and does it", async ({ page, docker, make }) => {
    const name = await make("gone");
    await page.goto(`${list}?q=${name}`);
    await page.getByRole("button", { name: `Remove ${name}` }).click();
    const dialog = page.getByRole("dialog", { name: `Remove ${name}` });
    await expect(dialog).toContainText(`docker network rm ${name}`);
    await dialog.getByRole("button", { name: "Remove network" }).click();
    await expect(rowOf(page, name)).toHaveCount(0);
    expect(await docker("network", "ls", "--format", "{{.Name}}")).not.toContain(name);
  });

  own("says beforehand who is connected, and what would not start", async ({ page, docker, make, join }) => {
    const name = await make("used");
    const running = await join(name);
    const stopped = await join(name);
    await docker("start", running);
    await page.goto(`${list}?q=${name}`);
    await expect(rowOf(page, name)).toContainText("In use");
    await page.getByRole("button", { name: `Remove ${name}` }).click();
    const dialog = page.getByRole("dialog", { name: `Remove ${name}` });
    await expect(dialog).toContainText("It is in use and stays");
    await expect(dialog.getByRole("link", { name: running })).toBeVisible();
    await expect(dialog.getByRole("link", { name: stopped })).toHaveCount(0);
    await docker("stop", running);
    await expect(dialog).toContainText("will not start any more");
    await expect(dialog.getByRole("link", { name: stopped })).toBeVisible();
    await dialog.getByRole("button", { name: "Remove network" }).click();
    await expect(rowOf(page, name)).toHaveCount(0);
  });

  own("is refused by the server with the names", async ({ page, docker, make, join, run }) => {
    const name = await make("race");
    const member = await join(name);
    await docker("start", member);
    await page.goto(list);
    await expect(rowOf(page, name)).toContainText(member);
    const answer = await page.request.delete(`/api${list}/${name}`, { headers: { origin: run.url } });
    expect(answer.status()).toBe(409);
    expect(await answer.json()).toMatchObject({ error: { code: "in_use", usedBy: [member] } });
  });
});

own("a prune shows what goes and who needs it, and takes just that", async ({ page, docker, make, join }) => {
  const busy = await make("busy");
  await docker("start", await join(busy));
  const waiting = await make("waiting");
  const stopped = await join(waiting);
  await page.goto(list);
  await page.getByRole("button", { name: /^Prune/ }).click();
  const dialog = page.getByRole("dialog", { name: "Remove unused networks" });
  await expect(dialog).toContainText(waiting);
  await expect(dialog).toContainText(`needed by ${stopped}`);
  await expect(dialog).not.toContainText(busy);
  await dialog.getByRole("button", { name: /^Remove \d+ networks?$/ }).click();
  await expect(page.getByText(/networks? removed/)).toBeVisible();
  const left = await docker("network", "ls", "--format", "{{.Name}}");
  expect(left).toContain(busy);
  expect(left).not.toContain(waiting);
});

own(
  "a network's page: its addresses, its containers, there and back, and its end",
  async ({ page, docker, make, join, allowConsoleError }) => {
    const name = await make("page", "--subnet", "10.214.7.0/24", "--label", "team=blue");
    const member = await join(name);
    await docker("start", member);
    await page.goto(`${list}/${name}`);
    await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
    await expect(page.getByText("10.214.7.0/24")).toBeVisible();
    await page.getByRole("tab", { name: "Containers (1)" }).click();
    await expect(page.getByRole("row", { name: new RegExp(member) })).toContainText("10.214.7.");
    await page.getByRole("link", { name: member }).click();
    await page.getByRole("tab", { name: "Networks" }).click();
    await page.getByRole("tabpanel").getByRole("link", { name }).click();
    await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
    await page.getByRole("tab", { name: "Labels" }).click();
    await expect(page.getByRole("row", { name: /team/ })).toContainText("blue");
    await docker("rm", "-f", member);
    await expect(page.getByRole("tab", { name: "Containers", exact: true })).toBeVisible();
    // The page may be reading it anew, for the container that went, in the very moment in which it goes itself.
    allowConsoleError(/404.*\/networks\//);
    await docker("network", "rm", name);
    await expect(page.getByText("This network has been removed")).toBeVisible();
  },
);

for (const theme of ["light", "dark"] as const) {
  own(
    `meets WCAG in the ${theme} theme`,
    async ({ page, docker, make, join, setTheme, checkAccessibility }) => {
      const name = await make("axe", "--internal");
      const member = await join(name);
      await docker("start", member);
      await setTheme(theme);
      await page.goto(list);
      await expect(rowOf(page, name)).toContainText(member);
      await checkAccessibility();
      await page.getByRole("button", { name: `Remove ${name}` }).click();
      await expect(page.getByRole("dialog").getByRole("link", { name: member })).toBeVisible();
      await checkAccessibility();
      await page.keyboard.press("Escape");
      await page.goto(`${list}/${name}?tab=containers`);
      await expect(page.getByRole("link", { name: member })).toBeVisible();
      await checkAccessibility();
      await page.goto(`${list}/host`);
      await expect(page.getByText(/shares the host's own network/)).toBeVisible();
      await checkAccessibility();
    },
  );
}

own("speaks Chinese", async ({ page, make, setLocale }) => {
  const name = await make("zh");
  await setLocale("zh-CN");
  await page.goto(`${list}?q=${name}`);
  await expect(page.getByRole("heading", { name: "网络", level: 1 })).toBeVisible();
  await expect(page.getByRole("row", { name })).toContainText("未使用");
});
