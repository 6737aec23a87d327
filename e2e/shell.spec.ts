import { expect } from "@playwright/test";
import { startTestEngine } from "../scripts/test-engine.ts";
import { startPanelProcess } from "../scripts/testing/panel-process.ts";
import { test } from "./fixtures.ts";
import { signIn } from "./sign-in.ts";

test("the navigation leads to every page, and the address says which", async ({ page }) => {
  await page.goto("/");
  await expect(page).toHaveURL(/\/environments\/local$/);
  await expect(page.getByRole("heading", { name: "Dashboard", level: 1 })).toBeVisible();
  const navigation = page.getByRole("navigation", { name: "Main navigation" });
  await navigation.getByRole("link", { name: "Terminals" }).click();
  await expect(page.getByRole("heading", { name: "Terminals", level: 1 })).toBeVisible();
  await navigation.getByRole("link", { name: "Containers" }).click();
  await expect(page.getByRole("heading", { name: "Containers", level: 1 })).toBeVisible();
});

test("the language and the theme are changed where one is, and are kept", async ({ page, run }) => {
  await page.goto("/");
  await page.getByRole("button", { name: `Account: ${run.username}` }).click();
  await page.getByRole("menu").getByText("Dark").click();
  await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", "dark");
  await page.getByRole("menu").getByText("简体中文").click();
  await expect(page.getByRole("heading", { name: "概览", level: 1 })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { name: "概览", level: 1 })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", "dark");
});

test("an address that leads nowhere says so and leads back", async ({ page, allowConsoleError }) => {
  allowConsoleError(/404/);
  await page.goto("/no/such/page");
  await expect(page.getByRole("heading", { level: 1 })).toContainText(/not|nothing/i);
  await page.getByRole("link").first().click();
  await expect(page.getByRole("heading", { name: "Dashboard", level: 1 })).toBeVisible();
});

for (const theme of ["light", "dark"] as const) {
  test(`the account page meets WCAG in the ${theme} theme`, async ({
    page,
    setTheme,
    checkAccessibility,
  }) => {
    await setTheme(theme);
    await page.goto("/account");
    await expect(page.getByRole("heading", { name: "Account", level: 1 })).toBeVisible();
    await checkAccessibility();
  });
}

test("at phone width the navigation opens from the side", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/environments/local/containers");
  await expect(page.getByRole("heading", { name: "Containers", level: 1 })).toBeVisible();
  await page.getByRole("button", { name: "Open the navigation" }).click();
  await page.getByRole("dialog").getByRole("link", { name: "Terminals" }).click();
  await expect(page.getByRole("heading", { name: "Terminals", level: 1 })).toBeVisible();
});

test("an engine that goes away is told at once, and its return too", async ({ page, context }) => {
  const engine = await startTestEngine();
  const panel = await startPanelProcess({ dockerHost: engine.dockerHost });
  try {
    await signIn(context.request, panel.url, panel.administrator);
    await page.goto(panel.url);
    await expect(page.getByRole("heading", { name: "Dashboard", level: 1 })).toBeVisible();
    await expect(page.getByText("Connected")).toBeVisible();
    await engine.kill("SIGKILL");
    await expect(page.getByText("The engine is not reachable")).toBeVisible();
    await engine.start();
    await expect(page.getByText("The engine is not reachable")).toBeHidden({ timeout: 15_000 });
    await engine.docker(["create", "--name", "after-the-return", "quayside/busybox:1"]);
    await expect(page.getByRole("link", { name: "after-the-return" })).toBeVisible();
  } finally {
    await page.goto("about:blank");
    await panel.stop().finally(engine.stop);
  }
});

test("pages carry a nonce policy and cannot be framed", async ({ page }) => {
  const response = await page.goto("/");
  const policy = response?.headers()["content-security-policy"] ?? "";
  expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/=]+' 'strict-dynamic'/);
  expect(policy).not.toMatch(/script-src[^;]*unsafe/);
  expect(policy).toContain("frame-ancestors 'none'");
  const again = await page.goto("/");
  expect(again?.headers()["content-security-policy"]).not.toBe(policy);
});
