import { gzipSync } from "node:zlib";
import { expect, type Response } from "@playwright/test";
import { test } from "./fixtures.ts";

/** What a page may load before it is at rest, in bytes as they are sent; see docs/decisions/0010. */
const mostBytes = 300_000;

test("the list of containers loads no more scripts than it is allowed", async ({ page }) => {
  const scripts: Response[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() === "script") scripts.push(response);
  });
  await page.goto("/environments/local/containers");
  await page.waitForLoadState("networkidle");
  await expect(page.getByRole("heading", { name: "Containers", exact: true })).toBeVisible();
  const loaded = await Promise.all(
    scripts.map(async (script) => ({
      name: new URL(script.url()).pathname,
      bytes: gzipSync(await script.body()).byteLength,
    })),
  );
  const sum = loaded.reduce((bytes, script) => bytes + script.bytes, 0);
  expect(loaded.length).toBeGreaterThan(5);
  expect(sum, loaded.map(({ name, bytes }) => `${bytes} ${name}`).join("\n")).toBeLessThanOrEqual(mostBytes);
});
