import { createReadStream } from "node:fs";
import { expect, type Page } from "@playwright/test";
import { inNetworkOf } from "../scripts/test-engine/workspace.ts";
import { startTestRegistry, type TestRegistry } from "../scripts/testing/registry.ts";
import { test as base } from "./fixtures.ts";

const image = "quayside/busybox:1";
const list = "/environments/local/containers";

type Registry = TestRegistry & { reference: string };

/** Names of one test, whose containers are removed when it ends; a registry of this file's own. */
const test = base.extend<{ named: (name: string) => string }, { registry: Registry }>({
  named: async ({ docker, page }, use) => {
    const names: string[] = [];
    await use((name) => {
      const full = `${name}-${Math.random().toString(36).slice(2, 8)}x`;
      names.push(full);
      return full;
    });
    await page.goto("about:blank");
    const there = await docker("ps", "-a", "--format", "{{.Names}}");
    const made = there.split("\n").filter((name) => names.some((own) => name.startsWith(own)));
    if (made.length > 0) await docker("rm", "-f", "-v", ...made);
  },
  registry: [
    async ({ docker, run }, use) => {
      const engine = {
        docker: (args: readonly string[]) => docker(...args),
        inNetwork: inNetworkOf(run.engineWorkspace),
        workspace: run.engineWorkspace,
      };
      const registry = await startTestRegistry(engine, { port: 5310 });
      await use({ ...registry, reference: "127.0.0.1:5310/e2e/tool:1" });
      await registry.stop();
    },
    { scope: "worker" },
  ],
});

const choose = async (page: Page, name: string, item: RegExp): Promise<void> => {
  await page.goto(`${list}?q=${name}`);
  await page.getByRole("button", { name: `Actions for ${name}` }).click();
  await page.getByRole("menuitem", { name: item }).click();
};

const recreate = (page: Page) => page.getByRole("button", { name: "Recreate", exact: true });

/** Puts a version of the tool into the registry, and takes it from the engine. Its file `/version` says which. */
const publish = async (
  docker: (...args: string[]) => Promise<string>,
  reference: string,
  version: string,
) => {
  const maker = `maker-${Math.random().toString(36).slice(2, 8)}`;
  await docker("run", "--name", maker, image, "sh", "-c", `echo ${version} > /version`);
  await docker("commit", "-c", 'CMD ["sleep", "100000"]', maker, reference);
  await docker("push", reference);
  await docker("rm", maker);
};

test("an edit keeps the name and what stands in an unnamed volume", async ({ page, docker, named }) => {
  const name = named("edited");
  await docker("run", "-d", "--name", name, "--stop-timeout", "0", "-v", "/data", image, "sleep", "100000");
  await docker("exec", name, "sh", "-c", "echo kept > /data/file");
  const before = await docker("inspect", "-f", "{{.Id}}", name);
  await choose(page, name, /^Edit/);
  await expect(page.getByRole("heading", { name: `Edit ${name}`, level: 1 })).toBeVisible();
  await page.getByRole("button", { name: "Add a variable" }).click();
  await page.getByRole("textbox", { name: "Name of variable 1" }).fill("LEVEL");
  await page.getByRole("textbox", { name: "Value of variable 1" }).fill("debug");
  await recreate(page).click();
  await expect(page.getByRole("heading", { name, exact: true, level: 1 })).toBeVisible();
  expect(await docker("inspect", "-f", "{{.Id}} {{.State.Status}}", name)).not.toContain(before);
  expect(await docker("exec", name, "sh", "-c", "echo $LEVEL; cat /data/file")).toBe("debug\nkept");
});

test("an edit that cannot start leaves the old container running", async ({
  page,
  docker,
  named,
  allowConsoleError,
}) => {
  const name = named("unharmed");
  allowConsoleError(/status of (?:400|409|500)/);
  await docker("run", "-d", "--name", name, "--stop-timeout", "0", image, "sleep", "100000");
  const before = await docker("inspect", "-f", "{{.Id}}", name);
  await choose(page, name, /^Edit/);
  await page.getByRole("textbox", { name: "Command", exact: true }).fill("/no/such/command");
  await recreate(page).click();
  await expect(page.getByText(/no such file or directory/).first()).toBeVisible();
  expect(await docker("inspect", "-f", "{{.Id}} {{.State.Status}}", name)).toBe(`${before} running`);
});

