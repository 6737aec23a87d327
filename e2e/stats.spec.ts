import { expect, type Page } from "@playwright/test";
import { test } from "./fixtures.ts";

const image = "quayside/busybox:1";
const unique = (name: string): string => `${name}-${Math.random().toString(36).slice(2, 8)}`;

/** A container of one test, that uses some processor and memory; removed when the test ends. */
const own = test.extend<{ container: string }>({
  container: async ({ docker, page }, use) => {
    const name = unique("stats");
    const health = ["--health-cmd", "echo fine; exit 0", "--health-interval", "1h"];
    const script = "while :; do i=0; while [ $i -lt 2000 ]; do i=$((i+1)); done; sleep 0.1; done";
    const limits = ["-m", "64m", "--stop-timeout", "0"];
    await docker("run", "-d", "--name", name, ...limits, ...health, image, "sh", "-c", script);
    await use(name);
    await page.goto("about:blank");
    await docker("rm", "-f", name);
  },
});

const rowOf = (page: Page, grid: string, name: string) =>
  page.getByRole("grid", { name: grid }).getByRole("row", { name, exact: true });

own("the list shows what the rows in sight use", async ({ page, container }) => {
  await page.setViewportSize({ width: 1500, height: 800 });
  await page.goto("/environments/local/containers");
  const row = rowOf(page, "Containers", container);
  await expect(row).toContainText(/\d\.\d\d%/);
  await expect(row).toContainText(/(KiB|MiB)/);
});

own(
  "all running containers, as docker stats lists them",
  async ({ page, docker, container, checkAccessibility }) => {
    await page.goto("/environments/local/stats");
    const row = rowOf(page, "Stats", container);
    await expect(row).toContainText("64 MiB");
    await expect(row).toContainText(/\d\.\d\d%/);
    await checkAccessibility();
    await docker("stop", container);
    await expect(row).toHaveCount(0);
  },
);

own("a container's charts and present figures", async ({ page, docker, container, checkAccessibility }) => {
  await page.goto(`/environments/local/containers/${container}?tab=stats`);
  const figures = page.getByRole("table", { name: "Now" });
  await expect(figures.getByRole("row", { name: /^CPU/ })).toContainText(/\d\.\d\d%/);
  await expect(figures.getByRole("row", { name: /^Memory/ })).toContainText("of 64 MiB");
  await expect(page.getByRole("img", { name: "Memory, without cache" }).locator("canvas")).toBeVisible();
  await page.getByText("30 minutes", { exact: true }).click();
  await checkAccessibility();
  await docker("stop", container);
  await expect(figures.getByRole("row", { name: /^CPU/ })).toContainText("–");
});

own("processes, and a signal to one of them", async ({ page, docker, container, checkAccessibility }) => {
  await docker("exec", "-d", container, "sleep", "54321");
  await page.goto(`/environments/local/containers/${container}?tab=processes`);
  const sleeper = page.getByRole("grid", { name: "Processes" }).getByRole("row", { name: /sleep 54321/ });
  await expect(sleeper).toBeVisible();
  await checkAccessibility();
  await page.getByRole("button", { name: "Send a signal …" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("combobox", { name: "Process" }).click();
  await page.getByRole("option", { name: /sleep 54321/ }).click();
  await dialog.getByRole("button", { name: "Send", exact: true }).click();
  await expect(page.getByText(/SIGTERM was sent to process/)).toBeVisible();
  await expect(sleeper).toHaveCount(0);
});

own("the health check, run now", async ({ page, container }) => {
  await page.goto(`/environments/local/containers/${container}?tab=health`);
  await page.getByRole("button", { name: "Run the check now" }).click();
  await expect(page.getByText(/It passed in \d+ ms/)).toBeVisible();
  await expect(page.getByText("fine", { exact: true }).first()).toBeVisible();
});

own("one is told when a container exits, on another page too", async ({ page, docker, container }) => {
  await page.goto("/environments/local/containers");
  await page.getByRole("button", { name: `Actions for ${container}` }).click();
  await page.getByRole("menuitem", { name: "Tell me when it exits" }).click();
  await expect(page.getByText(`You will be told here when ${container} exits`)).toBeVisible();
  await page.getByRole("link", { name: "Images" }).click();
  await expect(page.getByRole("heading", { name: "Images", level: 1 })).toBeVisible();
  await docker("kill", container);
  await expect(page.getByText(`${container} exited with code 137`)).toBeVisible();
});
