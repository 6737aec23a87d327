import { expect, type Page } from "@playwright/test";
import { startPanelProcess } from "../scripts/testing/panel-process.ts";
import { signedOut, test } from "./fixtures.ts";

const image = "quayside/busybox:1";
const container = `accessible-${process.pid}`;
const volume = `accessible-${process.pid}`;

/** Every page that the navigation leads to, in both groups of it. */
const pagesOf = async (page: Page): Promise<string[]> => {
  await page.goto("/environments/local");
  const navigation = page.getByRole("navigation", { name: "Main navigation" });
  await expect(navigation.getByRole("link", { name: "Containers" })).toBeVisible();
  const links = await navigation.getByRole("listitem").getByRole("link").all();
  return Promise.all(links.map(async (link) => (await link.getAttribute("href")) ?? ""));
};

/** A page of each kind of object. */
const detailPages = (networkId: string, imageId: string): string[] => [
  `/environments/local/containers/${container}`,
  `/environments/local/containers/${container}?tab=environment`,
  `/environments/local/containers/${container}?tab=json`,
  `/environments/local/images/${imageId}`,
  `/environments/local/volumes/${volume}`,
  `/environments/local/networks/${networkId}`,
  "/account",
];

/** Loaded is what has its heading, and no place that is still kept for what is on its way. */
const settled = async (page: Page): Promise<void> => {
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
  await expect(page.getByText("Loading", { exact: true })).toHaveCount(0);
};

test.describe("signed in", () => {
  test.beforeAll(async ({ docker }) => {
    await docker("volume", "create", volume);
    const args = [
      "--name",
      container,
      "--network",
      "none",
      "--volume",
      `${volume}:/data`,
      "--env",
      "KEY=value",
    ];
    await docker("run", "--detach", ...args, "--label", "a=b", image, "sleep", "600");
  });
  test.afterAll(async ({ docker }) => {
    await docker("rm", "-f", container);
    await docker("volume", "rm", volume);
  });

  for (const theme of ["light", "dark"] as const) {
    test(`every page meets WCAG in the ${theme} theme`, async ({
      page,
      docker,
      setTheme,
      checkAccessibility,
    }) => {
      test.setTimeout(240_000);
      await setTheme(theme);
      const network = (await docker("network", "inspect", "--format", "{{.Id}}", "none")).slice(0, 12);
      const busybox = (await docker("image", "inspect", "--format", "{{.Id}}", image)).slice(7, 19);
      const pages = [...(await pagesOf(page)), ...detailPages(network, busybox)];
      expect(pages.length).toBeGreaterThan(10);
      for (const path of pages) {
        await test.step(path, async () => {
          await page.goto(path);
          await settled(page);
          await checkAccessibility();
        });
      }
    });

    test(`the palette and the shortcuts meet WCAG in the ${theme} theme`, async ({
      page,
      setTheme,
      checkAccessibility,
    }) => {
      await setTheme(theme);
      await page.goto("/environments/local/containers");
      await settled(page);
      await page.keyboard.press("Control+k");
      await page.getByRole("combobox").fill(container);
      await expect(page.getByRole("option", { name: container }).first()).toBeVisible();
      await checkAccessibility();
      await page.keyboard.press("Escape");
      await expect(page.getByRole("dialog")).toBeHidden();
      await page.keyboard.press("?");
      await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
      await checkAccessibility();
    });

    test(`the page of an address that leads nowhere meets WCAG in the ${theme} theme`, async ({
      page,
      setTheme,
      allowConsoleError,
      checkAccessibility,
    }) => {
      allowConsoleError(/404/);
      await setTheme(theme);
      await page.goto("/no/such/page");
      await settled(page);
      await checkAccessibility();
      await page.goto("/environments/local/containers/nobody");
      await expect(page.getByRole("heading", { name: "There is no such container" })).toBeVisible();
      await checkAccessibility();
    });

    test(`the page of an error meets WCAG in the ${theme} theme`, async ({
      page,
      context,
      setTheme,
      allowConsoleError,
      checkAccessibility,
    }) => {
      allowConsoleError(/ERR_FAILED|ChunkLoadError|Failed to load|chunk/i);
      await setTheme(theme);
      await page.goto(`/environments/local/containers/${container}`);
      await settled(page);
      // A part of the console that cannot be loaded, as after an update on the server.
      await context.route("**/_next/static/chunks/**", (route) => route.abort());
      await page.getByRole("tab", { name: "JSON" }).click();
      await expect(page.getByRole("heading", { name: "This page has stopped working" })).toBeVisible();
      await checkAccessibility();
    });
  }
});

test.describe("signed out", () => {
  test.use(signedOut);

  test("the setup page meets WCAG in both themes", async ({ page, run, setTheme, checkAccessibility }) => {
    const environment = { ADMIN_USERNAME: "", ADMIN_PASSWORD_FILE: "" };
    const panel = await startPanelProcess({ dockerHost: `unix://${run.engineSocket}`, environment });
    try {
      for (const theme of ["light", "dark"] as const) {
        await setTheme(theme);
        await page.goto(`${panel.url}/setup`);
        await expect(page.getByLabel("Setup token")).toBeVisible();
        await checkAccessibility();
      }
    } finally {
      await page.goto("about:blank");
      await panel.stop();
    }
  });

  for (const theme of ["light", "dark"] as const) {
    test(`the sign-in page meets WCAG in the ${theme} theme`, async ({
      page,
      setTheme,
      checkAccessibility,
    }) => {
      await setTheme(theme);
      await page.goto("/sign-in");
      await settled(page);
      await checkAccessibility();
    });
  }
});
