import { expect } from "@playwright/test";
import { startTestEngine } from "../scripts/test-engine.ts";
import { startPanelProcess } from "../scripts/testing/panel-process.ts";
import { test } from "./fixtures.ts";
import { signIn } from "./sign-in.ts";

const dashboard = "/environments/local";
const image = "quayside/busybox:1";
const name = (what: string) => `dashboard-${what}-${process.pid}`;

test("what fails needs attention, at once, and one click starts it again", async ({ page, docker }) => {
  const failing = name("fails");
  await page.goto(dashboard);
  const attention = page.getByRole("region", { name: "Needs attention" });
  await expect(attention).toBeVisible();
  await docker("run", "-d", "--network", "none", "--name", failing, image, "sh", "-c", "exit 7");
  try {
    const line = attention.getByRole("listitem").filter({ hasText: failing });
    await expect(line).toContainText("Ended with error 7");
    await line.getByRole("button", { name: `Start ${failing}` }).click();
    await expect(
      page
        .getByRole("alert")
        .or(page.getByText(`Started ${failing}`))
        .first(),
    ).toBeVisible();
    await line.getByRole("link", { name: failing }).click();
    await expect(page.getByRole("heading", { name: failing, level: 1 })).toBeVisible();
  } finally {
    await docker("rm", "-f", failing);
  }
});

test("what was stopped by request does not need attention", async ({ page, docker }) => {
  const stopped = name("stopped");
  await page.goto(dashboard);
  await docker(
    "run",
    "-d",
    "--network",
    "none",
    "--stop-timeout",
    "0",
    "--name",
    stopped,
    image,
    "sleep",
    "600",
  );
  try {
    await docker("stop", stopped);
    const changes = page.getByRole("region", { name: "Recent changes" });
    await expect(changes.getByText(`${stopped} was stopped`)).toBeVisible();
    await expect(page.getByRole("region", { name: "Needs attention" })).not.toContainText(stopped);
  } finally {
    await docker("rm", "-f", stopped);
  }
});

test("changes tell what happened, and lead to it while it is there", async ({ page, docker }) => {
  const volume = name("volume");
  await page.goto(dashboard);
  const changes = page.getByRole("region", { name: "Recent changes" });
  await docker("volume", "create", volume);
  await expect(changes.getByRole("link", { name: volume })).toBeVisible();
  await docker("volume", "rm", volume);
  await expect(changes.getByText(`Volume ${volume} was removed`)).toBeVisible();
  await expect(changes.getByRole("link", { name: volume })).toHaveCount(0);
});

test("counts follow the engine and lead to the lists", async ({ page, docker }) => {
  const paused = name("paused");
  await docker("run", "-d", "--network", "none", "--name", paused, image, "sleep", "600");
  try {
    await page.goto(dashboard);
    const counts = page.getByRole("region", { name: "How much there is" });
    await docker("pause", paused);
    await counts.getByRole("link", { name: /paused/ }).click();
    await expect(page).toHaveURL(/containers\?state=paused$/);
    await expect(page.getByRole("link", { name: paused })).toBeVisible();
  } finally {
    await docker("rm", "-f", paused);
  }
});

test("disk use is measured on demand", async ({ page }) => {
  await page.goto(dashboard);
  const disk = page.getByRole("region", { name: "Disk use" });
  await disk.getByRole("button", { name: /^Measure/ }).click();
  await expect(disk.getByRole("row", { name: /^Images/ })).toContainText(/MB|kB/);
  await expect(disk.getByText(/^Measured/)).toBeVisible();
});

test("the engine tells about itself and its host", async ({ page, docker }) => {
  const driver = await docker("info", "--format", "{{.Driver}}");
  await page.goto(dashboard);
  await expect(page.getByRole("region", { name: "Engine and host" })).toContainText(driver);
});

test("an empty engine says what to do next", async ({ page, context }) => {
  const engine = await startTestEngine({ image: false });
  const panel = await startPanelProcess({ dockerHost: engine.dockerHost });
  try {
    await signIn(context.request, panel.url, panel.administrator);
    await page.goto(panel.url);
    await expect(page.getByRole("region", { name: "A fresh engine" })).toContainText("docker run");
  } finally {
    await page.goto("about:blank");
    await panel.stop().finally(engine.stop);
  }
});

test("the dashboard speaks Chinese", async ({ page, setLocale }) => {
  await setLocale("zh-CN");
  await page.goto(dashboard);
  await expect(page.getByRole("heading", { name: "概览", level: 1 })).toBeVisible();
  await expect(page.getByRole("region", { name: "引擎与主机" })).toContainText("存储驱动");
});
