import { expect, type Locator, type Page } from "@playwright/test";
import { test } from "./fixtures.ts";

const image = "quayside/busybox:1";
const list = "/environments/local/containers";

/** A name that no other test has. */
const unique = (name: string): string => `${name}-${Math.random().toString(36).slice(2, 8)}`;

const rowOf = (page: Page, name: string): Locator =>
  page.getByRole("grid", { name: "Containers" }).getByRole("row", { name, exact: true });

const openMenu = async (page: Page, name: string): Promise<Locator> => {
  await page.getByRole("button", { name: `Actions for ${name}` }).click();
  return page.getByRole("menu");
};

/** Containers of one test, removed when it ends. */
const own = test.extend<{ make: (name: string, ...args: string[]) => Promise<string> }>({
  make: async ({ docker, page }, use) => {
    const made: string[] = [];
    await use(async (name, ...args) => {
      const full = unique(name);
      made.push(full);
      await docker(
        ...(args.length > 0 ? args : ["run", "-d", "--stop-timeout", "0"]),
        "--name",
        full,
        image,
        ...sleep,
      );
      return full;
    });
    // A page that is still open would ask for what is being removed.
    await page.goto("about:blank");
    if (made.length > 0) await docker("rm", "-f", "-v", ...made).catch(ignoreMissing);
  },
});
const sleep = ["sleep", "100000"];

/** What a test removed itself need not be removed again. */
const ignoreMissing = (error: unknown): void => {
  if (!String(error).includes("No such container")) throw error;
};

own.describe("the list is live", () => {
  own("what the command line does shows by itself", async ({ page, docker, make }) => {
    await page.goto(list);
    await expect(page.getByRole("heading", { name: "Containers", level: 1 })).toBeVisible();
    const name = await make("live");
    await expect(rowOf(page, name)).toContainText("Running");
    await docker("pause", name);
    await expect(rowOf(page, name)).toContainText("Paused");
    await docker("unpause", name);
    await docker("stop", "-t", "0", name);
    await expect(rowOf(page, name)).toContainText("Exited (137)");
    await docker("rename", name, `${name}-renamed`);
    await expect(rowOf(page, `${name}-renamed`)).toBeVisible();
    await docker("rm", `${name}-renamed`);
    await expect(rowOf(page, `${name}-renamed`)).toHaveCount(0);
  });
});

own.describe("finding", () => {
  own("search and filters are in the address and survive a reload", async ({ page, make }) => {
    const running = await make("find");
    const created = await make("find", "create", "--label", "tier=find-me");
    await page.goto(list);
    await expect(rowOf(page, created)).toBeVisible();
    await page.keyboard.press("/");
    await page.keyboard.type("find");
    await expect(page).toHaveURL(/[?&]q=find/);
    await page.getByRole("button", { name: "State", exact: true }).first().click();
    await page.getByRole("option", { name: /^Created/ }).click();
    await expect(rowOf(page, running)).toHaveCount(0);
    await expect(rowOf(page, created)).toBeVisible();
    await page.reload();
    await expect(page.getByRole("searchbox", { name: "Search containers" })).toHaveValue("find");
    await expect(rowOf(page, created)).toBeVisible();
    await expect(rowOf(page, running)).toHaveCount(0);
    await page.getByRole("button", { name: "Remove the filter State: Created" }).click();
    await expect(rowOf(page, running)).toBeVisible();
  });

  own("a label is found by its key and value", async ({ page, make }) => {
    const tier = unique("tier");
    const name = await make("labelled", "create", "--label", `tier=${tier}`);
    const other = await make("labelled", "create", "--label", "tier=another");
    await page.goto(`${list}?label=tier%3D${tier}`);
    await expect(rowOf(page, name)).toBeVisible();
    await expect(rowOf(page, other)).toHaveCount(0);
    await expect(page.getByText(/^1 of \d+$/)).toBeVisible();
  });

  own("when nothing matches, one button shows everything again", async ({ page, make }) => {
    const name = await make("nothing");
    await page.goto(`${list}?q=${unique("never")}`);
    await expect(page.getByText("Nothing matches the filter")).toBeVisible();
    await page.getByRole("button", { name: "Clear the filter" }).click();
    await expect(rowOf(page, name)).toBeVisible();
    await expect(page).toHaveURL(new RegExp(`${list}$`));
  });

  own("the quick filters count", async ({ page, make }) => {
    const name = await make("quick", "create");
    await page.goto(list);
    const quick = page.getByRole("group", { name: "Quick filters" });
    await quick.getByRole("button", { name: /^Created/ }).click();
    await expect(page).toHaveURL(/state=created/);
    await expect(rowOf(page, name)).toBeVisible();
    await quick.getByRole("button", { name: /^All/ }).click();
    await expect(page).not.toHaveURL(/state=/);
  });
});

