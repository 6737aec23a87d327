import { expect, type Page } from "@playwright/test";
import { test } from "./fixtures.ts";

const image = "quayside/busybox:1";
const name = (what: string) => `palette-${what}-${process.pid}`;

const open = async (page: Page) => {
  await expect(page.getByRole("button", { name: "Search or run a command" })).toBeVisible();
  await page.keyboard.press("Control+k");
  const field = page.getByRole("combobox", { name: "Search or run a command" });
  await expect(field).toBeFocused();
  return field;
};

test("a page is a few keys away", async ({ page }) => {
  await page.goto("/environments/local");
  await expect(page.getByRole("heading", { name: "Dashboard", level: 1 })).toBeVisible();
  const field = await open(page);
  await field.fill("netw");
  await expect(page.getByRole("option", { name: /^Networks/ })).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Networks", level: 1 })).toBeVisible();
  await expect(field).toBeHidden();
});

test("objects are found by name, by id and by image, and Enter goes there", async ({ page, docker }) => {
  const found = name("found");
  const id = await docker("create", "--network", "none", "--name", found, image);
  const volume = name("volume");
  await docker("volume", "create", volume);
  try {
    await page.goto("/environments/local");
    await page.getByRole("button", { name: "Search or run a command" }).click();
    const field = page.getByRole("combobox", { name: "Search or run a command" });
    for (const query of [found, id.slice(0, 12), `busybox ${found}`]) {
      await field.fill(query);
      await expect(page.getByRole("option", { name: found }).first()).toBeVisible();
    }
    await field.fill(volume);
    await expect(
      page.getByRole("group", { name: "Volumes" }).getByRole("option", { name: volume }),
    ).toBeVisible();
    await field.fill(found);
    await expect(page.getByRole("option", { name: found }).first()).toHaveAttribute("aria-selected", "true");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: found, level: 1 })).toBeVisible();
  } finally {
    await docker("rm", "-f", found);
    await docker("volume", "rm", volume);
  }
});

test("acts are typed, or chosen for the object at hand", async ({ page, docker }) => {
  const target = name("target");
  await docker("create", "--network", "none", "--stop-timeout", "0", "--name", target, image, "sleep", "600");
  try {
    await page.goto("/environments/local/terminals");
    const field = await open(page);
    await field.fill(`start ${target}`);
    await page.getByRole("option", { name: `Start ${target}` }).click();
    await expect(page.getByText(`Started ${target}`)).toBeVisible();
    expect(await docker("inspect", "--format", "{{.State.Status}}", target)).toBe("running");

    await open(page);
    await field.fill(target);
    await expect(page.getByRole("option", { name: target }).first()).toBeVisible();
    await page.keyboard.press("ArrowRight");
    await expect(page.getByRole("option", { name: "Open its page" })).toBeVisible();
    await expect(page.getByRole("option", { name: "Start", exact: true })).toHaveCount(0);
    await page.getByRole("option", { name: "Remove …" }).click();
    // The same dialog as everywhere: nothing is lost without a word.
    await expect(page.getByRole("dialog")).toContainText("This will be lost");
    await page.getByRole("button", { name: "Cancel" }).click();
    await expect(page.getByRole("dialog")).toBeHidden();
  } finally {
    await docker("rm", "-f", target);
  }
});

test("an act on no object asks what its page would ask, from anywhere", async ({ page, docker }) => {
  const stopped = name("stopped");
  await docker("create", "--network", "none", "--name", stopped, image);
  await page.goto("/account");
  const field = await open(page);
  const dialog = page.getByRole("dialog");
  // Twice: the second time it has nothing to load, and still the keys go into the dialog.
  for (const query of ["pull", "pull image"]) {
    if (await field.isHidden()) await open(page);
    await field.fill(query);
    await expect(page.getByRole("option", { name: "Pull an image …" })).toHaveAttribute(
      "aria-selected",
      "true",
    );
    await page.keyboard.press("Enter");
    await expect(page.getByRole("dialog", { name: "Pull an image" })).toBeVisible();
    await expect(page.getByRole("textbox", { name: "Image", exact: true })).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
  }
  for (const [noun, title] of [
    ["containers", "Remove stopped containers"],
    ["images", "Remove unused images"],
    ["volumes", "Remove unused volumes"],
    ["networks", "Remove unused networks"],
  ] as const) {
    await open(page);
    await field.fill("prune");
    await page.getByRole("option", { name: `Prune ${noun} …` }).click();
    await expect(page.getByRole("dialog", { name: title })).toBeVisible();
    if (noun === "containers") await expect(dialog).toContainText(stopped);
    await page.getByRole("button", { name: "Cancel" }).click();
    await expect(dialog).toBeHidden();
  }
  await expect(page).toHaveURL(/\/account$/);
  await docker("rm", stopped);
});