test("a missing image is pulled on the way, and its newest is what a recreation takes", async ({
  page,
  docker,
  named,
  registry,
}) => {
  const name = named("newest");
  await publish(docker, registry.reference, "one");
  await docker("rmi", registry.reference);
  await page.goto(`${list}/new?image=${encodeURIComponent(registry.reference)}`);
  await page.getByRole("textbox", { name: /^Name --name/ }).fill(name);
  await expect(page.getByText("is not here yet").first()).toBeVisible();
  await page.getByRole("button", { name: "Create and start" }).click();
  await expect(page.getByRole("heading", { name, exact: true, level: 1 })).toBeVisible({ timeout: 30_000 });
  expect(await docker("exec", name, "cat", "/version")).toBe("one");
  await publish(docker, registry.reference, "two");
  await docker("rmi", "-f", registry.reference);
  await choose(page, name, /^Recreate from the newest image/);
  await expect(page.getByRole("heading", { name: `Recreate ${name}`, level: 1 })).toBeVisible();
  await recreate(page).click();
  await expect(page.getByRole("heading", { name, exact: true, level: 1 })).toBeVisible({ timeout: 30_000 });
  expect(await docker("exec", name, "cat", "/version")).toBe("two");
});

test("who shares its network is named, and made again behind it", async ({
  page,
  docker,
  named,
  checkAccessibility,
}) => {
  const name = named("server");
  const sidecar = named("sidecar");
  const reader = named("reader");
  const run = (own: string, ...flags: string[]) =>
    docker("run", "-d", "--name", own, "--stop-timeout", "0", ...flags, image, "sleep", "100000");
  await run(name, "-v", "/data");
  await run(sidecar, "--network", `container:${name}`);
  await run(reader, "--volumes-from", name);
  await choose(page, name, /^Edit/);
  const side = page.getByRole("complementary", { name: "Create the container" });
  await expect(side.getByText("lose their hold")).toBeVisible();
  await expect(side.getByRole("listitem").filter({ hasText: sidecar })).toContainText("shares its network");
  await expect(side.getByRole("listitem").filter({ hasText: reader })).toContainText("has its volumes");
  await checkAccessibility();
  await recreate(page).click();
  // A namespace of another container is power over more than this one: it is asked for.
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText(`${sidecar}: networks=container:${name}`);
  await dialog.getByRole("textbox").fill(name);
  await dialog.getByRole("button", { name: "Create" }).click();
  await expect(page.getByRole("heading", { name, exact: true, level: 1 })).toBeVisible();
  const id = await docker("inspect", "-f", "{{.Id}}", name);
  const joined = await docker("inspect", "-f", "{{.HostConfig.NetworkMode}} {{.State.Status}}", sidecar);
  expect(joined).toBe(`container:${id} running`);
});

test("one with --rm is not recreated, and the page says what to do", async ({ page, docker, named }) => {
  const name = named("passing");
  await docker("run", "-d", "--rm", "--name", name, image, "sleep", "100000");
  await choose(page, name, /^Edit/);
  await expect(page.getByText("was made with --rm").first()).toBeVisible();
  await expect(recreate(page)).toBeDisabled();
  await page.getByRole("link", { name: "Duplicate instead" }).click();
  await expect(page.getByRole("heading", { name: "Run a container", level: 1 })).toBeVisible();
  expect(await docker("inspect", "-f", "{{.State.Status}}", name)).toBe("running");
});

