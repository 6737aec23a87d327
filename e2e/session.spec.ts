import { readFileSync } from "node:fs";
import { expect, type Page } from "@playwright/test";
import { startPanelProcess } from "../scripts/testing/panel-process.ts";
import { signedOut, test } from "./fixtures.ts";

const password = "a few unrelated words";

/** What the card says went wrong; the page's title is announced as an alert too, outside of it. */
const refusal = (page: Page) => page.getByRole("region").getByRole("alert");

const signIn = async (page: Page, username: string, secret: string): Promise<void> => {
  await page.getByRole("textbox", { name: "Username" }).fill(username);
  await page.getByLabel("Password", { exact: true }).fill(secret);
  await page.getByRole("button", { name: "Sign in" }).click();
};

test.describe("nobody is signed in", () => {
  test.use(signedOut);

  test("a page leads to the sign-in and, after it, back to itself", async ({ page, run }) => {
    await page.goto("/account");
    await expect(page.getByRole("heading", { name: "Sign in to Quayside" })).toBeVisible();
    await signIn(page, run.username, run.password);
    await expect(page).toHaveURL(/\/account$/);
    await expect(page.getByRole("heading", { name: "Account", level: 1 })).toBeVisible();
  });

  test("a wrong password is refused in words", async ({ page, run, allowConsoleError }) => {
    allowConsoleError(/401/);
    await page.goto("/sign-in");
    await signIn(page, run.username, "not the password");
    await expect(refusal(page)).toContainText(/password/i);
    await expect(page).toHaveURL(/\/sign-in/);
  });

  test("a foreign address to return to is not followed", async ({ page, run }) => {
    await page.goto("/sign-in?return=https://evil.example/");
    await signIn(page, run.username, run.password);
    await expect(page).toHaveURL(new RegExp(`^${run.url}/`));
    await expect(page.getByRole("navigation", { name: "Main navigation" })).toBeVisible();
  });

  for (const theme of ["light", "dark"] as const) {
    test(`the sign-in meets WCAG in the ${theme} theme`, async ({ page, setTheme, checkAccessibility }) => {
      await setTheme(theme);
      await page.goto("/sign-in");
      await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
      await checkAccessibility();
    });
  }

  test("the sign-in speaks Chinese", async ({ page, setLocale }) => {
    await setLocale("zh-CN");
    await page.goto("/sign-in");
    await expect(page.getByRole("button", { name: "登录" })).toBeVisible();
    await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  });
});

test.describe("a panel that is new", () => {
  test.use(signedOut);

  test("is taken over with the printed token alone, and only once", async ({
    page,
    run,
    allowConsoleError,
  }) => {
    allowConsoleError(/403|401/);
    const environment = { ADMIN_USERNAME: "", ADMIN_PASSWORD_FILE: "" };
    const panel = await startPanelProcess({ dockerHost: `unix://${run.engineSocket}`, environment });
    try {
      const token = /setup token:\s+(\S+)/.exec(readFileSync(panel.log, "utf8"))?.[1] ?? "";
      await page.goto(panel.url);
      await expect(page).toHaveURL(/\/setup$/);
      await page.getByRole("textbox", { name: "Username" }).fill("captain");
      await page.getByLabel("Password", { exact: true }).fill(password);
      await page.getByLabel("Repeat the password").fill(password);
      await page.getByLabel("Setup token").fill("guessed");
      await page.getByRole("button", { name: "Create the administrator" }).click();
      await expect(refusal(page)).toBeVisible();
      await page.getByLabel("Setup token").fill(token);
      await page.getByRole("button", { name: "Create the administrator" }).click();
      await expect(page.getByRole("heading", { name: "Dashboard", level: 1 })).toBeVisible();
      const again = await page.request.post(`${panel.url}/api/setup`, {
        data: { token, username: "pirate", password },
        headers: { origin: panel.url },
      });
      expect(again.status()).toBe(403);
    } finally {
      await page.goto("about:blank");
      await panel.stop();
    }
  });

  test("changes its password, signs out, and takes the new one", async ({ page, run, allowConsoleError }) => {
    allowConsoleError(/401/);
    const panel = await startPanelProcess({ dockerHost: `unix://${run.engineSocket}` });
    try {
      const { username, password: first } = panel.administrator;
      await page.goto(`${panel.url}/account`);
      await signIn(page, username, first);
      await page.getByLabel("Current password").fill(first);
      await page.getByLabel("New password", { exact: true }).fill(password);
      await page.getByLabel("Repeat the new password").fill(password);
      await page.getByRole("button", { name: "Change the password" }).click();
      await expect(page.getByText("The password has been changed.")).toBeVisible();
      await page.getByRole("button", { name: `Account: ${username}` }).click();
      await page.getByRole("menuitem", { name: "Sign out" }).click();
      await expect(page.getByRole("heading", { name: "Sign in to Quayside" })).toBeVisible();
      await signIn(page, username, first);
      await expect(refusal(page)).toBeVisible();
      await signIn(page, username, password);
      await expect(page.getByRole("navigation", { name: "Main navigation" })).toBeVisible();
    } finally {
      await page.goto("about:blank");
      await panel.stop();
    }
  });
});
