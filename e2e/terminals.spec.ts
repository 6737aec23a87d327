import { createHash } from "node:crypto";
import { expect } from "@playwright/test";
import {
  lastLine,
  openShell,
  own,
  prompt,
  screenOf,
  sleep,
  terminalOf,
  terminals,
  type,
} from "./terminal-pages.ts";

own("a shell: what is typed is run, and its exit code is shown", async ({ page, make, picture }) => {
  const name = await make(sleep);
  await openShell(page, name);
  await type(page, name, "echo sum-$((40+2)); printf '中文\\n'\n");
  await expect(screenOf(page, name)).toContainText("sum-42");
  await expect(screenOf(page, name)).toContainText("中文");
  await picture("terminal-light");
  await type(page, name, "exit 7\n");
  await expect(page.getByText("Exit code 7.")).toBeVisible();
  await page.getByRole("button", { name: "Start again" }).click();
  await expect(lastLine(page, name)).toHaveText(prompt);
});

own("a reload finds the same shell", async ({ page, make }) => {
  const name = await make(sleep);
  await openShell(page, name);
  await type(page, name, "cd /tmp; kept=yes\n");
  await expect(lastLine(page, name)).toHaveText(/tmp # ?$/);
  await page.reload();
  await expect(screenOf(page, name)).toContainText("kept=yes");
  await type(page, name, "echo $kept in $PWD\n");
  await expect(screenOf(page, name)).toContainText("yes in /tmp");
});

own("going to another page and back keeps the shell", async ({ page, make }) => {
  const name = await make(sleep);
  await openShell(page, name);
  await type(page, name, "kept=yes\n");
  await page.getByRole("link", { name: "Containers" }).first().click();
  await expect(page.getByRole("heading", { name: "Containers", level: 1 })).toBeVisible();
  await page.getByRole("link", { name: "Terminals" }).first().click();
  await expect(screenOf(page, name)).toContainText("kept=yes");
  await type(page, name, "echo still-$kept\n");
  await expect(screenOf(page, name)).toContainText("still-yes");
});

own("after a dropped network no output is missing", async ({ page, context, make, allowConsoleError }) => {
  allowConsoleError(/ERR_INTERNET_DISCONNECTED/);
  const name = await make(sleep);
  await openShell(page, name);
  await type(page, name, "for i in $(seq 1 40); do echo line-$i; sleep 0.1; done; echo all-''done\n");
  await expect(screenOf(page, name)).toContainText("line-3");
  await context.setOffline(true);
  await expect(terminalOf(page, name)).toContainText("Reconnecting");
  await page.keyboard.type("x");
  await expect(terminalOf(page, name)).toContainText("your last input has not been sent");
  await context.setOffline(false);
  await expect(screenOf(page, name)).toContainText("all-done", { timeout: 20_000 });
  const lines = await screenOf(page, name).getByRole("listitem").allTextContents();
  const numbered = lines.filter((line) => /^line-\d+/.test(line)).map((line) => line.trim());
  expect(numbered).toEqual(
    Array.from({ length: 40 }, (_, index) => `line-${index + 1}`).slice(-numbered.length),
  );
  expect(numbered.length).toBeGreaterThan(30);
});

own("a paste of 1 MB arrives byte for byte", async ({ page, context, make }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const name = await make(sleep);
  await openShell(page, name);
  await type(page, name, "stty -echo; echo ready-''now; cat > /tmp/pasted; stty echo; md5sum /tmp/pasted\n");
  await expect(screenOf(page, name)).toContainText("ready-now");
  const text = Array.from({ length: 13_000 }, (_, index) => `${index} 中文 ${"x".repeat(70)}\n`).join("");
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await page.keyboard.press("Control+Shift+V");
  await page.keyboard.press("Control+d");
  const sum = createHash("md5").update(text).digest("hex");
  await expect(screenOf(page, name)).toContainText(sum, { timeout: 20_000 });
});

own("a program is told the window's size", async ({ page, make }) => {
  const name = await make(sleep);
  await openShell(page, name);
  const sizeNow = async (mark: string): Promise<string> => {
    await type(page, name, `echo "${mark}: $(stty size)"\n`);
    const line = screenOf(page, name)
      .getByRole("listitem")
      .filter({ hasText: new RegExp(`^${mark}: \\d`) });
    return (await line.textContent()) ?? "";
  };
  const before = await sizeNow("before");
  await page.setViewportSize({ width: 900, height: 500 });
  await expect.poll(async () => (await screenOf(page, name).getByRole("listitem").count()) < 30).toBe(true);
  const after = await sizeNow("after");
  expect(after.replace("after", "")).not.toBe(before.replace("before", ""));
});

own("without a TTY lines are sent whole, and the input can be ended", async ({ page, make }) => {
  const name = await make(sleep);
  await page.goto(terminals);
  await page.getByRole("combobox", { name: "Container" }).click();
  await page.getByRole("option", { name }).click();
  await page.getByText("Another command").click();
  const command = `sh -c 'while read line; do echo "got $line"; done; exit 3'`;
  await page.getByRole("textbox", { name: "Command" }).fill(command);
  await page.getByRole("checkbox", { name: "With a terminal (TTY)" }).uncheck();
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await expect(page.getByText("There is no TTY here")).toBeVisible();
  await type(page, name, "onee");
  await page.keyboard.press("Backspace");
  await page.keyboard.type(" two\n");
  await expect(screenOf(page, name)).toContainText("got one two");
  await page.getByRole("button", { name: "End the input" }).click();
  await expect(page.getByText("Exit code 3.")).toBeVisible();
});

own("attach: the container's own process, which closing leaves running", async ({ page, docker, make }) => {
  const name = await make(["sh"], "-it");
  await page.goto(`${terminals}?open=attach&container=${name}`);
  await expect(page.getByText("This is the container's own process")).toBeVisible();
  await type(page, name, "echo pid-$$\n");
  await expect(screenOf(page, name)).toContainText("pid-1");
  await page.getByRole("button", { name: "Close the terminal" }).click();
  await expect(page.getByRole("heading", { name: "Open a terminal" })).toBeVisible();
  expect((await docker("inspect", "-f", "{{.State.Running}}", name)).trim()).toBe("true");
});

own("closing a shell ends what runs in it", async ({ page, docker, make }) => {
  const name = await make(sleep);
  await openShell(page, name);
  await type(page, name, "sleep 4321 &\n");
  await expect.poll(() => docker("top", name)).toContain("sleep 4321");
  await page.getByRole("button", { name: "Close the terminal" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "End" }).click();
  await expect(page.getByRole("heading", { name: "Open a terminal" })).toBeVisible();
  await expect.poll(() => docker("top", name)).not.toContain("sleep 4321");
});

own("a second browser tab takes a terminal only when it is asked to", async ({ page, context, make }) => {
  const name = await make(sleep);
  await openShell(page, name);
  const other = await context.newPage();
  await other.goto(page.url());
  await other.getByRole("button", { name: "Take it here" }).click();
  await expect(terminalOf(other, name)).toContainText("Connected");
  await expect(terminalOf(page, name)).toContainText("was opened in another place");
});

own("output cannot reach the clipboard or the page's title", async ({ page, context, make }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const name = await make(sleep);
  await openShell(page, name);
  const title = await page.title();
  await page.evaluate(() => navigator.clipboard.writeText("untouched"));
  await type(page, name, "printf '\\033]0;evil\\007\\033]52;c;ZXZpbA==\\007was-''shown\\n'\n");
  await expect(screenOf(page, name)).toContainText("was-shown");
  expect(await page.title()).toBe(title);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("untouched");
});

own("a container that does not run says so and leads to its page", async ({ page, docker, make }) => {
  const name = await make(sleep);
  await docker("stop", "-t", "0", name);
  await page.goto(`${terminals}?open=exec&container=${name}`);
  await expect(page.getByRole("alert").filter({ hasText: "The container is not running." })).toBeVisible();
  await expect(page.getByRole("link", { name: "Go to the container" })).toBeVisible();
});

own("search finds what has been shown", async ({ page, make }) => {
  const name = await make(sleep);
  await openShell(page, name);
  await type(page, name, "seq 1 1000\n");
  await expect(screenOf(page, name)).toContainText("1000");
  await page.keyboard.press("Control+Shift+F");
  await page.getByRole("textbox", { name: "Search the output" }).fill("77");
  await expect(page.getByText(/^\d+ of 20$/)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("textbox", { name: `Input of the terminal in ${name}` })).toBeFocused();
  await page.keyboard.press("Control+Shift+X");
  await expect(page.getByRole("button", { name: "Search the output" })).toBeFocused();
});

own(
  "the pages are accessible, in both themes",
  async ({ page, make, setTheme, checkAccessibility, picture }) => {
    const name = await make(sleep);
    await page.goto(terminals);
    await expect(page.getByRole("heading", { name: "Open a terminal" })).toBeVisible();
    await checkAccessibility();
    await openShell(page, name);
    await checkAccessibility();
    await setTheme("dark");
    await checkAccessibility();
    await picture("terminal-dark");
  },
);

own(
  "Chinese at phone width has keys that an on-screen keyboard lacks",
  async ({ page, make, setLocale, picture }) => {
    const name = await make(sleep);
    await setLocale("zh-CN");
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${terminals}?open=exec&container=${name}`);
    const terminal = page.getByRole("region", { name: `${name} 中的终端` });
    await expect(terminal).toContainText("已连接");
    await terminal.getByRole("textbox").focus();
    await page.keyboard.type("echo phone-keys");
    await page.getByRole("button", { name: "Ctrl", exact: true }).click();
    await page.keyboard.type("u");
    await page.keyboard.type("echo up''-again\n");
    await page.getByRole("button", { name: "上", exact: true }).click();
    await page.keyboard.type("\n");
    await expect(terminal.getByRole("list").getByText("up-again")).toHaveCount(2);
    await expect(terminal.getByRole("list").getByText(/^phone-keys/)).toHaveCount(0);
    await picture("terminal-phone-zh");
  },
);
