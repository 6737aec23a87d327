import { expect, type Locator, type Page } from "@playwright/test";
import { test } from "./fixtures.ts";

const image = "quayside/busybox:1";
const list = "/environments/local/volumes";

/** A name that no other test has. */
const unique = (name: string): string => `${name}-${Math.random().toString(36).slice(2, 8)}`;

const rowOf = (page: Page, name: string): Locator =>
  page.getByRole("grid", { name: "Volumes" }).getByRole("row", { name, exact: true });

/** Volumes of one test and the containers that hold them, removed when it ends. */
const own = test.extend<{
  make: (name: string, ...args: string[]) => Promise<string>;
  hold: (volume: string) => Promise<string>;
}>({
  make: async ({ docker, page }, use) => {
    const made: string[] = [];
    await use(async (name, ...args) => {
      const full = unique(name);
      await docker("volume", "create", ...args, full);
      made.push(full);
      return full;
    });
    // A page that is still open would ask for what is being removed.
    await page.goto("about:blank");
    for (const name of made) await docker("volume", "rm", "-f", name);
  },
  hold: async ({ docker, make: _volumesGoLast }, use) => {
    const made: string[] = [];
    await use(async (volume) => {
      const name = unique("holder");
      await docker(
        "create",
        "--stop-timeout",
        "0",
        "--name",
        name,
        "-v",
        `${volume}:/data`,
        image,
        "sleep",
        "100000",
      );
      made.push(name);
      return name;
    });
    for (const name of made) await docker("rm", "-f", name).catch(ignoreMissing);
  },
});

/** What a test removed itself need not be removed again. */
const ignoreMissing = (error: unknown): void => {
  if (!String(error).includes("No such container")) throw error;
};

own.describe("the list", () => {
  own("is live: volumes and who uses them follow the command line", async ({ page, docker, make, hold }) => {
    await page.goto(list);
    await expect(page.getByRole("heading", { name: "Volumes", level: 1 })).toBeVisible();
    const name = await make("live");
    await expect(rowOf(page, name)).toContainText("Unused");
    const holder = await hold(name);
    await expect(rowOf(page, name)).toContainText("In use (stopped)");
    await expect(rowOf(page, name)).toContainText(holder);
    await docker("start", holder);
    await expect(rowOf(page, name)).toContainText("In use");
    await docker("rm", "-f", holder);
    await expect(rowOf(page, name)).toContainText("Unused");
    await docker("volume", "rm", name);
    await expect(rowOf(page, name)).toHaveCount(0);
  });

  own("is narrowed by use and by label, in its address", async ({ page, make, hold }) => {
    const tier = unique("tier");
    const free = await make("free", "--label", `tier=${tier}`);
    const held = await make("held", "--label", `tier=${tier}`);
    await hold(held);
    await page.goto(`${list}?label=tier%3D${tier}`);
    await expect(rowOf(page, free)).toBeVisible();
    await expect(rowOf(page, held)).toBeVisible();
    const quick = page.getByRole("group", { name: "Quick filters" });
    await quick.getByRole("button", { name: /^Unused/ }).click();
    await expect(page).toHaveURL(/use=unused/);
    await expect(rowOf(page, held)).toHaveCount(0);
    await expect(rowOf(page, free)).toBeVisible();
  });
});

own.describe("removing", () => {
  own("wants the name typed of what somebody named", async ({ page, docker, make }) => {
    const name = await make("typed");
    await page.goto(`${list}?q=${name}`);
    await page.getByRole("button", { name: `Remove ${name}` }).click();
    const dialog = page.getByRole("dialog", { name: `Remove ${name}` });
    await expect(dialog).toContainText("All data in it");
    await expect(dialog).toContainText(`docker volume rm ${name}`);
    const remove = dialog.getByRole("button", { name: "Remove volume" });
    await expect(remove).toBeDisabled();
    await dialog.getByRole("textbox", { name: `Type ${name} to confirm` }).fill(name);
    await remove.click();
    await expect(rowOf(page, name)).toHaveCount(0);
    expect(await docker("volume", "ls", "-q")).not.toContain(name);
  });

  own(
    "says beforehand who holds it, a click away, and sees them go",
    async ({ page, docker, make, hold }) => {
      const name = await make("used");
      const holders = [await hold(name), await hold(name)] as const;
      await page.goto(`${list}?q=${name}`);
      await expect(rowOf(page, name)).toContainText(holders[0]);
      await page.getByRole("button", { name: `Remove ${name}` }).click();
      const dialog = page.getByRole("dialog", { name: `Remove ${name}` });
      await expect(dialog).toContainText("It is in use and stays");
      await expect(dialog.getByRole("button", { name: "Remove volume" })).toBeDisabled();
      for (const holder of holders) await expect(dialog.getByRole("link", { name: holder })).toBeVisible();
      await docker("rm", holders[0]);
      await expect(dialog.getByRole("link", { name: holders[0] })).toHaveCount(0);
      await dialog.getByRole("link", { name: holders[1] }).click();
      await expect(page.getByRole("heading", { name: holders[1], level: 1 })).toBeVisible();
    },
  );

  own("several names those that go and those that stay", async ({ page, docker, make, hold }) => {
    const prefix = unique("several");
    const free = [await make(prefix), await make(prefix)] as const;
    const held = await make(prefix);
    const holder = await hold(held);
    await page.goto(`${list}?q=${prefix}`);
    await expect(rowOf(page, held)).toContainText(holder);
    await page.getByRole("checkbox", { name: "Select all that match" }).check();
    await page.getByRole("button", { name: "Remove (3)" }).click();
    const dialog = page.getByRole("dialog", { name: "Remove 3 volumes" });
    await expect(dialog).toContainText(`${held} is held by ${holder}`);
    await dialog.getByRole("textbox").fill("remove 2 volumes");
    await dialog.getByRole("button", { name: "Remove 2 volumes" }).click();
    for (const name of free) await expect(rowOf(page, name)).toHaveCount(0);
    await expect(rowOf(page, held)).toBeVisible();
    expect(await docker("volume", "ls", "-q")).toContain(held);
  });

  own(
    "is refused by the server with the names, whatever the page thought",
    async ({ page, docker, make, hold, run }) => {
      const name = await make("race");
      const holder = await hold(name);
      await page.goto(list);
      await expect(rowOf(page, name)).toContainText(holder);
      const answer = await page.request.delete(`/api${list}/${name}`, { headers: { origin: run.url } });
      expect(answer.status()).toBe(409);
      expect(await answer.json()).toMatchObject({ error: { code: "in_use", usedBy: [holder] } });
      expect(await docker("volume", "ls", "-q")).toContain(name);
    },
  );
});

