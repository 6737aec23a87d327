import { expect, type Page } from "@playwright/test";
import { test as base } from "./fixtures.ts";

const image = "quayside/busybox:1";
const list = "/environments/local/containers";
const form = `${list}/new`;

/** A name that no other test has. */
const unique = (name: string): string => `${name}-${Math.random().toString(36).slice(2, 8)}x`;

/** Names of one test, whose containers are removed when it ends. */
const test = base.extend<{ named: (name: string) => string }>({
  named: async ({ docker, page }, use) => {
    const names: string[] = [];
    await use((name) => {
      const full = unique(name);
      names.push(full);
      return full;
    });
    await page.goto("about:blank");
    const there = await docker("ps", "-a", "--format", "{{.Names}}");
    const made = there.split("\n").filter((name) => names.some((own) => name.startsWith(own)));
    if (made.length > 0) await docker("rm", "-f", "-v", ...made);
  },
});

const fillBasics = async (page: Page, name: string): Promise<void> => {
  await page
    .getByRole("textbox", { name: "Image" })
    .or(page.getByRole("combobox", { name: "Image" }))
    .fill(image);
  await page.keyboard.press("Escape");
  await page.getByRole("textbox", { name: /^Name --name/ }).fill(name);
  await page.getByRole("textbox", { name: "Command", exact: true }).fill("sleep 100000");
};

const preview = (page: Page) => page.getByRole("region", { name: "As docker run" });
const create = (page: Page) => page.getByRole("button", { name: "Create and start" });

/** Fills the form by a pasted line. */
const paste = async (page: Page, line: string): Promise<void> => {
  await page.getByRole("button", { name: "Paste a docker run line" }).click();
  const dialog = page.getByRole("dialog", { name: "Paste a docker run line" });
  await dialog.getByRole("textbox", { name: "The line" }).fill(line);
  await dialog.getByRole("button", { name: /^Fill in/ }).click();
  await expect(dialog).toBeHidden();
};

test("a container is made by the form, and is what the form said", async ({ page, docker, named }) => {
  const name = named("form");
  await page.goto(list);
  // An empty list has a second one.
  await page.getByRole("link", { name: "Run a container" }).first().click();
  await expect(page.getByRole("heading", { name: "Run a container", level: 1 })).toBeVisible();
  await fillBasics(page, name);
  await page.getByRole("button", { name: "Add a variable" }).click();
  await page.getByRole("textbox", { name: "Name of variable 1" }).fill("GREETING");
  await page.getByRole("textbox", { name: "Value of variable 1" }).fill("hello there");
  await page.getByRole("button", { name: "Add a volume or path" }).click();
  await page.getByLabel("Path in the container of volume 1").fill("/data");
  await page.getByRole("textbox", { name: /^Memory --memory|^Memory -m/ }).fill("64m");
  await expect(preview(page)).toContainText(
    `docker run --name ${name} -d -e 'GREETING=hello there' -v /data -m 64m ${image} sleep 100000`,
  );
  await create(page).click();
  await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
  const [made] = JSON.parse(await docker("inspect", name));
  expect(made.State.Status).toBe("running");
  expect(made.Config.Env).toContain("GREETING=hello there");
  expect(made.HostConfig.Memory).toBe(64 * 1024 * 1024);
  expect(made.Mounts).toHaveLength(1);
  // What is made is no draft any more.
  await page.goto(form);
  await expect(page.getByRole("textbox", { name: /^Name --name/ })).toHaveValue("");
});

