import type { Page } from "@playwright/test";

/** Each turn of the wheel moves by so many pixels. */
const turnPixels = 600;
const lineHeight = 18;

/** Runs in the tab: the numbers that the lines in sight end with, from the top down; stamps are pieces of their own. */
const readNumbers = `(() => {
  const lastPiece = (row) => {
    const pieces = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
    while (pieces.nextNode());
    return pieces.currentNode.data ?? "";
  };
  const log = document.querySelector("[role=log]");
  const { top, bottom } = log.getBoundingClientRect();
  return [...log.querySelectorAll("[data-index]")]
    .map((row) => ({ box: row.getBoundingClientRect(), text: lastPiece(row) }))
    .filter(({ box }) => box.bottom > top && box.top < bottom)
    .sort((left, right) => left.box.top - right.box.top)
    .map(({ text }) => /(\\d+)$/.exec(text)?.[1])
    .map((digits) => (digits === undefined ? null : Number(digits)));
})()`;
const seenNumbers = (page: Page): Promise<(number | null)[]> => page.evaluate(readNumbers);

/** Resolves when a line with that number is in sight. Throws after a minute. */
export const untilSeen = async (page: Page, number: number): Promise<void> => {
  const deadline = performance.now() + 60_000;
  while (!(await seenNumbers(page)).includes(number)) {
    if (performance.now() > deadline) throw new Error(`line ${number} did not come into sight`);
    await page.evaluate("new Promise(requestAnimationFrame)");
  }
};

/** The page has come to rest after a movement. */
const settled = (page: Page): Promise<unknown> =>
  page.evaluate("new Promise((done) => setTimeout(() => requestAnimationFrame(done), 60))");

/** Two lines that do not follow each other. What is no line, such as the word that some were skipped, is told as null. */
const isBroken = (before: number | null | undefined, number: number | null): boolean =>
  typeof before === "number" && number !== null && number !== before + 1;

/**
 * Turns the wheel up so many times. However many lines are put above, what is read must move by that and no more; gives
 * the worst deviation, in lines, and how often a line did not follow the one above it.
 */
export const scrollUp = async (page: Page, turns: number): Promise<{ worst: number; broken: number }> => {
  await page.getByRole("log").hover();
  let [worst, broken] = [0, 0];
  let before = (await seenNumbers(page))[0] ?? Number.NaN;
  for (let turn = 0; turn < turns; turn += 1) {
    await page.mouse.wheel(0, -turnPixels);
    await settled(page);
    const seen = await seenNumbers(page);
    const top = seen[0] ?? Number.NaN;
    const moved = before - top;
    // Beside lines that were skipped, the numbers do not tell how far it went.
    if (!Number.isNaN(moved)) worst = Math.max(worst, moved - turnPixels / lineHeight, -moved);
    broken += seen.filter((number, index) => isBroken(seen[index - 1], number)).length;
    before = top;
  }
  return { worst, broken };
};

/** Turns so many pages down, by the keyboard. */
export const pageDown = async (page: Page, pages: number): Promise<void> => {
  for (let turn = 0; turn < pages; turn += 1) {
    await page.keyboard.press("PageDown");
    await settled(page);
  }
};

/** How long work takes, in ms. */
export const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};
