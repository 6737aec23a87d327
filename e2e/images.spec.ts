import { expect, type Page } from "@playwright/test";
import { inNetworkOf } from "../scripts/test-engine/workspace.ts";
import { makeLayeredImage } from "../scripts/testing/registry/layered-image.ts";
import { startTestRegistry, type TestRegistry } from "../scripts/testing/registry.ts";
import { test as base } from "./fixtures.ts";

const layers = 3;

/** A registry of this file's own, slow enough to look on, with one image in it. */
const test = base.extend<object, { registry: TestRegistry & { reference: string } }>({
  registry: [
    async ({ docker, run }, use) => {
      const engine = {
        docker: (args: readonly string[]) => docker(...args),
        inNetwork: inNetworkOf(run.engineWorkspace),
        workspace: run.engineWorkspace,
      };
      const registry = await startTestRegistry(engine, { port: 5300, bytesPerSecond: 400_000 });
      const reference = await registry.push("e2e/app:1", { layers, layerBytes: 2_500_000 });
      await use({ ...registry, reference });
      await registry.stop();
    },
    { scope: "worker" },
  ],
});

const list = "/environments/local/images";
const rowOf = (page: Page, name: string) => page.getByRole("row").filter({ hasText: name });
const panelOf = (page: Page) => page.getByRole("dialog", { name: "Pulls" });

const pull = async (page: Page, reference: string): Promise<void> => {
  await page.getByRole("button", { name: "Pull image" }).click();
  const dialog = page.getByRole("dialog", { name: "Pull an image" });
  await dialog.getByLabel("Image", { exact: true }).fill(reference);
  await dialog.getByRole("button", { name: "Pull", exact: true }).click();
};

test.beforeEach(async ({ docker, registry }) => {
  if ((await docker("images", "-q", registry.reference)) !== "") await docker("rmi", registry.reference);
});

test("a pull shows its layers, goes on over a reload and ends in the list", async ({
  page,
  registry,
  checkAccessibility,
  picture,
}) => {
  await page.goto(list);
  await page.getByRole("button", { name: "Pull image" }).click();
  const dialog = page.getByRole("dialog", { name: "Pull an image" });
  const field = dialog.getByLabel("Image", { exact: true });
  await field.fill("NGINX");
  await expect(dialog.getByText("This is no image's name")).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Pull", exact: true })).toBeDisabled();
  await field.fill("nginx");
  await expect(dialog.getByText("docker.io/library/nginx:latest")).toBeVisible();
  await field.fill(registry.reference);
  await dialog.getByRole("combobox", { name: "Platform" }).fill("linux/amd64");
  await expect(dialog.getByText(`docker pull --platform linux/amd64 ${registry.reference}`)).toBeVisible();
  await checkAccessibility();
  await dialog.getByRole("combobox", { name: "Platform" }).fill("");
  await page.keyboard.press("Escape");
  await dialog.getByRole("button", { name: "Pull", exact: true }).click();
  const panel = panelOf(page);
  await expect(panel.getByText("Downloading").first()).toBeVisible();
  await expect(panel.getByText(/[kM]B\/s/)).toBeVisible();
  registry.hold();
  // The whole, the new layers, and the one below them, which is here already.
  await expect(panel.getByRole("progressbar")).toHaveCount(1 + layers + 1);
  await checkAccessibility();
  await picture("images-pulling");
  await page.reload();
  await page.getByRole("button", { name: "1 pull under way" }).click();
  await expect(panel.getByText("Downloading").first()).toBeVisible();
  registry.release();
  await panel.getByRole("link", { name: "Show the image" }).click({ timeout: 30_000 });
  await expect(page.getByRole("heading", { name: registry.reference })).toBeVisible();
});

test("a pull is cancelled, and tried again", async ({ page, docker, registry }) => {
  await page.goto(list);
  await pull(page, registry.reference);
  const panel = panelOf(page);
  const newest = panel.getByRole("article").first();
  await expect(newest.getByText("Downloading").first()).toBeVisible();
  await newest.getByRole("button", { name: "Cancel the pull" }).click();
  await expect(newest.getByText("Cancelled")).toBeVisible();
  expect(await docker("images", "-q", registry.reference)).toBe("");
  await newest.getByRole("button", { name: "Try again" }).click();
  await expect(newest.getByRole("link", { name: "Show the image" })).toBeVisible({ timeout: 30_000 });
  await page.keyboard.press("Escape");
  await expect(rowOf(page, registry.reference)).toBeVisible();
});

test("a pull that fails says so in the engine's words", async ({ page, registry }) => {
  await page.goto(list);
  await pull(page, `${registry.host}/e2e/nothing:1`);
  const newest = panelOf(page).getByRole("article").first();
  await expect(newest.getByText("Failed")).toBeVisible();
  await expect(newest.getByText(/manifest unknown/)).toBeVisible();
});

test("the list follows docker tag and rmi, filters and sorts", async ({
  page,
  docker,
  checkAccessibility,
}) => {
  await docker("tag", "quayside/busybox:1", "e2e-listed:1");
  await page.goto(list);
  const row = rowOf(page, "e2e-listed:1");
  await docker("tag", "quayside/busybox:1", "e2e-listed:2");
  await page.getByRole("searchbox").fill("e2e-listed:2");
  await expect(rowOf(page, "quayside/busybox:1").or(row).first()).toBeVisible();
  await docker("rmi", "e2e-listed:1", "e2e-listed:2");
  await expect(page.getByText("Nothing matches the filter")).toBeVisible();
  await page.getByRole("searchbox").fill("");
  await page.getByRole("button", { name: /^Unused/ }).click();
  await expect(page).toHaveURL(/use=unused/);
  await page.getByRole("columnheader", { name: "Size" }).click();
  await expect(page).toHaveURL(/sort=-size/);
  await checkAccessibility();
});