test("a pasted line fills the form, which outlives a reload", async ({ page, docker, named }) => {
  const name = named("pasted");
  await page.goto(form);
  await page.getByRole("button", { name: "Paste a docker run line" }).click();
  const dialog = page.getByRole("dialog", { name: "Paste a docker run line" });
  const line = dialog.getByRole("textbox", { name: "The line" });
  await line.fill(`docker run -d --nope --name ${name} ${image}`);
  await expect(dialog.getByText("docker run knows no --nope")).toBeVisible();
  await expect(dialog.locator("mark")).toHaveText("--nope");
  await line.fill(
    `docker run -it --restart=on-failure:6 \\\n  --label a=b --name ${name} ${image} sh -c "sleep 9999"`,
  );
  await dialog.getByRole("button", { name: "Fill in the form" }).click();
  await expect(page.getByRole("textbox", { name: /^Name --name/ })).toHaveValue(name);
  await page.reload();
  await expect(page.getByRole("textbox", { name: "Command", exact: true })).toHaveValue("sh -c 'sleep 9999'");
  await page.getByRole("checkbox", { name: "Start it" }).uncheck();
  await page.getByRole("button", { name: "Create", exact: true }).click();
  await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
  const [made] = JSON.parse(await docker("inspect", name));
  expect(made.State.Status).toBe("created");
  expect(made.Config.Tty).toBe(true);
  expect(made.HostConfig.RestartPolicy).toEqual({ Name: "on-failure", MaximumRetryCount: 6 });
  expect(made.Config.Cmd).toEqual(["sh", "-c", "sleep 9999"]);
});

test("what is wrong is said before anything is sent, with a mend", async ({ page, docker, named }) => {
  const name = named("taken");
  await docker("create", "--name", name, image);
  await page.goto(form);
  await fillBasics(page, name);
  const memory = page.getByRole("textbox", { name: /^Memory --memory|^Memory -m/ });
  await memory.fill("lots");
  await expect(page.getByText("It should look like 512m").first()).toBeVisible();
  await memory.fill("");
  await expect(page.getByText("It should look like 512m")).toHaveCount(0);
  await expect(page.getByText(`Another container is called ${name}`).first()).toBeVisible();
  await page.getByRole("button", { name: `Use ${name}-2` }).click();
  await expect(page.getByText("Another container is called")).toHaveCount(0);
  await create(page).click();
  await expect(page.getByRole("heading", { name: `${name}-2`, level: 1 })).toBeVisible();
});

test("power over the host is named, and confirmed by the typed name", async ({ page, docker, named }) => {
  const name = named("power");
  await page.goto(form);
  await paste(page, `docker run -d --privileged -v /tmp:/host:ro --name ${name} ${image} sleep 100000`);
  await expect(page.getByText("This reaches beyond the container", { exact: false }).first()).toBeVisible();
  await create(page).click();
  const dialog = page.getByRole("dialog", { name: "Create with power over the host?" });
  await expect(dialog).toContainText("privileged");
  await expect(dialog).toContainText("volumes=/tmp");
  await expect(dialog.getByRole("button", { name: "Create" })).toBeDisabled();
  await dialog.getByRole("textbox").fill(name);
  await dialog.getByRole("button", { name: "Create" }).click();
  await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
  expect(await docker("inspect", "-f", "{{.HostConfig.Privileged}}", name)).toBe("true");
});

test("one that cannot start is kept, and its failure is shown", async ({ page, docker, named }) => {
  const name = named("broken");
  await page.goto(form);
  await paste(page, `docker run -d --name ${name} ${image} /no/such/command`);
  await create(page).click();
  await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
  await expect(page.getByText(/no such file or directory/).first()).toBeVisible();
  expect(await docker("inspect", "-f", "{{.State.Status}}", name)).toBe("created");
});

test("a duplicate begins with everything but the name", async ({ page, docker, named }) => {
  const name = named("first");
  const copy = named("second");
  await docker("run", "-d", "--name", name, "-e", "A=1", "--memory", "32m", image, "sleep", "100000");
  await page.goto(`${list}?q=${name}`);
  await page.getByRole("button", { name: `Actions for ${name}` }).click();
  await page.getByRole("menuitem", { name: "Duplicate" }).click();
  const field = page.getByRole("textbox", { name: /^Name --name/ });
  await expect(field).toHaveValue("");
  await field.fill(copy);
  await create(page).click();
  await expect(page.getByRole("heading", { name: copy, level: 1 })).toBeVisible();
  const [made] = JSON.parse(await docker("inspect", copy));
  expect(made.Config.Env).toContain("A=1");
  expect(made.HostConfig.Memory).toBe(32 * 1024 * 1024);
});