own.describe("one container", () => {
  own("is stopped and started by its row's button", async ({ page, make, docker }) => {
    const name = await make("row");
    await page.goto(`${list}?q=${name}`);
    await page.getByRole("button", { name: `Stop ${name}` }).click();
    await expect(rowOf(page, name)).toContainText("Exited (137)");
    await expect(page.getByText(`docker stop ${name}`)).toBeVisible();
    expect(await docker("inspect", "-f", "{{.State.Status}}", name)).toBe("exited");
    await page.getByRole("button", { name: `Start ${name}` }).click();
    await expect(rowOf(page, name)).toContainText("Running");
    expect(await docker("inspect", "-f", "{{.State.Status}}", name)).toBe("running");
  });

  own("is paused, resumed and restarted from its menu", async ({ page, make, docker }) => {
    const name = await make("menu");
    await page.goto(`${list}?q=${name}`);
    await (await openMenu(page, name)).getByRole("menuitem", { name: "Pause" }).click();
    await expect(rowOf(page, name)).toContainText("Paused");
    await (await openMenu(page, name)).getByRole("menuitem", { name: "Resume" }).click();
    await expect(rowOf(page, name)).toContainText("Running");
    const started = await docker("inspect", "-f", "{{.State.StartedAt}}", name);
    await (await openMenu(page, name)).getByRole("menuitem", { name: "Restart", exact: true }).click();
    await expect.poll(() => docker("inspect", "-f", "{{.State.StartedAt}}", name)).not.toBe(started);
  });

  own("is sent the signal that was chosen", async ({ page, make, docker }) => {
    const name = await make("kill");
    await page.goto(`${list}?q=${name}`);
    await (await openMenu(page, name)).getByRole("menuitem", { name: "Kill" }).click();
    const dialog = page.getByRole("dialog", { name: `Kill ${name}` });
    await expect(dialog).toContainText(`docker kill --signal SIGKILL ${name}`);
    await dialog.getByRole("combobox", { name: "Signal" }).click();
    await page.getByRole("option", { name: "SIGQUIT" }).click();
    await expect(dialog).toContainText(`docker kill --signal SIGQUIT ${name}`);
    await dialog.getByRole("combobox", { name: "Signal" }).click();
    await page.getByRole("option", { name: "SIGKILL" }).click();
    await dialog.getByRole("button", { name: "Send the signal" }).click();
    await expect(rowOf(page, name)).toContainText("Exited (137)");
    expect(await docker("inspect", "-f", "{{.State.ExitCode}}", name)).toBe("137");
  });

  own("is stopped with a timeout of its own", async ({ page, make }) => {
    const name = await make("options", "run", "-d", "--stop-timeout", "60");
    await page.goto(`${list}?q=${name}`);
    await (await openMenu(page, name)).getByRole("menuitem", { name: "Stop with options" }).click();
    const dialog = page.getByRole("dialog", { name: `Stop ${name}` });
    await dialog.getByRole("textbox", { name: "Seconds to wait" }).fill("no number");
    await expect(dialog.getByRole("button", { name: "Stop the container" })).toBeDisabled();
    await dialog.getByRole("textbox", { name: "Seconds to wait" }).fill("0");
    await expect(dialog).toContainText(`docker stop -t 0 ${name}`);
    await dialog.getByRole("button", { name: "Stop the container" }).click();
    await expect(rowOf(page, name)).toContainText("Exited (137)");
  });

  own("is removed only after its loss was named and its name typed", async ({ page, make, docker }) => {
    const name = await make("remove", "run", "-d", "-v", "/anonymous");
    const volume = await docker("inspect", "-f", "{{(index .Mounts 0).Name}}", name);
    await page.goto(`${list}?q=${name}`);
    await (await openMenu(page, name)).getByRole("menuitem", { name: "Remove" }).click();
    const dialog = page.getByRole("dialog", { name: `Remove ${name}` });
    const remove = dialog.getByRole("button", { name: "Remove the container" });
    await expect(dialog).toContainText("1 anonymous volume stays behind");
    await expect(remove).toBeEnabled();
    await dialog.getByRole("checkbox", { name: "Also remove its anonymous volumes" }).check();
    await expect(dialog).toContainText("1 anonymous volume, with all that is in it");
    await expect(dialog).toContainText(`docker rm -f -v ${name}`);
    await expect(remove).toBeDisabled();
    await dialog.getByRole("textbox", { name: `Type ${name} to confirm` }).fill(name);
    await remove.click();
    await expect(rowOf(page, name)).toHaveCount(0);
    expect(await docker("volume", "ls", "-q")).not.toContain(volume);
  });
});

