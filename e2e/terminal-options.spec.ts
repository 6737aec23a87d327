import { expect, type Page } from "@playwright/test";
import { own, screenOf, sleep, terminalOf, terminals, type } from "./terminal-pages.ts";

/** The form that opens a terminal, with a container chosen. */
const choose = async (page: Page, name: string): Promise<void> => {
  await page.goto(terminals);
  await page.getByRole("combobox", { name: "Container" }).click();
  await page.getByRole("option", { name }).click();
};
const openButton = (page: Page) => page.getByRole("button", { name: "Open", exact: true });
const runDetached = async (page: Page, command: string): Promise<void> => {
  await page.getByText("Run detached", { exact: true }).click();
  await page.getByRole("textbox", { name: "Command" }).fill(command);
  await page.getByRole("button", { name: "Run", exact: true }).click();
};
const detachedOf = (page: Page, command: string) => page.getByRole("article", { name: command });

/** Removes what a test saved, for it outlives its containers. */
const withoutSaved = own.extend({
  context: async ({ context, run }, use) => {
    await use(context);
    const answer = await context.request.get(`${run.url}/api/saved-commands`);
    for (const { id } of (await answer.json()) as { id: string }[])
      await context.request.delete(`${run.url}/api/saved-commands/${id}`, { headers: { Origin: run.url } });
  },
});

own(
  "options: user, folder and a variable reach the shell; all but the value are remembered",
  async ({ page, make, picture }) => {
    const name = await make(sleep);
    await choose(page, name);
    await page.getByRole("button", { name: "Options" }).click();
    await expect(page.getByText("Best: ash")).toBeVisible();
    await page.getByRole("combobox", { name: "User" }).fill("nobody");
    await page.getByRole("textbox", { name: "Working directory" }).fill("/etc");
    await page.getByRole("button", { name: "Add a variable" }).click();
    await page.getByRole("textbox", { name: "Name" }).fill("GREETING");
    await page.getByRole("textbox", { name: "Value of GREETING" }).fill("good day");
    await expect(page.getByRole("region", { name: "The same on the command line" })).toContainText(
      `docker exec -it --user nobody --workdir /etc --env 'GREETING=good day' ${name} sh`,
    );
    await picture("terminal-options-light");
    await openButton(page).click();
    await expect(terminalOf(page, name)).toContainText("Connected");
    await type(page, name, 'echo "$(id -un) in $PWD: $GREETING"\n');
    await expect(screenOf(page, name)).toContainText("nobody in /etc: good day");
    await expect(terminalOf(page, name)).toContainText("--user nobody --workdir /etc --env GREETING");

    await page.reload();
    await expect(screenOf(page, name)).toContainText("nobody in /etc: good day");
    await type(page, name, "echo still-$GREETING\n");
    await expect(screenOf(page, name)).toContainText("still-good day");

    await page.getByRole("button", { name: "New terminal" }).click();
    await page.getByRole("combobox", { name: "Container" }).click();
    await page.getByRole("option", { name }).click();
    await expect(page.getByRole("combobox", { name: "User" })).toHaveValue("nobody");
    const stored = await page.evaluate(() => JSON.stringify(localStorage));
    expect(stored).toContain("nobody");
    expect(stored).not.toContain("good day");
  },
);

own("a user that is not there is told in the engine's words, with what to do", async ({ page, make }) => {
  const name = await make(sleep);
  await choose(page, name);
  await page.getByRole("button", { name: "Options" }).click();
  await page.getByRole("combobox", { name: "User" }).fill("nosuch");
  await openButton(page).click();
  const note = page.getByRole("alert").filter({ hasText: "The process could not be started." });
  await expect(note).toContainText("There is no such user in the container.");
  await expect(note).toContainText("unable to find user nosuch");
});

own("a privileged shell takes the container's name, and has the host's power", async ({ page, make }) => {
  const name = await make(sleep);
  await choose(page, name);
  await page.getByRole("button", { name: "Options" }).click();
  await page.getByRole("checkbox", { name: "Privileged" }).check();
  await openButton(page).click();
  const dialog = page.getByRole("dialog", { name: `Start a privileged process in ${name}?` });
  const go = dialog.getByRole("button", { name: "Start privileged" });
  await expect(go).toBeDisabled();
  await dialog.getByRole("textbox").fill(name);
  await go.click();
  await expect(terminalOf(page, name)).toContainText("Connected");
  await type(page, name, "grep CapEff /proc/self/status\n");
  await expect(screenOf(page, name)).toContainText(/CapEff:\s+0000/);
  await expect(screenOf(page, name)).not.toContainText("00000000a80425fb");
});

own(
  "a detached command: output apart, exit code, and it goes on while nobody looks",
  async ({ page, docker, make, picture }) => {
    const name = await make(sleep);
    await choose(page, name);
    const command = `sh -c 'echo begun; echo warned >&2; while [ ! -e /tmp/go ]; do sleep 0.1; done; echo done; exit 3'`;
    await runDetached(page, command);
    const list = page.getByRole("region", { name: "Detached commands" });
    const card = list.getByRole("article");
    await expect(card).toContainText("Running");
    await expect(card.getByRole("region", { name: "Output" })).toContainText("begun");
    await expect(card.getByTitle("Standard error")).toHaveText("warned\n");

    await page.goto("/environments/local/containers");
    await docker("exec", name, "touch", "/tmp/go");
    await choose(page, name);
    await expect(card).toContainText("Exit code 3");
    await expect(card.getByRole("region", { name: "Output" })).toContainText("done");
    await picture("terminal-detached-light");
    await card.getByRole("button", { name: /^Remove .* from the list$/ }).click();
    await expect(card).toHaveCount(0);
  },
);

