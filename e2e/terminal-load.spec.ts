import { expect } from "@playwright/test";
import { own, sleep, terminals, type } from "./terminal-pages.ts";

// Recording a trace takes pictures of the page, which are long tasks themselves.
own.use({ trace: "off" });

own("20 MB of output leave the page responsive", async ({ page, make }) => {
  await page.addInitScript(() => localStorage.setItem("quayside-terminal-reader", "false"));
  const name = await make(sleep);
  await page.goto(`${terminals}?open=exec&container=${name}`);
  await expect(page).toHaveURL(/[?&]session=/);
  await page.evaluate(() => {
    const seen = { longest: 0 };
    Object.assign(window, { seen });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.longest = Math.max(seen.longest, duration);
    }).observe({ entryTypes: ["longtask"] });
  });
  await type(page, name, "yes 0123456789abcdefghijklmnopqrstuvwxyz | head -c 20971520; exit 3\n");
  await expect(page.getByText("Exit code 3.")).toBeVisible({ timeout: 60_000 });
  const longest = await page.evaluate(
    () => (window as unknown as { seen: { longest: number } }).seen.longest,
  );
  expect(longest).toBeLessThanOrEqual(200);
});