test("a mount is filled in by its parts, and a missing network has others to choose from", async ({
  page,
  docker,
  named,
}) => {
  const name = named("mounted");
  await page.goto(`${list}/new?image=${encodeURIComponent(image)}`);
  await page.getByRole("textbox", { name: /^Name --name/ }).fill(name);
  await page.getByRole("textbox", { name: "Command", exact: true }).fill("sleep 100000");
  await page.getByRole("button", { name: "Add a mount" }).click();
  await page.getByRole("combobox", { name: "Type of mount 1" }).click();
  await page.getByRole("option", { name: "Memory (tmpfs)" }).click();
  await page.getByRole("textbox", { name: "Path in the container of mount 1" }).fill("/cache");
  await page.getByRole("button", { name: "Options of mount 1" }).click();
  const size = page.getByRole("textbox", { name: "Size of mount 1" });
  await size.fill("lots");
  await expect(page.getByText("It should look like 512m").first()).toBeVisible();
  await size.fill("8m");
  await page.getByRole("textbox", { name: "File mode of mount 1" }).fill("700");
  await page.getByRole("button", { name: "Add a network" }).click();
  await page.getByRole("combobox", { name: "Name of network 1" }).fill("bridgy");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Use bridge" }).click();
  await page.getByRole("button", { name: "Create and start" }).click();
  await expect(page.getByRole("heading", { name, exact: true, level: 1 })).toBeVisible();
  const [made] = JSON.parse(await docker("inspect", name));
  expect(made.HostConfig.Mounts).toEqual([
    { Type: "tmpfs", Target: "/cache", TmpfsOptions: { SizeBytes: 8 * 1024 * 1024, Mode: 0o700 } },
  ]);
  expect(made.HostConfig.NetworkMode).toBe("bridge");
});

test("a deployer sees which fields are refused before anything is sent", async ({
  page,
  run,
  browser,
  named,
}) => {
  const username = named("deployer");
  const headers = { Origin: run.url };
  const created = await page.request.post(`${run.url}/api/users`, {
    data: { username, role: "deployer" },
    headers,
  });
  const { oneTimePassword: password } = (await created.json()) as { oneTimePassword: string };
  const context = await browser.newContext({ storageState: { cookies: [], origins: [] } });
  try {
    const own = await context.newPage();
    await own.request.post(`${run.url}/api/session`, { data: { username, password }, headers });
    await own.request.put(`${run.url}/api/session/password`, {
      data: { current: password, next: "correct horse battery" },
      headers,
    });
    await own.goto(`${run.url}${list}/new?image=${encodeURIComponent(image)}`);
    await own.getByRole("checkbox", { name: /^Privileged/ }).check();
    await expect(own.getByText("only an administrator may set it")).toBeVisible();
    await expect(own.getByText("only administrators may allow").first()).toBeVisible();
    await expect(own.getByRole("button", { name: "Create and start" })).toBeDisabled();
    await own.getByRole("checkbox", { name: /^Privileged/ }).uncheck();
    await expect(own.getByText("only an administrator may set it")).toHaveCount(0);
    await expect(own.getByRole("button", { name: "Create and start" })).toBeEnabled();
  } finally {
    await context.close();
  }
});

test("a container is exported as a tar and committed to an image", async ({ page, docker, named }) => {
  const name = named("content");
  const made = `e2e/${name}:1`;
  await docker("run", "-d", "--name", name, image, "sh", "-c", "echo x > /written; sleep 100000");
  await page.goto(`${list}?q=${name}`);
  await page.getByRole("link", { name, exact: true }).click();
  await page.getByRole("tab", { name: "Changes" }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export as tar" }).click();
  const file = await (await download).path();
  const start = await new Promise<Buffer>((resolve, reject) => {
    const stream = createReadStream(file, { start: 257, end: 261 });
    stream.once("data", (chunk) => resolve(Buffer.from(chunk)));
    stream.once("error", reject);
  });
  expect(start.toString()).toBe("ustar");
  await page.getByRole("button", { name: "Commit …" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Name of the image" }).fill(made);
  await dialog.getByRole("textbox", { name: "Message" }).fill("as it was");
  await dialog.getByRole("button", { name: "Commit", exact: true }).click();
  await expect.poll(() => docker("images", "-q", made)).not.toBe("");
  expect(await docker("image", "inspect", "-f", "{{.Comment}}", made)).toBe("as it was");
  await docker("rmi", made);
});