test("what containers use is not removed, and the dialog says who they are", async ({
  page,
  docker,
  run,
  checkAccessibility,
}) => {
  const cli = (args: readonly string[]) => docker(...args);
  await makeLayeredImage(cli, "e2e-held:1", { layers: 1, layerBytes: 1000 });
  await docker("create", "--name", "e2e-holder", "e2e-held:1");
  await page.goto(list);
  await rowOf(page, "e2e-held:1").getByRole("button", { name: "Remove e2e-held:1" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText("Containers use it, so it stays")).toBeVisible();
  await expect(dialog.getByRole("link", { name: "e2e-holder" })).toHaveAttribute("href", /\/containers\//);
  await expect(dialog.getByRole("button", { name: "Remove images" })).toBeDisabled();
  await checkAccessibility();
  await docker("rm", "e2e-holder");
  // The dialog follows what happens behind it.
  await dialog.getByRole("button", { name: "Remove image" }).click();
  await expect(rowOf(page, "e2e-held:1")).toHaveCount(0);
  expect(await docker("images", "-q", "e2e-held:1"), run.engineApi).toBe("");
});

test("one of several tags is taken off", async ({ page, docker }) => {
  await makeLayeredImage((args) => docker(...args), "e2e-tags:1", { layers: 1, layerBytes: 1000 });
  await docker("tag", "e2e-tags:1", "e2e-tags:2");
  await page.goto(`${list}?q=e2e-tags`);
  await page.getByRole("link", { name: /e2e-tags:1/ }).click();
  await page.getByRole("button", { name: "Remove …" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("e2e-tags:1").uncheck();
  await dialog.getByRole("button", { name: "Take off the tag" }).click();
  await expect(page.getByText("e2e-tags:2")).toHaveCount(0);
  expect(await docker("images", "--format", "{{.Tag}}", "e2e-tags")).toBe("1");
  await docker("rmi", "e2e-tags:1");
  await expect(page.getByText("This image has been removed")).toBeVisible();
});

test("a prune removes what it has shown", async ({ page, docker, checkAccessibility }) => {
  await docker("image", "prune", "--force");
  await makeLayeredImage((args) => docker(...args), "e2e-pruned:1", { layers: 1, layerBytes: 300_000 });
  const id = await docker("images", "-q", "e2e-pruned:1");
  // Taking its tag leaves it without any.
  await makeLayeredImage((args) => docker(...args), "e2e-pruned:1", { layers: 1, layerBytes: 1000 });
  await page.goto(list);
  await expect(page.getByRole("button", { name: /^Without a tag/ })).toBeVisible();
  await page.getByRole("button", { name: "Prune …" }).click();
  const dialog = page.getByRole("dialog", { name: "Remove unused images" });
  await expect(dialog.getByText(id)).toBeVisible();
  await expect(dialog.getByText(/300\skB come free/)).toBeVisible();
  await checkAccessibility();
  await dialog.getByRole("button", { name: "Remove 1 image" }).click();
  await expect(page.getByText(/1 image removed, 300\skB freed/)).toBeVisible();
  expect(await docker("images", "-q", "--filter", "dangling=true")).toBe("");
  await docker("rmi", "e2e-pruned:1");
});

test("the page of an image shows its layers and who uses it, and containers lead to it", async ({
  page,
  docker,
  checkAccessibility,
  setTheme,
}) => {
  await docker(
    "run",
    "-d",
    "--name",
    "e2e-user",
    "--stop-timeout",
    "0",
    "quayside/busybox:1",
    "sleep",
    "600",
  );
  await setTheme("dark");
  await page.goto("/environments/local/containers?q=e2e-user");
  await page.getByRole("link", { name: "quayside/busybox:1" }).click();
  await expect(page.getByRole("heading", { name: /busybox/ })).toBeVisible();
  await checkAccessibility();
  await page.getByRole("tab", { name: "Layers" }).click();
  await expect(page.getByRole("table", { name: "Layers" }).getByRole("row")).toHaveCount(2);
  await checkAccessibility();
  await page.getByRole("tab", { name: /^Containers/ }).click();
  await expect(page.getByRole("link", { name: "e2e-user" })).toBeVisible();
  await docker("rm", "-f", "e2e-user");
  await expect(page.getByRole("link", { name: "e2e-user" })).toHaveCount(0);
  for (const tab of ["Environment", "Labels", "JSON"]) {
    await page.getByRole("tab", { name: tab }).click();
    await checkAccessibility();
  }
});

test("on a phone and in Chinese", async ({ page, docker, setLocale, checkAccessibility, picture }) => {
  await docker("tag", "quayside/busybox:1", "e2e-phone:1");
  await setLocale("zh-CN");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(list);
  await expect(page.getByRole("heading", { name: "镜像" })).toBeVisible();
  await expect(page.getByRole("link", { name: /busybox|e2e-phone/ }).first()).toBeVisible();
  await checkAccessibility();
  await picture("images-phone-zh");
  await docker("rmi", "e2e-phone:1");
});