own(
  "a detached command with much output shows its ends and says how much is left out",
  async ({ page, make }) => {
    const name = await make(sleep);
    await choose(page, name);
    await runDetached(page, "seq 1 300000");
    const card = detachedOf(page, "seq 1 300000");
    await expect(card).toContainText("Exit code 0");
    await expect(card.getByRole("region", { name: "Output" })).toContainText("300000");
    await expect(card).toContainText(/\d\sMB are left out here/);
  },
);

own("stopping a detached command ends what runs in the container", async ({ page, docker, make }) => {
  const name = await make(sleep);
  await choose(page, name);
  await runDetached(page, "sleep 4321");
  await expect.poll(() => docker("top", name)).toContain("sleep 4321");
  const card = detachedOf(page, "sleep 4321");
  await card.getByRole("button", { name: "Stop" }).click();
  await expect(card).toContainText("Stopped");
  expect(await docker("top", name)).not.toContain("sleep 4321");
});

withoutSaved(
  "a saved command is run from the form, from the container's page and from the palette",
  async ({ page, docker, make, picture, setTheme, checkAccessibility }) => {
    const name = await make(sleep);
    await choose(page, name);
    await page.getByText("Run detached", { exact: true }).click();
    await page.getByRole("textbox", { name: "Command" }).fill(`sh -c 'echo "token $TOKEN" | wc -c'`);
    await page.getByRole("button", { name: "Save as …" }).click();
    const dialog = page.getByRole("dialog", { name: "Save a command" });
    await dialog.getByRole("textbox", { name: "Name" }).first().fill("Count it");
    await dialog.getByRole("button", { name: "Add a variable" }).click();
    await dialog.getByRole("textbox", { name: "Name" }).last().fill("TOKEN");
    await dialog.getByRole("textbox", { name: "Value of TOKEN" }).fill("canary");
    await dialog.getByRole("checkbox", { name: "Only for containers of one image" }).check();
    await expect(dialog.getByRole("textbox", { name: "Image" })).toHaveValue("quayside/busybox");
    await checkAccessibility();
    await picture("terminal-save-light");
    await dialog.getByRole("button", { name: "Save", exact: true }).click();
    await expect(dialog).toHaveCount(0);

    const outputs = page.getByRole("region", { name: "Output" }).getByText("13");
    await page.getByRole("button", { name: "Run Count it" }).click();
    await expect(outputs).toHaveCount(1);

    const id = (await docker("inspect", "-f", "{{.Id}}", name)).trim();
    await page.goto(`/environments/local/containers/${id}?tab=terminal`);
    await expect(page.getByRole("button", { name: "Run Count it" })).toBeVisible();
    await expect(page.getByRole("region", { name: "Detached commands" }).getByRole("article")).toHaveCount(1);
    await checkAccessibility();

    await page.keyboard.press("Control+k");
    await page.getByRole("combobox", { name: /palette|Search/i }).fill(name);
    await expect(page.getByRole("option", { name: new RegExp(name) }).first()).toBeVisible();
    await page.keyboard.press("ArrowRight");
    await page.getByRole("option", { name: /Run Count it/ }).click();
    await expect(page.getByRole("region", { name: "Detached commands" }).getByRole("article")).toHaveCount(2);
    await expect(outputs.first()).toBeVisible();

    await page.getByRole("button", { name: "More for Count it" }).click();
    await page.getByRole("menuitem", { name: "Edit …" }).click();
    const edit = page.getByRole("dialog", { name: "Change a saved command" });
    await expect(edit.getByRole("textbox", { name: "Value of TOKEN" })).toHaveValue("");
    await edit.getByRole("textbox", { name: "Name" }).first().fill("Count again");
    await edit.getByRole("button", { name: "Save changes" }).click();
    await page.getByRole("button", { name: "Run Count again" }).click();
    await expect(page.getByRole("region", { name: "Detached commands" }).getByRole("article")).toHaveCount(3);
    await expect(outputs.first()).toBeVisible();
    await setTheme("dark");
    await picture("terminal-saved-dark");
    await page.getByRole("button", { name: "More for Count again" }).click();
    await page.getByRole("menuitem", { name: "Delete …" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
    await expect(page.getByRole("region", { name: "Saved commands" })).toHaveCount(0);
  },
);

own(
  "the form reads well in Chinese, at phone width and in the dark",
  async ({ page, make, setLocale, setTheme, checkAccessibility, picture }) => {
    const name = await make(sleep);
    await setLocale("zh-CN");
    await setTheme("dark");
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(terminals);
    await page.getByRole("combobox", { name: "容器" }).click();
    await page.getByRole("option", { name }).click();
    await page.getByRole("button", { name: "选项" }).click();
    await page.getByRole("button", { name: "添加变量" }).click();
    await expect(page.getByText("最合适：ash")).toBeVisible();
    await checkAccessibility();
    await picture("terminal-options-phone-zh-dark");
    await page.getByText("后台运行", { exact: true }).click();
    await page.getByRole("textbox", { name: "命令" }).fill("sh -c 'echo 好; echo 坏 >&2; exit 2'");
    await page.getByRole("textbox", { name: "名称" }).fill("A");
    await page.getByRole("button", { name: "运行", exact: true }).click();
    await expect(page.getByText("退出码 2")).toBeVisible();
    await checkAccessibility();
    await picture("terminal-detached-phone-zh-dark");
  },
);
