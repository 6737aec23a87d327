import type { IncomingHttpHeaders } from "node:http";
import { type EngineDiskUse, engineDiskUse } from "../types/disk-use.ts";
import { parseEngine } from "../types/parse.ts";
import { type EngineInfo, type EngineVersion, engineInfo, engineVersion } from "../types/system.ts";
import type { Call, CallOptions } from "./call.ts";

/** What a ping tells. `engineTime` is the engine's clock, whole seconds since the epoch; `null` if it does not say. */
export type Ping = { readonly apiVersion: string | undefined; readonly engineTime: number | null };

const headerText = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value[0] : value;

const engineTimeOf = (headers: IncomingHttpHeaders): number | null => {
  const time = Date.parse(headers.date ?? "");
  return Number.isNaN(time) ? null : Math.floor(time / 1000);
};

export const createSystemCalls = (call: Call) => ({
  /** `GET /_ping`: whether the engine answers at all. `firstByteMs` is the time it gets. */
  async ping(options: CallOptions & { firstByteMs?: number } = {}): Promise<Ping> {
    let headers: IncomingHttpHeaders = {};
    const onHeaders = (received: IncomingHttpHeaders) => {
      headers = received;
    };
    await call({ ...options, versioned: false, answer: "text", maxBytes: 4096, onHeaders }, (docker) =>
      docker.ping(),
    );
    return { apiVersion: headerText(headers["api-version"]), engineTime: engineTimeOf(headers) };
  },

  /** `GET /version`, without a version in the path, and the answer's `Api-Version`. */
  async version(
    options: CallOptions & { firstByteMs?: number } = {},
  ): Promise<EngineVersion & { readonly headerApiVersion: string | undefined }> {
    let headerApiVersion: string | undefined;
    const onHeaders = (headers: IncomingHttpHeaders) => {
      headerApiVersion = headerText(headers["api-version"]);
    };
    const answer = await call({ ...options, versioned: false, onHeaders, maxBytes: 1024 * 1024 }, (docker) =>
      docker.version(),
    );
    return { ...parseEngine(engineVersion, answer, "version"), headerApiVersion };
  },

  /** `GET /info`. Slow on busy engines: it counts containers and images. */
  async info(options: CallOptions = {}): Promise<EngineInfo> {
    const answer = await call(options, (docker) => docker.info());
    return parseEngine(engineInfo, answer, "info");
  },

  /**
   * `GET /system/df`. The engine walks every volume and every container's own layer for it: seconds to minutes on a full
   * disk, so it has three minutes and is for those who ask. `verbose` is what API 1.52 wants for the single volumes;
   * dockerode's own `df` cannot say it.
   */
  async diskUse(options: CallOptions = {}): Promise<EngineDiskUse> {
    const request = { path: "/system/df?", method: "GET", options: { verbose: true } };
    const answer = await call(
      { ...options, firstByteMs: 180_000 },
      (docker) =>
        new Promise((resolve, reject) => {
          docker.modem.dial(request, (error: unknown, answer: unknown) =>
            error ? reject(error) : resolve(answer),
          );
        }),
    );
    return parseEngine(engineDiskUse, answer, "disk use");
  },
});

export type SystemCalls = ReturnType<typeof createSystemCalls>;