own.describe("many containers", () => {
  own(
    "an action reaches those it can, and says what failed",
    async ({ page, make, docker, allowConsoleError }) => {
      // The browser itself reports an answer that is no success.
      allowConsoleError(/Failed to load resource.* 400 /);
      const prefix = unique("bulk");
      const good = await make(prefix, "create");
      const bad = unique(prefix);
      await docker("create", "--name", bad, image, "/no/such/command");
      const running = await make(prefix);
      await page.goto(`${list}?q=${prefix}`);
      await page.getByRole("checkbox", { name: "Select all that match" }).check();
      await expect(page.getByText("3 selected")).toBeVisible();
      await page.getByRole("button", { name: "Start (2)" }).click();
      await expect(rowOf(page, good)).toContainText("Running");
      await expect(page.getByText("Start: 1 done, 1 failed")).toBeVisible();
      await expect(page.getByText(/no such file or directory/).first()).toBeVisible();
      expect(await docker("inspect", "-f", "{{.State.Status}}", running)).toBe("running");
      await docker("rm", bad);
    },
  );

  own("removing several wants to know how many", async ({ page, make }) => {
    const prefix = unique("several");
    const one = await make(prefix, "create", "-v", "/a");
    const two = await make(prefix, "create", "-v", "/b");
    await page.goto(`${list}?q=${prefix}`);
    await page.getByRole("checkbox", { name: "Select all that match" }).check();
    await page.getByRole("button", { name: "Remove (2)" }).click();
    const dialog = page.getByRole("dialog", { name: "Remove 2 containers" });
    await expect(dialog).toContainText(one);
    await expect(dialog).toContainText(two);
    await dialog.getByRole("checkbox", { name: "Also remove their anonymous volumes" }).check();
    await expect(dialog).toContainText("2 anonymous volumes");
    await dialog.getByRole("textbox").fill("remove 2 containers");
    await dialog.getByRole("button", { name: "Remove 2 containers" }).click();
    await expect(rowOf(page, one)).toHaveCount(0);
    await expect(rowOf(page, two)).toHaveCount(0);
  });

  own("a project is a group, and is acted on as one", async ({ page, make }) => {
    const project = unique("project");
    const label = ["--label", `com.docker.compose.project=${project}`];
    const web = await make("web", "create", ...label, "--label", "com.docker.compose.service=web");
    const api = await make("api", "create", ...label, "--label", "com.docker.compose.service=api");
    await page.goto(`${list}?project=${project}`);
    await page.getByRole("switch", { name: "Group by project" }).check({ force: true });
    await expect(page).toHaveURL(/group=project/);
    const group = page.getByRole("row", { name: project });
    await expect(group).toContainText("0 running");
    await group.getByRole("button", { name: `Start ${project}`, exact: true }).click();
    await expect(group).toContainText("2 running");
    await expect(rowOf(page, web)).toContainText("Running");
    await expect(rowOf(page, api)).toContainText("Running");
  });
});

