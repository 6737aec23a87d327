import { request } from "node:http";
import type { EngineAddress } from "../../server/engine/address.ts";

/** Whether an engine answers, and if none does, why: no socket or nobody behind it, or no permission. */
export type Reach = "reachable" | "forbidden" | "absent";

/** Asks the engine whether it is there; waits at most 5 s. */
export function reachEngine(address: EngineAddress): Promise<Reach> {
  const place =
    address.kind === "unix" ? { socketPath: address.socketPath } : { host: address.host, port: address.port };
  return new Promise((resolve) => {
    const call = request({ ...place, path: "/_ping", signal: AbortSignal.timeout(5_000) }, (response) => {
      response.resume();
      resolve(response.statusCode === 200 ? "reachable" : "absent");
    });
    call.on("error", ({ code }: NodeJS.ErrnoException) =>
      resolve(code === "EACCES" ? "forbidden" : "absent"),
    );
    call.end();
  });
}