own("a prune shows what goes, and takes just that", async ({ page, docker, make, hold }) => {
  const held = await make("kept");
  await hold(held);
  const free = await make("pruned");
  const anonymous = (await docker("volume", "create")).trim();
  await page.goto(list);
  await page.getByRole("button", { name: /^Prune/ }).click();
  const dialog = page.getByRole("dialog", { name: "Remove unused volumes" });
  await expect(dialog).toContainText(anonymous);
  await expect(dialog).not.toContainText(free);
  await dialog.getByRole("checkbox", { name: "Also volumes that have a name" }).check();
  await expect(dialog).toContainText(free);
  await expect(dialog).toContainText("docker volume prune --all");
  await expect(dialog).not.toContainText(held);
  const confirm = dialog.getByRole("button", { name: /^Remove \d+ volumes$/ });
  await expect(confirm).toBeDisabled();
  const phrase = String(await confirm.textContent()).toLowerCase();
  await dialog.getByRole("textbox").fill(phrase);
  await confirm.click();
  await expect(page.getByText(/volumes removed, .* freed/)).toBeVisible();
  const left = await docker("volume", "ls", "-q");
  expect(left).toContain(held);
  expect(left).not.toContain(free);
  expect(left).not.toContain(anonymous);
});

own(
  "a volume's page: what it is, who uses it, there and back, and its end",
  async ({ page, docker, make, hold, allowConsoleError }) => {
    const name = await make("page", "--label", "team=blue");
    const holder = await hold(name);
    await page.goto(`${list}/${name}`);
    await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
    await expect(page.getByText(new RegExp(`/volumes/${name}/_data`))).toBeVisible();
    await page.getByRole("tab", { name: "Containers (1)" }).click();
    await expect(page.getByRole("row", { name: new RegExp(holder) })).toContainText("/data");
    await page.getByRole("link", { name: holder }).click();
    await page.getByRole("tab", { name: "Mounts" }).click();
    await page.getByRole("link", { name }).click();
    await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
    await page.getByRole("tab", { name: "Labels" }).click();
    await expect(page.getByRole("row", { name: /team/ })).toContainText("blue");
    await page.getByRole("tab", { name: "JSON" }).click();
    await expect(page.getByText("Mountpoint")).toBeVisible();
    await docker("rm", holder);
    await expect(page.getByRole("tab", { name: "Containers", exact: true })).toBeVisible();
    // The page may be reading it anew, for the container that went, in the very moment in which it goes itself.
    allowConsoleError(/404.*\/volumes\//);
    await docker("volume", "rm", name);
    await expect(page.getByText("This volume has been removed")).toBeVisible();
  },
);

for (const theme of ["light", "dark"] as const) {
  own(`meets WCAG in the ${theme} theme`, async ({ page, make, hold, setTheme, checkAccessibility }) => {
    const name = await make("axe");
    const held = await make("axe");
    const holder = await hold(held);
    await setTheme(theme);
    await page.goto(list);
    await expect(rowOf(page, held)).toContainText(holder);
    await checkAccessibility();
    await page.getByRole("button", { name: `Remove ${held}` }).click();
    await expect(page.getByRole("dialog").getByRole("link", { name: holder })).toBeVisible();
    await checkAccessibility();
    await page.keyboard.press("Escape");
    await page.goto(`${list}/${held}?tab=containers`);
    await expect(page.getByRole("link", { name: holder })).toBeVisible();
    await checkAccessibility();
    await page.goto(`${list}/${name}`);
    await expect(page.getByText("On the host")).toBeVisible();
    await checkAccessibility();
  });
}

own("speaks Chinese", async ({ page, make, setLocale }) => {
  const name = await make("zh");
  await setLocale("zh-CN");
  await page.goto(`${list}?q=${name}`);
  await expect(page.getByRole("heading", { name: "卷", level: 1 })).toBeVisible();
  await expect(page.getByRole("row", { name })).toContainText("未使用");
});
