import { expect, type Page } from "@playwright/test";
import { test } from "./fixtures.ts";

const image = "quayside/busybox:1";
const unique = (name: string): string => `${name}-${Math.random().toString(36).slice(2, 8)}`;

/** A running container of the test's own, with some files in it. */
const own = test.extend<{ box: { id: string; name: string } }>({
  box: async ({ docker, page }, use) => {
    const name = unique("files");
    const script =
      "mkdir -p /work/inner && echo 'hello: world' > /work/app.yaml && ln -s app.yaml /work/link && exec sleep 100000";
    const id = (
      await docker("run", "-d", "--stop-timeout", "0", "--name", name, image, "sh", "-c", script)
    ).trim();
    await use({ id, name });
    await page.goto("about:blank");
    await docker("rm", "-f", name);
  },
});

const open = async (page: Page, id: string, path: string): Promise<void> => {
  await page.goto(
    `/environments/local/containers/${id.slice(0, 12)}?${new URLSearchParams({ tab: "files", path })}`,
  );
};

own(
  "a folder is listed and walked, and a text is edited",
  async ({ page, box, docker, checkAccessibility }) => {
    await open(page, box.id, "/");
    const grid = page.getByRole("grid", { name: "Files" });
    await grid.getByRole("button", { name: "work", exact: true }).click();
    await expect(page).toHaveURL(/path=%2Fwork/);
    await expect(grid.getByRole("row", { name: "app.yaml", exact: true })).toContainText("-rw-r--r--");
    await expect(grid.getByRole("row", { name: "link", exact: true })).toContainText("→ app.yaml");
    await checkAccessibility();
    await grid.getByRole("button", { name: "app.yaml", exact: true }).click();
    const editor = page.getByRole("textbox", { name: "/work/app.yaml" });
    await expect(editor).toContainText("hello: world");
    await page.getByRole("button", { name: "Edit", exact: true }).click();
    await editor.press("Control+End");
    await editor.pressSequentially("more: 1");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page.getByText("app.yaml was saved")).toBeVisible();
    expect(await docker("exec", box.name, "cat", "/work/app.yaml")).toContain("more: 1");
  },
);

own("files go up, are renamed, come down and are deleted", async ({ page, box, docker }) => {
  await open(page, box.id, "/work");
  const grid = page.getByRole("grid", { name: "Files" });
  await expect(grid.getByRole("row", { name: "app.yaml", exact: true })).toBeVisible();
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles({
      name: "möbel & co.txt",
      mimeType: "text/plain",
      buffer: Buffer.from("from the browser"),
    });
  await expect(grid.getByRole("row", { name: "möbel & co.txt", exact: true })).toBeVisible();
  expect(await docker("exec", box.name, "cat", "/work/möbel & co.txt")).toContain("from the browser");
  await page.getByRole("button", { name: "More for möbel & co.txt" }).click();
  await page.getByRole("menuitem", { name: "Rename or move …" }).click();
  await page.getByRole("textbox", { name: "New name" }).fill("inner/plain.txt");
  await page.getByRole("button", { name: "Rename", exact: true }).click();
  await expect(grid.getByRole("row", { name: "möbel & co.txt", exact: true })).toBeHidden();
  await grid.getByRole("button", { name: "inner", exact: true }).click();
  await page.getByRole("button", { name: "More for plain.txt" }).click();
  const coming = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "Download", exact: true }).click();
  expect((await coming).suggestedFilename()).toBe("plain.txt");
  await page.getByRole("button", { name: "More for plain.txt" }).click();
  await page.getByRole("menuitem", { name: "Delete …" }).click();
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await expect(page.getByText("This folder is empty")).toBeVisible();
});

own(
  "what was changed leads to its file, and becomes an image",
  async ({ page, box, docker, checkAccessibility }) => {
    await page.goto(`/environments/local/containers/${box.id.slice(0, 12)}?tab=changes`);
    const tree = page.getByRole("list", { name: "Changed paths" });
    await expect(tree.getByRole("button", { name: "app.yaml", exact: true })).toBeVisible();
    await checkAccessibility();
    const tag = `quayside/${box.name}:1`;
    await page.getByRole("button", { name: "Commit …" }).click();
    await page.getByRole("textbox", { name: "Name of the image" }).fill(tag);
    await page.getByRole("textbox", { name: "Changes to its settings" }).fill("ENV MADE_BY=test");
    await page.getByRole("button", { name: "Commit", exact: true }).click();
    await expect(page.getByText(`was made into ${tag}`)).toBeVisible({ timeout: 20_000 });
    expect(await docker("image", "inspect", "-f", "{{json .Config.Env}}", tag)).toContain("MADE_BY=test");
    await docker("rmi", tag);
    await tree.getByRole("button", { name: "app.yaml", exact: true }).click();
    await expect(page.getByRole("textbox", { name: "/work/app.yaml" })).toContainText("hello: world");
  },
);

/** As the page writes what does not show, or turns a line around. */
const oddNames = [
  ["two\nlines", "two\u240alines"],
  [`quo"te'<b>`, `quo"te'<b>`],
  ["\u202egnp.exe", "⟨U+202E⟩gnp.exe"],
  ["é".repeat(127), "é".repeat(127)],
] as const;

own("files of any name are shown as they are, and opened", async ({ page, box, docker }) => {
  for (const [name] of oddNames)
    await docker("exec", box.name, "sh", "-c", 'mkdir -p /odd && echo inside > "/odd/$1"', "sh", name);
  const grid = page.getByRole("grid", { name: "Files" });
  for (const [, shown] of oddNames) {
    await open(page, box.id, "/odd");
    await grid.getByRole("button", { name: shown, exact: true }).click();
    await expect(page.getByRole("textbox", { name: `/odd/${shown}` })).toContainText("inside");
    await page.getByRole("button", { name: "To its folder" }).click();
    await expect(grid.getByRole("row", { name: shown, exact: true })).toBeVisible();
  }
});

own(
  "what is in memory is read, and said to be for reading alone",
  async ({ page, box, checkAccessibility }) => {
    await open(page, box.id, "/proc/1/comm");
    await expect(page.getByRole("textbox", { name: "/proc/1/comm" })).toContainText("sleep");
    await expect(page.getByText("Only the running container itself sees this file")).toBeVisible();
    await expect(page.getByRole("button", { name: "Edit", exact: true })).toBeHidden();
    await checkAccessibility();
  },
);

own("a folder of a hundred thousand entries draws only the rows in view", async ({ page, box, docker }) => {
  test.setTimeout(120_000);
  await docker("exec", box.name, "sh", "-c", "mkdir /many && cd /many && seq -w 1 100000 | xargs touch");
  await open(page, box.id, "/many");
  const grid = page.getByRole("grid", { name: "Files" });
  await expect(grid.getByRole("row", { name: "000001", exact: true })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(/100,000/).first()).toBeVisible({ timeout: 60_000 });
  expect(await grid.getByRole("row").count()).toBeLessThan(120);
  await page.getByRole("searchbox", { name: "Find in this folder" }).fill("099999");
  await expect(grid.getByRole("row", { name: "099999", exact: true })).toBeVisible();
});
