import type { FileText, ListingLine } from "#lib/contracts/files.ts";
import type { Role } from "#lib/contracts/permissions.ts";
import { engineCall } from "./engine-api.ts";
import type { TestPanel } from "./test-panel.ts";

/** Otherwise an engine on cgroup v1 shares its own namespace with a container. */
export const confined = { NetworkMode: "none", CgroupnsMode: "private" };

export const filesAddress = (container: string, rest: string, input: Record<string, string>): string =>
  `/api/environments/local/containers/${container}/files${rest}?${new URLSearchParams(input)}`;

/** The API of files as somebody uses it, a deployer unless told otherwise. */
export const filesClient = (panel: TestPanel) => {
  const put = (address: string, body: string | Uint8Array, headers: Record<string, string> = {}) =>
    fetch(panel.url + address, {
      method: "PUT",
      headers: { cookie: panel.cookieOf("deployer"), origin: panel.url, ...headers },
      body: body as NonNullable<RequestInit["body"]>,
    });

  return {
    async list(container: string, path: string, as: Role = "deployer") {
      const { status, body } = await panel.request(filesAddress(container, "", { path }), { as });
      if (status !== 200) return { status, body, lines: [], entries: [] };
      const lines = String(typeof body === "string" ? body : JSON.stringify(body))
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line) as ListingLine);
      const entries = lines.flatMap((line) => (line.type === "entries" ? line.entries : []));
      return { status, body, lines, entries };
    },

    upload: (
      container: string,
      path: string,
      bytes: string | Uint8Array,
      input: Record<string, string> = {},
    ) => put(filesAddress(container, "/content", { path, ...input }), bytes),

    read: async (container: string, path: string): Promise<FileText> =>
      (await panel.request(filesAddress(container, "/text", { path }), { as: "deployer" })).body as FileText,

    save: (container: string, path: string, version: string, text: string, encoding = "utf-8") =>
      put(filesAddress(container, "/text", { path, version, encoding }), text, {
        "content-type": "text/plain",
      }),

    async download(container: string, path: string, as: string) {
      const url = panel.url + filesAddress(container, "/download", { path, as });
      const answer = await fetch(url, { headers: { cookie: panel.cookieOf("deployer") } });
      const bytes = Buffer.from(await answer.arrayBuffer());
      return { headers: answer.headers, status: answer.status, bytes };
    },

    act: (container: string, method: string, rest: string, input: Record<string, string>) =>
      method === "DELETE"
        ? panel.request(filesAddress(container, rest, input), { method, as: "deployer" })
        : panel.request(filesAddress(container, rest, {}), { method, as: "deployer", body: input }),
  };
};

/** Runs a script in a container to its end. Throws where it fails. */
export const runIn = async (container: string, script: string): Promise<void> => {
  const made = await engineCall("POST", `/containers/${container}/exec`, {
    Cmd: ["sh", "-c", script],
  });
  const { Id: exec } = made.body as { Id: string };
  await engineCall("POST", `/exec/${exec}/start`, { Detach: true });
  for (;;) {
    const { body } = await engineCall("GET", `/exec/${exec}/json`);
    const { Running, ExitCode } = body as { Running: boolean; ExitCode: number | null };
    if (!Running && ExitCode !== null) {
      if (ExitCode !== 0) throw new Error(`the script ended with ${ExitCode}: ${script}`);
      return;
    }
    await new Promise(setImmediate);
  }
};
