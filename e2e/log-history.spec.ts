import { expect } from "@playwright/test";
import { line, onCue, open, own } from "./log-pages.ts";

own("the address says what is searched for and which lines are shown", async ({ page, make }) => {
  const name = await make("seq 1 3000; echo WARN 77 >&2; sleep 1000");
  const log = await open(page, name);
  await expect(line(log, "3000")).toBeInViewport();
  await page.getByRole("searchbox", { name: "Search the whole log" }).fill("^(WARN )?77$");
  await page.getByRole("button", { name: "Regular expression" }).click();
  await expect(page.getByText("0 of 2")).toBeVisible();
  await page.getByRole("button", { name: "Filter" }).click();
  await page.getByRole("combobox", { name: "Stream" }).selectOption("stderr");
  await page.getByRole("switch", { name: "warn" }).click();
  await expect(page).toHaveURL(/[?&]q=[^&]+.*&regex=1.*&stream=stderr.*&levels=warn/);
  await page.reload();
  await expect(log.locator("[data-index]")).toHaveCount(1);
  await expect(log.getByText("WARN")).toBeVisible();
  await expect(page.getByRole("searchbox", { name: "Search the whole log" })).toHaveValue("^(WARN )?77$");
  await expect(page.getByRole("button", { name: "Regular expression" })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
});

own(
  "hits are marked beside the lines of the whole history, and pressed to go there",
  async ({ page, make }) => {
    const name = await make("seq 1 40000; sleep 1000");
    const log = await open(page, name);
    await expect(line(log, "40000")).toBeInViewport();
    await expect(page.getByText("about 40,000 in the log")).toBeVisible();
    await page.getByRole("searchbox", { name: "Search the whole log" }).fill("0000");
    await expect(page.getByText("0 of 4", { exact: true })).toBeVisible();
    const rail = page.getByRole("button", { name: "Hits in the whole log. Press to go to one" });
    const { width, height } = (await rail.boundingBox()) ?? { width: 0, height: 0 };
    await rail.click({ position: { x: width / 2, y: height / 2 } });
    await expect(line(log, "20000")).toBeInViewport();
    await expect(page.getByText("2 of 4", { exact: true })).toBeVisible();
    await rail.click({ position: { x: width / 2, y: height / 4 } });
    await expect(line(log, "10000")).toBeInViewport();
  },
);

own("a hit within a folded stack trace opens it", async ({ page, make }) => {
  const trace = "TypeError: no\\n    at one (a.js:1)\\n    at needle (b.js:2)\\n    at three (c.js:3)\\n";
  const name = await make(`printf '${trace}'; seq 1 300; sleep 1000`);
  const log = await open(page, name);
  await expect(line(log, "300")).toBeInViewport();
  await page.getByRole("searchbox", { name: "Search the whole log" }).fill("needle");
  await expect(page.getByText("0 of 1", { exact: true })).toBeVisible();
  await page.keyboard.press("Enter");
  const hit = log.locator("mark", { hasText: "needle" });
  await expect(hit).toBeInViewport();
  await expect(hit).toHaveCSS("background-color", "rgb(255, 229, 143)");
});

/** The last piece of text of each row: a line's stamp is a piece of its own before it. */
const lastPieces = (rows: Element[]): string[] =>
  rows.map((row) => {
    const pieces = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
    while (pieces.nextNode());
    return pieces.currentNode.textContent ?? "";
  });

own(
  "lines that a busy browser was too slow for are counted, and are there all the same",
  async ({ page, make, docker }) => {
    const name = await make(`echo begin; ${onCue} seq 1 200000; echo the end; sleep 1000`);
    const log = await open(page, name);
    await expect(line(log, "begin")).toBeInViewport();
    const busy = page.evaluate(() => {
      const end = performance.now() + 8_000;
      while (performance.now() < end);
    });
    await docker("exec", name, "touch", "/cue");
    await expect.poll(() => docker("logs", "--tail", "1", name), { timeout: 30_000 }).toBe("the end");
    await busy;
    await expect(line(log, "the end")).toBeInViewport({ timeout: 20_000 });
    // From the end upward, all lines are there.
    await log.hover();
    const numbers = async () =>
      (await log.locator("[data-index]").evaluateAll(lastPieces))
        .map(Number)
        .filter((number) => number > 0)
        .sort((left, right) => left - right);
    for (const turns of [40, 40]) {
      for (let turn = 0; turn < turns; turn += 1) await page.mouse.wheel(0, -2000);
      await expect
        .poll(async () => {
          const seen = await numbers();
          return seen.length > 20 && (seen.at(-1) ?? 0) - (seen[0] ?? 0) === seen.length - 1;
        })
        .toBe(true);
    }
  },
);

own("a line of ten megabytes and bytes that are no text hold nothing up", async ({ page, make }) => {
  const name = await make(
    "head -c 10000000 /dev/zero | tr '\\0' x; echo; head -c 20000 /dev/urandom; echo; echo after; sleep 1000",
  );
  const log = await open(page, name);
  await expect(line(log, "after")).toBeInViewport();
  await page.getByRole("button", { name: "Go to" }).click();
  await page.getByRole("menuitem", { name: "First line" }).click();
  await expect(log.getByText("a line of 10 MB")).toBeAttached();
  await log.getByRole("button", { name: "Show more" }).first().click();
  await expect(log.getByRole("button", { name: "Show more" })).toHaveCount(0);
});
