import { randomBytes } from "node:crypto";
import { request } from "node:http";
import type { EngineAddress } from "../address.ts";

/** The private engine that the tests may change at will. */
export const engineSocket = (): string => {
  const path = process.env.QUAYSIDE_TEST_ENGINE;
  if (!path) throw new Error("QUAYSIDE_TEST_ENGINE does not name the test engine's socket");
  return path;
};

export const engineAddress = (): EngineAddress => ({ kind: "unix", socketPath: engineSocket() });

export const testImage = "quayside/busybox:1";

/** A name that no other test uses. */
export const uniqueName = (what: string): string => `engine-${what}-${randomBytes(4).toString("hex")}`;

/** Another client of the same engine, which shares nothing with ours: plain HTTP. Rejects for statuses over 399. */
export const otherClient = (method: string, path: string, body?: unknown): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const outgoing = request(
      {
        socketPath: engineSocket(),
        method,
        path: `/v1.41${path}`,
        headers: { "Content-Type": "application/json" },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.once("error", reject);
        response.once("end", () => {
          const text = Buffer.concat(chunks).toString();
          if ((response.statusCode ?? 500) >= 400) reject(new Error(`${method} ${path}: ${text}`));
          else resolve(text.startsWith("{") || text.startsWith("[") ? JSON.parse(text) : text);
        });
      },
    );
    outgoing.once("error", reject);
    outgoing.end(body === undefined ? undefined : JSON.stringify(body));
  });

/** Makes a container by the other client, and removes it when disposed. Without a network: the test engine has none. */
export const makeContainer = async (
  what: string,
  spec: Record<string, unknown> = {},
  hostConfig: Record<string, unknown> = {},
) => {
  const name = uniqueName(what);
  const created = await otherClient("POST", `/containers/create?name=${name}`, {
    Image: testImage,
    Cmd: ["sleep", "3600"],
    StopTimeout: 0,
    ...spec,
    HostConfig: { NetworkMode: "none", ...hostConfig },
  });
  const id = (created as { Id: string }).Id;
  return {
    id,
    name,
    start: () => otherClient("POST", `/containers/${id}/start`),
    async [Symbol.asyncDispose]() {
      await otherClient("DELETE", `/containers/${id}?force=1&v=1`).catch((error: unknown) => {
        if (!String(error).includes("No such container")) throw error;
      });
    },
  };
};