test("the disk is measured from here, and shown where its figures stand", async ({ page }) => {
  await page.goto("/account");
  const field = await open(page);
  await field.fill("measure disk");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Dashboard", level: 1 })).toBeVisible();
  await expect(page.getByRole("button", { name: "Measure again" })).toBeVisible();
  await open(page);
  await field.fill("measure sizes");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Volumes", level: 1 })).toBeVisible();
});

test("the audit log is saved as a file", async ({ page }) => {
  await page.goto("/account");
  const field = await open(page);
  await field.fill("export audit csv");
  const saved = page.waitForEvent("download");
  await page.keyboard.press("Enter");
  expect((await saved).suggestedFilename()).toMatch(/\.csv$/);
});

test("a user is made, found and disabled without leaving the page", async ({ page }) => {
  const somebody = `palette${process.pid}`;
  await page.goto("/account");
  const field = await open(page);
  await field.fill("new user");
  await page.keyboard.press("Enter");
  await page.getByRole("textbox", { name: "Username" }).fill(somebody);
  await page.getByRole("button", { name: "Create the user" }).click();
  await expect(page.getByRole("dialog", { name: `One-time password for ${somebody}` })).toBeVisible();
  // The one time that it is shown is not over because something else was looked for.
  await open(page);
  await page.keyboard.press("Escape");
  await expect(field).toBeHidden();
  await page.getByRole("button", { name: "Done" }).click();

  await open(page);
  await field.fill(somebody);
  await expect(
    page.getByRole("group", { name: "Users" }).getByRole("option", { name: somebody }),
  ).toBeVisible();
  await page.keyboard.press("ArrowRight");
  for (const act of ["Reset password …", "Change role …", "Disable …", "Remove …"]) {
    await expect(page.getByRole("option", { name: act, exact: true })).toBeVisible();
  }
  await page.keyboard.press("Escape");
  for (const [typed, label, confirm, done] of [
    ["disable", "Disable …", "Disable", `${somebody} can no longer sign in`],
    ["remove", "Remove …", "Remove the user", `${somebody} has been removed`],
  ] as const) {
    if (await field.isHidden()) await open(page);
    await field.fill(`${typed} ${somebody}`);
    await page.getByRole("option", { name: `${label} ${somebody}` }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: confirm }).click();
    await expect(page.getByText(done)).toBeVisible();
  }
  await expect(page).toHaveURL(/\/account$/);
});

test("Escape goes back, then closes; the focus returns to where it was", async ({ page, docker }) => {
  const target = name("back");
  await docker("create", "--network", "none", "--name", target, image);
  try {
    await page.goto("/environments/local/containers");
    const search = page.getByRole("searchbox").first();
    await search.focus();
    const field = await open(page);
    await field.fill(target);
    await expect(page.getByRole("option", { name: target }).first()).toBeVisible();
    await page.keyboard.press("ArrowRight");
    await expect(page.getByRole("option", { name: "Open its page" })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(field).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(field).toBeHidden();
    await expect(search).toBeFocused();
  } finally {
    await docker("rm", "-f", target);
  }
});

test("the theme and the language change from here", async ({ page }) => {
  await page.goto("/account");
  const field = await open(page);
  await field.fill("dark");
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", "dark");
  await open(page);
  await field.fill("中文");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "账户", level: 1 })).toBeVisible();
});

test("the keyboard in a list does what the shortcuts say", async ({ page, docker }) => {
  const names = [name("row-a"), name("row-b")];
  for (const one of names) await docker("create", "--network", "none", "--name", one, image);
  try {
    await page.goto(`/environments/local/containers?q=palette-row`);
    await expect(page.getByRole("grid", { name: "Containers" })).toBeVisible();
    await page.keyboard.press("?");
    await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toBeHidden();
    await page.keyboard.press("/");
    await expect(page.getByRole("searchbox")).toBeFocused();
    const grid = page.getByRole("grid", { name: "Containers" });
    await expect(grid.getByRole("row", { name: names[1] ?? "" })).toBeVisible();
    await grid.focus();
    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press(" ");
    await expect(grid.getByRole("row", { selected: true })).toContainText(names[1] ?? "");
    await page.keyboard.press("Escape");
    await expect(grid.getByRole("row", { selected: true })).toHaveCount(0);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: names[1] ?? "", level: 1 })).toBeVisible();
  } finally {
    for (const one of names) await docker("rm", "-f", one);
  }
});
