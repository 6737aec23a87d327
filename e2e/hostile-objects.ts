import { request } from "node:http";
import { test } from "./fixtures.ts";

/** What runs if a browser takes it for HTML. */
export const html = "<img src=x onerror=alert(1)>";
/** HTML, ESC, a right-to-left override and a zero-width space, as a stranger's label may hold them. */
export const hostile = `${html}\u001b[31m\u202egpj\u200b.exe`;
/** The same as the pages show it: with a mark for every character that would act or hide. */
export const shown = `${html}␛[31m⟨U+202E⟩gpj⟨U+200B⟩.exe`;

/** The engine's API itself: the docker CLI cannot write a label whose key holds a "=". */
const callEngine = (socketPath: string, method: string, path: string, body: object): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const text = JSON.stringify(body);
    const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(text) };
    request({ socketPath, method, path, headers }, async (response) => {
      let answer = "";
      for await (const chunk of response.setEncoding("utf8")) answer += String(chunk);
      if (response.statusCode === 201) resolve(JSON.parse(answer));
      else reject(new Error(`${method} ${path} was answered ${response.statusCode}: ${answer}`));
    })
      .on("error", reject)
      .end(text);
  });

export type Noun = "containers" | "images" | "volumes" | "networks";
/** Names of one object of each kind whose labels are hostile. */
export type HostileObjects = Readonly<Record<Noun, string>>;

const name = `hostile-${process.pid}`;
/** A key for the filters, which take what stands before the first "=" for the key, as the engine does. */
export const plainKey = "e2e.hostile";
const labels = { [hostile]: hostile, [plainKey]: hostile };

/** `test` with one hostile object of each kind. */
export const hostileTest = test.extend<object, { objects: HostileObjects }>({
  objects: [
    async ({ docker, run }, use) => {
      const create = (path: string, body: object) => callEngine(run.engineSocket, "POST", path, body);
      await create("/volumes/create", { Name: name, Labels: labels });
      // A network that needs nothing of the kernel.
      await create("/networks/create", { Name: name, ConfigOnly: true, Labels: labels });
      await create(`/containers/create?name=${name}`, {
        ...{ Image: "quayside/busybox:1", Cmd: ["echo", hostile], Env: [`HOSTILE=${hostile}`] },
        ...{ Labels: labels, HostConfig: { NetworkMode: "none" } },
      });
      await create(`/commit?container=${name}&repo=${name}&tag=1`, { Labels: labels });
      await use({ containers: name, images: `${name}:1`, volumes: name, networks: name });
      await docker("rm", name);
      await docker("rmi", `${name}:1`);
      await docker("volume", "rm", name);
      await docker("network", "rm", name);
    },
    { scope: "worker" },
  ],
});