test("a container is renamed, and its limits are changed while it runs", async ({
  page,
  docker,
  named,
  checkAccessibility,
}) => {
  const name = named("change");
  await docker("run", "-d", "--name", name, "--memory", "32m", image, "sleep", "100000");
  const choose = async (of: string, item: RegExp) => {
    await page.getByRole("button", { name: `Actions for ${of}` }).click();
    await page.getByRole("menuitem", { name: item }).click();
  };
  await page.goto(`${list}?q=${name}`);
  await choose(name, /^Rename/);
  const rename = page.getByRole("dialog", { name: `Rename ${name}` });
  await rename.getByRole("textbox", { name: "New name" }).fill(`${name}-too`);
  await expect(rename).toContainText(`docker rename ${name} ${name}-too`);
  await rename.getByRole("button", { name: "Rename" }).click();
  await expect(page.getByRole("row", { name: `${name}-too`, exact: true })).toBeVisible();
  await choose(`${name}-too`, /^Limits and restart/);
  const limits = page.getByRole("dialog", { name: `Limits of ${name}-too` });
  await limits.getByRole("textbox", { name: "Memory", exact: true }).fill("64m");
  await limits.getByRole("textbox", { name: "Memory with swap" }).fill("128m");
  await expect(limits).toContainText(`docker update --memory 64m --memory-swap 128m ${name}-too`);
  await limits.getByRole("button", { name: "Change limits" }).click();
  await expect
    .poll(() => docker("inspect", "-f", "{{.HostConfig.Memory}}", `${name}-too`))
    .toBe(String(64 * 1024 * 1024));
  await choose(`${name}-too`, /^Limits and restart/);
  await limits.getByRole("textbox", { name: "Memory", exact: true }).fill("");
  await expect(limits).toContainText("makes the container again without it");
  await expect(limits.getByRole("button", { name: "Change limits" })).toBeDisabled();
  await limits.getByRole("textbox", { name: "Memory", exact: true }).fill("256m");
  await limits.getByRole("combobox", { name: "Restart policy" }).click();
  await page.getByRole("option", { name: "After a failure" }).click();
  await limits.getByRole("textbox", { name: "Tries after a failure" }).fill("4");
  await limits.getByRole("button", { name: "More limits" }).click();
  await limits.getByRole("textbox", { name: "CPU shares" }).fill("512");
  await expect(limits).toContainText(
    "--restart on-failure:4 --memory 256m --memory-swap 512m --cpu-shares 512",
  );
  await checkAccessibility();
  await limits.getByRole("button", { name: "Change limits" }).click();
  const host = "{{.HostConfig.MemorySwap}} {{.HostConfig.RestartPolicy.MaximumRetryCount}}";
  await expect.poll(() => docker("inspect", "-f", host, `${name}-too`)).toBe(`${512 * 1024 * 1024} 4`);
});

test("the form as Compose YAML, both ways", async ({ page, checkAccessibility }) => {
  await page.goto(form);
  await paste(page, `docker run -d --name compose-way -e A=1 ${image}`);
  await page.getByRole("button", { name: "Compose YAML" }).click();
  const dialog = page.getByRole("dialog", { name: "The container as Compose YAML" });
  const editor = dialog.getByRole("textbox", { name: "Compose YAML" });
  await expect(editor).toContainText("container_name: compose-way");
  await checkAccessibility();
  await editor.click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText(`services:\n  web:\n    image: ${image}\n    container_name: other-way\n`);
  await dialog.getByRole("button", { name: "Take over into the form" }).click();
  await expect(preview(page)).toContainText(`docker run --name other-way -d ${image}`);
});

for (const theme of ["light", "dark"] as const) {
  test(`the form meets WCAG in the ${theme} theme`, async ({ page, setTheme, checkAccessibility }) => {
    await setTheme(theme);
    await page.goto(form);
    await paste(page, `docker run --privileged -p 80:80 -v /a:/b -e A=1 --network host -l a=b -m 1 ${image}`);
    await expect(page.getByText("The engine wants at least 6m").first()).toBeVisible();
    await checkAccessibility();
    await page.keyboard.press("/");
    await page.keyboard.type("memory-swap");
    await expect(page.getByRole("textbox", { name: /--memory-swap$/ })).toBeVisible();
    await checkAccessibility();
  });
}

test("the form speaks Chinese", async ({ page, setLocale }) => {
  await setLocale("zh-CN");
  await page.goto(form);
  await expect(page.getByRole("heading", { name: "运行容器", level: 1 })).toBeVisible();
  await expect(page.getByRole("button", { name: "创建并启动" })).toBeVisible();
});
