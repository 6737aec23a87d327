import { expect, type Page } from "@playwright/test";
import { hostile, hostileTest, html, type Noun, plainKey, shown } from "./hostile-objects.ts";
import { own, screenOf, terminalOf, type } from "./terminal-pages.ts";

/* Labels, commands and output are strangers' text: whatever they hold is drawn as it reads, and nothing else happens. */

/** Counts what must not be: dialogs and windows that a page opens. They are read at the test's end. */
const watchActs = (page: Page): (() => string[]) => {
  const acts: string[] = [];
  page.on("dialog", (dialog) => {
    acts.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.context().on("page", (opened) => acts.push(`window: ${opened.url()}`));
  return () => acts;
};

/** Nothing in the page is an element that came out of the text, and no text holds a character that acts or hides. */
const expectInert = async (page: Page): Promise<void> => {
  expect(await page.locator('img[src="x"], img[onerror]').count(), "elements out of a label").toBe(0);
  // biome-ignore lint/performance/useDomNodeTextContent: what is drawn; the scripts' own text is none of it
  const text = await page.locator("body").innerText();
  const raw = ["\u001b", "\u202e", "\u200b"].filter((character) => text.includes(character));
  expect(raw, "characters that act or hide").toEqual([]);
};

const nouns: readonly { noun: Noun; grid: string }[] = [
  { noun: "containers", grid: "Containers" },
  { noun: "images", grid: "Images" },
  { noun: "volumes", grid: "Volumes" },
  { noun: "networks", grid: "Networks" },
];

const openRemoval = async (page: Page, noun: Noun, name: string): Promise<void> => {
  if (noun !== "containers") return page.getByRole("button", { name: `Remove ${name}` }).click();
  await page.getByRole("button", { name: `Actions for ${name}` }).click();
  await page.getByRole("menuitem", { name: "Remove" }).click();
};

for (const { noun, grid } of nouns) {
  hostileTest(`hostile labels of ${noun} are text on every page`, async ({ page, objects }) => {
    const acts = watchActs(page);
    const name = objects[noun];
    const list = `/environments/local/${noun}`;
    await hostileTest.step("the list, narrowed by the label", async () => {
      await page.goto(`${list}?${new URLSearchParams({ label: `${plainKey}=${hostile}` })}`);
      const rows = page.getByRole("grid", { name: grid });
      await expect(rows.getByRole("link", { name }).first()).toBeVisible();
      await expect(page.getByText(shown).first()).toBeVisible();
      await expectInert(page);
    });
    await hostileTest.step("the dialog that removes", async () => {
      await page.goto(`${list}?q=${encodeURIComponent(name)}`);
      await openRemoval(page, noun, name);
      await expect(page.getByRole("dialog")).toContainText(name);
      await expectInert(page);
      await page.keyboard.press("Escape");
      await expect(page.getByRole("dialog")).toBeHidden();
    });
    await page.getByRole("grid", { name: grid }).getByRole("link", { name }).first().click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText(name);
    await expectInert(page);
    await hostileTest.step("the labels", async () => {
      await page.getByRole("tab", { name: "Labels" }).click();
      // A key and two values.
      await expect(page.getByRole("table").getByText(shown, { exact: true })).toHaveCount(3);
      await expectInert(page);
    });
    await hostileTest.step("the JSON", async () => {
      await page.getByRole("tab", { name: "JSON" }).click();
      await page.getByRole("searchbox", { name: "Search keys and values" }).fill("onerror");
      await expect(page.getByRole("treeitem").filter({ hasText: shown }).first()).toBeVisible();
      await expectInert(page);
    });
    expect(acts()).toEqual([]);
  });
}

hostileTest("a hostile command and environment are text", async ({ page, objects }) => {
  const acts = watchActs(page);
  await page.goto(`/environments/local/containers/${objects.containers}`);
  await expect(page.getByText(shown).first()).toBeVisible();
  await expectInert(page);
  await page.getByRole("tab", { name: "Environment" }).click();
  await expect(page.getByText(shown).first()).toBeVisible();
  await expectInert(page);
  expect(acts()).toEqual([]);
});

/** As an argument of the shell's printf. */
const printed = (text: string): string =>
  [...Buffer.from(text)].map((byte) => `\\${byte.toString(8).padStart(3, "0")}`).join("");
const osc8 = (href: string, words: string): string => `\u001b]8;;${href}\u0007${words}\u001b]8;;\u0007`;

/** Clicks on words of the output as a reader does: on the place where they are drawn. */
const clickOutput = async (page: Page, name: string, words: string): Promise<void> => {
  const line = screenOf(page, name).getByRole("listitem").filter({ hasText: words }).last();
  const place = await line.boundingBox();
  if (!place) throw new Error(`Nowhere on the screen: ${words}`);
  const [x, y] = [place.x + 12, place.y + place.height / 2];
  // Links are looked for where the pointer rests.
  await page.mouse.move(x + 6, y);
  await page.mouse.move(x, y);
  await page.mouse.click(x, y);
};

own("what a program prints runs nothing and opens nothing", async ({ page, context, make }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const acts = watchActs(page);
  const output = [
    `${html}<script>alert(2)</script>`,
    "\u001b]52;c;ZXZpbA==\u0007\u001b]0;evil\u0007\u001b]2;evil\u0007\u001b]9;evil\u0007",
    osc8("javascript:alert(3)", "script-link"),
    osc8("https://example.org/real", "https://bank.example/"),
    "rtl: \u202egpj.exe",
    "all-shown",
  ].join("\r\n");
  const name = await make(["sh", "-c", `read go; printf '${printed(output)}\\r\\n'; sleep 100000`], "-it");
  await page.goto(`/environments/local/terminals?open=attach&container=${name}`);
  await expect(terminalOf(page, name)).toContainText("Connected");
  const title = await page.title();
  await page.evaluate(() => navigator.clipboard.writeText("untouched"));
  await type(page, name, "\n");
  await expect(screenOf(page, name)).toContainText("all-shown");
  await expect(screenOf(page, name)).toContainText(html);
  expect(await page.locator('img[src="x"], img[onerror]').count()).toBe(0);
  expect(await page.title()).toBe(title);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("untouched");

  await clickOutput(page, name, "script-link");
  await clickOutput(page, name, "https://bank.example/");
  // The second click's question is there, so the first has had its time, and there is one only.
  const question = page.getByRole("dialog");
  await expect(question).toHaveCount(1);
  await expect(question).toContainText("Open a link from the terminal?");
  await expect(question).toContainText("https://example.org/real");
  await question.getByRole("button", { name: "Cancel" }).click();
  await expect(question).toHaveCount(0);
  expect(acts()).toEqual([]);
});
