import type { Browser, Page } from "@playwright/test";
import { expect } from "@playwright/test";
import { type PanelProcess, startPanelProcess } from "../scripts/testing/panel-process.ts";
import { signedOut, test } from "./fixtures.ts";
import { signIn } from "./sign-in.ts";

// A panel of its own: what is done to users here must not reach the one that the other tests are signed in to.
test.use(signedOut);
// Each test starts a panel, and several a second browser.
test.describe.configure({ timeout: 180_000 });

const password = "a few unrelated words";
let panel: PanelProcess;
test.beforeEach(async ({ run, context }) => {
  panel = await startPanelProcess({ dockerHost: `unix://${run.engineSocket}` });
  await signIn(context.request, panel.url, panel.administrator);
});
test.afterEach(async ({ page }) => {
  await page.goto("about:blank");
  await panel.stop();
});

const dialog = (page: Page) => page.getByRole("dialog");
const rowOf = (page: Page, name: string) => page.getByRole("row", { name, exact: true });

/** Opens the menu of a user's row and takes a line of it. */
const choose = async (page: Page, name: string, item: string | RegExp) => {
  await page.getByRole("button", { name: `Actions for ${name}`, exact: true }).click();
  await page.getByRole("menuitem", { name: item }).click();
};

/** Creates a user by the page, and resolves to the one-time password that it shows. */
const createUser = async (page: Page, name: string, role: string): Promise<string> => {
  await page.goto(`${panel.url}/users`);
  await page.getByRole("button", { name: "New user" }).click();
  await dialog(page).getByRole("textbox", { name: "Username" }).fill(name);
  await dialog(page).getByRole("radio", { name: role, exact: true }).check();
  await dialog(page).getByRole("button", { name: "Create the user" }).click();
  await expect(dialog(page)).toHaveAccessibleName(`One-time password for ${name}`);
  const oneTime = (await dialog(page).locator("code").textContent()) ?? "";
  await dialog(page).getByRole("button", { name: "Done" }).click();
  await expect(dialog(page)).toBeHidden();
  return oneTime;
};

/** Another person's browser, in which they have chosen their password and see the containers. */
const settle = async (browser: Browser, name: string, oneTime: string): Promise<Page> => {
  const context = await browser.newContext({ ...signedOut, locale: "en" });
  const page = await context.newPage();
  await page.goto(`${panel.url}/environments/local/containers`);
  await page.getByRole("textbox", { name: "Username" }).fill(name);
  await page.getByLabel("Password", { exact: true }).fill(oneTime);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "Choose your password" })).toBeVisible();
  await page.getByLabel("One-time password").fill(oneTime);
  await page.getByLabel("New password", { exact: true }).fill(password);
  await page.getByLabel("Repeat the new password").fill(password);
  await page.getByRole("button", { name: "Set the password and go on" }).click();
  await expect(page.getByRole("heading", { name: "Containers", level: 1 })).toBeVisible();
  return page;
};

test("a new user signs in with the one-time password, must choose their own, and then goes on", async ({
  page,
  browser,
}) => {
  const oneTime = await createUser(page, "otto", "Operator");
  await expect(rowOf(page, "otto")).toContainText("One-time password");
  await expect(page.getByText(oneTime)).toHaveCount(0);
  const other = await settle(browser, "otto", oneTime);
  await expect(other).toHaveURL(/\/environments\/local\/containers$/);
  await expect(other.getByRole("link", { name: "Users" })).toBeHidden();
  await other.goto(`${panel.url}/users`);
  await expect(other.getByRole("heading", { name: "Your role does not allow this", level: 1 })).toBeVisible();
  await page.reload();
  await expect(rowOf(page, "otto")).toContainText("Active");
  await other.context().close();
});

test("a changed role counts at once in a tab that is open, and a disabled user is out", async ({
  page,
  browser,
}) => {
  const other = await settle(browser, "otto", await createUser(page, "otto", "Viewer"));
  const navigation = other.getByRole("navigation", { name: "Main navigation" });
  await expect(navigation.getByRole("link", { name: "Terminals" })).toBeHidden();

  await choose(page, "otto", "Change role …");
  await dialog(page).getByRole("radio", { name: "Operator", exact: true }).check();
  await dialog(page).getByRole("button", { name: "Change the role" }).click();
  await expect(rowOf(page, "otto")).toContainText("Operator");
  await expect(navigation.getByRole("link", { name: "Terminals" })).toBeVisible();
  await expect(other.getByText("Your role was changed to Operator.")).toBeVisible();
  await expect(other.getByRole("heading", { name: "Containers", level: 1 })).toBeVisible();

  await choose(page, "otto", "Disable …");
  await dialog(page).getByRole("button", { name: "Disable" }).click();
  await expect(rowOf(page, "otto")).toContainText("Disabled");
  await expect(other.getByText("Your session has ended.")).toBeVisible();
  await other.context().close();
});

