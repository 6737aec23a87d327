import { expect } from "@playwright/test";
import { line, logOf, onCue, open, own } from "./log-pages.ts";

own(
  "a log is shown from its end, and new lines come by themselves",
  async ({ page, make, docker, checkAccessibility }) => {
    const name = await make(`seq 1 3000; ${onCue} seq 3001 3005; sleep 1000`);
    const log = await open(page, name);
    await expect(line(log, "3000")).toBeInViewport();
    await checkAccessibility();
    await docker("exec", name, "touch", "/cue");
    await expect(line(log, "3005")).toBeInViewport();
  },
);

own(
  "scrolled up, the view holds still, and older lines come down to the first",
  async ({ page, make, docker }) => {
    const name = await make(`seq 1 5000; ${onCue} seq 5001 5020; sleep 1000`);
    const log = await open(page, name);
    await expect(line(log, "5000")).toBeInViewport();
    await log.hover();
    await page.mouse.wheel(0, -4000);
    const seen = log.locator("[data-index]").first();
    await expect(line(log, "5000")).not.toBeInViewport();
    const before = await seen.textContent();
    await docker("exec", name, "touch", "/cue");
    await expect(page.getByRole("button", { name: "20 new lines" })).toBeVisible();
    expect(await seen.textContent()).toBe(before);
    await expect
      .poll(
        async () => {
          await page.mouse.wheel(0, -20_000);
          const isFirst = await log.getByText("This is the first line that the engine has.").isVisible();
          return isFirst && (await log.evaluate(({ scrollTop }) => scrollTop)) === 0;
        },
        { timeout: 30_000 },
      )
      .toBe(true);
    await expect(line(log, "1")).toBeInViewport();
    await page.getByRole("button", { name: "20 new lines" }).click();
    await expect(line(log, "5020")).toBeInViewport();
  },
);

own("a search goes through the whole log and jumps to its hits", async ({ page, make }) => {
  const name = await make("seq 1 30000; sleep 1000");
  const log = await open(page, name);
  await expect(line(log, "30000")).toBeInViewport();
  const search = page.getByRole("searchbox", { name: "Search the whole log" });
  await search.fill("^77[78]$");
  await page.getByRole("button", { name: "Regular expression" }).click();
  await expect(page.getByText("0 of 2")).toBeVisible();
  await search.press("Enter");
  await expect(line(log, "777")).toBeInViewport();
  await search.press("Enter");
  await expect(page.getByText("2 of 2")).toBeVisible();
  await expect(line(log, "778")).toBeInViewport();
  await page.getByRole("switch", { name: "Only hits" }).click();
  await expect(log.locator("[data-index]")).toHaveCount(2);
});

own("lines are filtered by stream and level", async ({ page, make }) => {
  const name = await make("echo INFO fine; echo ERROR broken; echo to the error stream >&2; sleep 1000");
  const log = await open(page, name);
  await expect(line(log, "INFO fine")).toBeVisible();
  await page.getByRole("button", { name: "Filter" }).click();
  await page.getByRole("combobox", { name: "Stream" }).selectOption("stderr");
  await expect(line(log, "to the error stream")).toBeVisible();
  await expect(line(log, "INFO fine")).toHaveCount(0);
  await page.getByRole("combobox", { name: "Stream" }).selectOption("");
  await page.getByRole("switch", { name: "error" }).click();
  await expect(line(log, "ERROR broken")).toBeVisible();
  await expect(line(log, "to the error stream")).toHaveCount(0);
});

own("a link leads to its line", async ({ page, make }) => {
  const name = await make("seq 1 20000; sleep 1000");
  const log = await open(page, name);
  await expect(line(log, "20000")).toBeInViewport();
  await page.getByRole("button", { name: "Go to" }).click();
  await page.getByRole("menuitem", { name: "First line" }).click();
  await expect(line(log, "5")).toBeInViewport();
  await page.keyboard.press("Escape");
  await line(log, "5").hover();
  await log
    .locator("[data-index]", { has: page.getByText("5", { exact: true }) })
    .getByRole("button", { name: "Copy a link to the line" })
    .click();
  await expect(page).toHaveURL(/[?&]line=\d{19}\.\d+/);
  await page.reload();
  await expect(line(logOf(page, name), "5")).toBeInViewport();
  await expect(log.locator("[data-current]")).toHaveText(/5/);
});

own(
  "what a program writes is text: colours are drawn, HTML and terminal tricks are not",
  async ({ page, make }) => {
    const name = await make(
      `printf '\\033[31mred\\033[0m <img src=x onerror=alert(1)>\\n\\033]0;title\\007quiet\\n{"level":"warn","msg":"folded"}\\n'; sleep 1000`,
    );
    const log = await open(page, name);
    await expect(log.getByText("<img src=x onerror=alert(1)>")).toBeVisible();
    await expect(log.locator("img")).toHaveCount(0);
    await expect(line(log, "red")).toHaveCSS("color", "rgb(180, 35, 24)");
    await expect(line(log, "quiet")).toBeVisible();
    await log.getByRole("button", { name: "Show the JSON" }).click();
    await expect(log.getByText('"msg": "folded"')).toBeVisible();
  },
);

own("the log is downloaded as it was written", async ({ page, make, docker }) => {
  const name = await make("seq 1 1000; sleep 1000");
  const log = await open(page, name);
  await expect(line(log, "1000")).toBeInViewport();
  await page.getByRole("button", { name: "Download" }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "As it was written" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe(`${name}.log`);
  const { readFile } = await import("node:fs/promises");
  expect((await readFile(await file.path(), "utf8")).trim()).toBe(await docker("logs", name));
});

own("a project's logs are one, in the order of time", async ({ page, make }) => {
  const project = `shop-${Math.random().toString(36).slice(2, 8)}`;
  const label = `com.docker.compose.project=${project}`;
  const first = await make("for i in 1 3 5; do echo line $i; sleep 1; done; sleep 1000", "--label", label);
  const second = await make(
    "usleep 500000; for i in 2 4 6; do echo line $i; sleep 1; done; sleep 1000",
    "--label",
    label,
  );
  await page.goto(`/environments/local/logs?project=${project}`);
  const log = page.getByRole("log");
  await expect(log.getByText("line 6")).toBeVisible({ timeout: 15_000 });
  const order = (await log.locator("[data-index]").allTextContents()).map(
    (text) => /line (\d)/.exec(text)?.[1],
  );
  expect(order).toEqual(["1", "2", "3", "4", "5", "6"]);
  await expect(log.getByText(first).first()).toBeVisible();
  await expect(log.getByText(second).first()).toBeVisible();
});