own.describe("a container's page", () => {
  own("shows every part, and follows the command line", async ({ page, make, docker }) => {
    const name = await make(
      "page",
      ...["run", "-d", "--stop-timeout", "0", "-e", "DB_PASSWORD=hunter2", "-e", "PLAIN=shown"],
      ...[
        "-v",
        "/data",
        "-p",
        "18080:80",
        "--label",
        "team=blue",
        "--health-cmd",
        "echo fine",
        "--health-interval",
        "1s",
      ],
    );
    await page.goto(`${list}?q=${name}`);
    await page.getByRole("link", { name, exact: true }).click();
    await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
    await expect(page.getByText("sleep 100000").first()).toBeVisible();
    const tab = (label: string) => page.getByRole("tab", { name: label });
    await tab("Environment").click();
    await expect(page.getByText("shown", { exact: true })).toBeVisible();
    await expect(page.getByText("hunter2")).toHaveCount(0);
    await page.getByRole("button", { name: "Show the value of DB_PASSWORD" }).click();
    await expect(page.getByText("hunter2")).toBeVisible();
    await tab("Mounts").click();
    await expect(page).toHaveURL(/tab=mounts/);
    await expect(page.getByRole("row", { name: /\/data/ })).toContainText("anonymous");
    await tab("Ports").click();
    await expect(page.getByRole("row", { name: /80\/tcp/ })).toContainText("18080");
    await tab("Labels").click();
    await expect(page.getByRole("row", { name: /team/ })).toContainText("blue");
    await tab("Health").click();
    await expect(page.getByText("echo fine")).toBeVisible();
    await tab("Overview").click();
    await docker("stop", "-t", "0", name);
    await expect(page.getByText("Exited (137)").first()).toBeVisible();
    await expect(page.getByText(/it was killed/)).toBeVisible();
    await docker("rm", "-v", name);
    await expect(page.getByText("This container has been removed")).toBeVisible();
  });

  own("the JSON is searched", async ({ page, make }) => {
    const name = await make("json", "create", "--label", "needle=in-the-haystack");
    await page.goto(`${list}/${name}?tab=json`);
    await page.getByRole("searchbox", { name: "Search keys and values" }).fill("in-the-haystack");
    await expect(page.getByText("1 match")).toBeVisible();
    await expect(page.getByText("in-the-haystack").first()).toBeVisible();
  });

  own("a format takes out of the JSON what docker inspect --format would", async ({ page, make }) => {
    const name = await make("format", "create", "--label", "needle=in-the-haystack");
    await page.goto(`${list}/${name}?tab=json`);
    await page.getByRole("button", { name: "Format", exact: true }).click();
    const field = page.getByRole("textbox", { name: "Format" });
    await field.fill("{{.Config.Labels.needle}} {{.Nothing");
    await expect(page.getByText("is opened and not closed")).toBeVisible();
    await field.fill("{{.Config.Labels.needle}}, {{.State.Status}}");
    const result = page.getByRole("region", { name: "Result" });
    await expect(result).toHaveText("in-the-haystack, created");
    await page.reload();
    await expect(result).toHaveText("in-the-haystack, created");
    await page.getByRole("button", { name: "Format", exact: true }).click();
    await expect(field).toBeHidden();
    await expect(page).not.toHaveURL(/format=/);
  });

  own("an address of nothing says so", async ({ page }) => {
    await page.goto(`${list}/${unique("nobody")}`);
    await expect(page.getByRole("heading", { name: "There is no such container" })).toBeVisible();
    await page.getByRole("link", { name: "All containers" }).click();
    await expect(page).toHaveURL(new RegExp(`${list}$`));
  });
});

own.describe("for everybody", () => {
  own("the keyboard goes through the list and into a container", async ({ page, make }) => {
    const prefix = unique("keys");
    const first = await make(`${prefix}-a`, "create");
    const second = await make(`${prefix}-b`, "create");
    await page.goto(`${list}?q=${prefix}`);
    await expect(rowOf(page, first)).toBeVisible();
    await page.getByRole("grid", { name: "Containers" }).focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Space");
    await expect(rowOf(page, second)).toHaveAttribute("aria-selected", "true");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: second, level: 1 })).toBeVisible();
  });

  for (const theme of ["light", "dark"] as const) {
    own(
      `both pages meet WCAG in the ${theme} theme`,
      async ({ page, make, setTheme, checkAccessibility }) => {
        const name = await make("axe");
        await setTheme(theme);
        await page.goto(`${list}?group=project`);
        await expect(rowOf(page, name)).toBeVisible();
        await checkAccessibility();
        await page.goto(`${list}/${name}`);
        await expect(page.getByText("sleep 100000").first()).toBeVisible();
        await checkAccessibility();
      },
    );
  }

  own("both pages speak Chinese", async ({ page, make, setLocale }) => {
    const name = await make("zh");
    await setLocale("zh-CN");
    await page.goto(`${list}?q=${name}`);
    await expect(page.getByRole("heading", { name: "容器", level: 1 })).toBeVisible();
    await expect(page.getByRole("grid", { name: "容器" }).getByRole("row", { name })).toContainText("运行中");
    await page.getByRole("link", { name, exact: true }).click();
    await expect(page.getByRole("tab", { name: "环境变量" })).toBeVisible();
    await expect(page.getByText("重启策略")).toBeVisible();
  });

  own("at phone width the state is seen and the actions are at hand", async ({ page, make }) => {
    const name = await make("phone");
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${list}?q=${name}`);
    await expect(rowOf(page, name).getByText("Running")).toBeInViewport();
    await page.getByRole("button", { name: `Stop ${name}` }).click();
    await expect(rowOf(page, name)).toContainText("Exited (137)");
  });
});