test("a password is reset, and a user removed, whose name nobody gets again", async ({
  page,
  allowConsoleError,
}) => {
  const first = await createUser(page, "otto", "Viewer");
  await choose(page, "otto", "Reset password …");
  await dialog(page).getByRole("button", { name: "Reset the password" }).click();
  await expect(dialog(page)).toHaveAccessibleName("One-time password for otto");
  expect(await dialog(page).locator("code").textContent()).not.toBe(first);
  await dialog(page).getByRole("button", { name: "Done" }).click();
  await choose(page, "otto", "Remove …");
  await dialog(page).getByRole("button", { name: "Remove the user" }).click();
  await expect(rowOf(page, "otto")).toBeHidden();
  await page.getByRole("button", { name: "New user" }).click();
  await dialog(page).getByRole("textbox", { name: "Username" }).fill("otto");
  allowConsoleError(/409/);
  await dialog(page).getByRole("button", { name: "Create the user" }).click();
  await expect(dialog(page).getByText("was the name of somebody who was removed")).toBeVisible();
});

test("nobody takes their own rights away by a slip, and the last administrator stays", async ({ page }) => {
  await page.goto(`${panel.url}/users`);
  const own = panel.administrator.username;
  await page.getByRole("button", { name: `Actions for ${own}`, exact: true }).click();
  await expect(page.getByRole("menu")).toContainText("This is your own account");
  await expect(page.getByRole("menuitem")).toHaveText(["Your password and sessions"]);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("menu")).toBeHidden();
  const answer = await page.request.put(`${panel.url}/api/users/${own}/role`, {
    data: { role: "viewer" },
    headers: { origin: panel.url },
  });
  expect([answer.status(), await answer.json()]).toMatchObject([409, { error: { code: "own_account" } }]);
});

test("one sees where one is signed in, and ends what is elsewhere", async ({ page, browser }) => {
  const elsewhere = await browser.newContext({ ...signedOut, locale: "en" });
  await signIn(elsewhere.request, panel.url, panel.administrator);
  const other = await elsewhere.newPage();
  await other.goto(`${panel.url}/account`);
  await expect(other.getByRole("heading", { name: "Sessions" })).toBeVisible();
  await page.goto(`${panel.url}/account`);
  const sessions = page.getByRole("listitem").filter({ hasText: "last used" });
  await expect(sessions).toHaveCount(2);
  await expect(sessions.first()).toContainText("this one");
  await page.getByRole("button", { name: "End all others" }).click();
  await dialog(page).getByRole("button", { name: "End all others" }).click();
  await expect(sessions).toHaveCount(1);
  await expect(page.getByText("You are signed in nowhere else.")).toBeVisible();
  await expect(other.getByText("Your session has ended.")).toBeVisible();
  await elsewhere.close();
});

for (const theme of ["light", "dark"] as const) {
  test(`the pages of people meet WCAG in the ${theme} theme`, async ({
    page,
    setTheme,
    checkAccessibility,
  }) => {
    await setTheme(theme);
    await createUser(page, "otto", "Viewer");
    await checkAccessibility();
    await page.getByRole("button", { name: "New user" }).click();
    await expect(dialog(page)).toBeVisible();
    await checkAccessibility();
    await page.keyboard.press("Escape");
    await choose(page, "otto", "Reset password …");
    await dialog(page).getByRole("button", { name: "Reset the password" }).click();
    await expect(dialog(page)).toHaveAccessibleName("One-time password for otto");
    await checkAccessibility();
    await page.goto(`${panel.url}/account`);
    await expect(page.getByText("You are signed in nowhere else.")).toBeVisible();
    await checkAccessibility();
  });
}

test("people speak Chinese at phone width", async ({ page, context }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await context.addCookies([{ name: "quayside-locale", value: "zh-CN", url: panel.url }]);
  await page.goto(`${panel.url}/users`);
  await expect(page.getByRole("heading", { name: "用户", level: 1 })).toBeVisible();
  await expect(page.getByRole("row", { name: panel.administrator.username })).toContainText("管理员");
  const { scroll, client } = await page.evaluate(() => ({
    scroll: document.documentElement.scrollWidth,
    client: document.documentElement.clientWidth,
  }));
  expect(scroll).toBeLessThanOrEqual(client);
});
