import { readFile } from "node:fs/promises";
import { expect, type Page } from "@playwright/test";
import { test } from "./fixtures.ts";

const rows = (page: Page) => page.getByRole("grid", { name: "Audit log" }).getByRole("row");
const entries = (page: Page, word: string) => rows(page).filter({ hasText: word });

/** Leaves acts that only this test has: of one that fails, and of one that is done. */
const leaveTraces = async (page: Page, url: string, name: string) => {
  const headers = { origin: url };
  const nobody = await page.request.post(`${url}/api/users/${name}/disable`, { data: {}, headers });
  expect(nobody.status()).toBe(404);
  await page.request.post(`${url}/api/users`, { data: { username: name, role: "viewer" }, headers });
  await page.request.delete(`${url}/api/users/${name}`, { headers });
};

test("the log is narrowed by the menus and by text; the address keeps it, and an entry tells all", async ({
  page,
  run,
}) => {
  const name = `ghost-${run.engineApi.replace(".", "-")}`;
  await leaveTraces(page, run.url, name);
  await page.goto("/audit");
  await page.getByRole("searchbox", { name: /^Find in person/ }).fill(name);
  await expect(entries(page, name)).toHaveCount(3);
  await expect(entries(page, "Remove a user")).toContainText("user.remove");

  await page.getByRole("button", { name: "Outcome", exact: true }).click();
  await page.getByRole("option", { name: "Failed" }).click();
  await expect(entries(page, name)).toHaveCount(1);
  await expect(page).toHaveURL(/outcome=failed/);
  await page.reload();
  await expect(entries(page, name)).toHaveCount(1);
  await expect(page.getByText("Outcome: Failed")).toBeVisible();

  await page.getByRole("button", { name: /^Disable a user/ }).click();
  const detail = page.getByRole("dialog", { name: "What happened" });
  await expect(detail).toContainText("user.disable");
  await expect(detail).toContainText("not_found");
  await expect(detail.getByText(/[0-9a-f]{8}-[0-9a-f-]{27}/).first()).toBeVisible();
  await detail.getByRole("button", { name: "this action" }).click();
  await expect(detail).toBeHidden();
  await expect(page).toHaveURL(/action=user\.disable/);

  await page.getByRole("button", { name: "Clear all filters" }).click();
  await expect(page).not.toHaveURL(/outcome=/);
});

test("the filtered log is saved as a file", async ({ page, run }) => {
  await leaveTraces(page, run.url, "phantom");
  await page.goto("/audit?action=user.create&q=phantom");
  await expect(entries(page, "phantom")).toHaveCount(1);
  await page.getByRole("button", { name: "Export" }).click();
  const downloading = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: /^CSV/ }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^audit-[\d-]+\.csv$/);
  const lines = (await readFile(await download.path(), "utf8")).trimEnd().split("\r\n");
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain(`${run.username},user.create,,phantom,succeeded,`);
});

test("a long log is loaded as one scrolls, and only what is in sight is drawn", async ({ page, run }) => {
  const headers = { origin: run.url };
  const act = () => page.request.post(`${run.url}/api/users/scrolling/enable`, { data: {}, headers });
  // More than one page holds, and more than the panel lets one person do at once: what it refuses is done again.
  for (let done = 0; done < 130; done += 1) await expect.poll(async () => (await act()).status()).toBe(404);
  let reads = 0;
  page.on("request", (request) => {
    if (new URL(request.url()).pathname.startsWith("/api/audit")) reads += 1;
  });
  await page.goto("/audit?q=scrolling");
  await expect(page.getByText(/\d+ acts$/)).toBeVisible();
  const grid = page.getByRole("grid", { name: "Audit log" });
  await expect
    .poll(async () => {
      await grid.evaluate((element) => element.scrollTo({ top: element.scrollHeight }));
      return page.getByText(/newest \d+ acts/).count();
    })
    .toBe(0);
  await expect(page.getByText(/^\d{3} acts$/)).toBeVisible();
  expect(reads).toBeGreaterThan(1);
  expect(await rows(page).count()).toBeLessThan(80);
});

for (const theme of ["light", "dark"] as const) {
  test(`the audit log meets WCAG in the ${theme} theme`, async ({ page, setTheme, checkAccessibility }) => {
    await setTheme(theme);
    await page.goto("/audit?outcome=succeeded&time=24h");
    await expect(entries(page, "session.sign-in").first()).toBeVisible();
    await checkAccessibility();
    await page
      .getByRole("button", { name: /^Sign in/ })
      .first()
      .click();
    await expect(page.getByRole("dialog", { name: "What happened" })).toBeVisible();
    await checkAccessibility();
  });
}

test("what is not in the log is said so, with a way back", async ({ page }) => {
  await page.goto("/audit?q=nothing-has-this-name");
  await page.getByRole("button", { name: "Clear the filter" }).click();
  await expect(page).not.toHaveURL(/q=/);
  await expect(rows(page).nth(1)).toBeVisible();
});
