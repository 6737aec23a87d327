import { z } from "zod";
import { containerHealth, containerRow } from "./container-row.ts";

const hostPowerReason = z.strictObject({ kind: z.string(), detail: z.string() });

const healthProbe = z.strictObject({
  start: z.number().nullable(),
  end: z.number().nullable(),
  exitCode: z.number().int(),
  output: z.string(),
});

/** What the page of a container shows of it, for the reader at hand. */
export const containerDetail = z.strictObject({
  row: containerRow,
  /** True where values were withheld, for want of `container.inspect`. */
  redacted: z.boolean(),
  path: z.string(),
  args: z.array(z.string()),
  hostname: z.string(),
  user: z.string(),
  workingDir: z.string(),
  entrypoint: z.array(z.string()),
  cmd: z.array(z.string()),
  platform: z.string(),
  driver: z.string(),
  runtime: z.string(),
  logDriver: z.string(),
  pid: z.number().int().nullable(),
  tty: z.boolean(),
  openStdin: z.boolean(),
  autoRemove: z.boolean(),
  readOnly: z.boolean(),
  restartPolicy: z.strictObject({ name: z.string(), maximumRetryCount: z.number().int() }),
  oomKilled: z.boolean(),
  stateError: z.string(),
  stopSignal: z.string(),
  /** Seconds; `null` is the engine's default of 10. */
  stopTimeout: z.number().int().nullable(),
  resources: z.strictObject({
    /** Bytes; 0 is unlimited. */
    memory: z.number(),
    /** CPUs; 0 is unlimited. */
    cpus: z.number(),
    pids: z.number(),
  }),
  /** `value` is null where withheld. */
  env: z.array(z.strictObject({ key: z.string(), value: z.string().nullable() })),
  mounts: z.array(
    z.strictObject({
      type: z.string(),
      name: z.string().nullable(),
      source: z.string(),
      destination: z.string(),
      driver: z.string().nullable(),
      mode: z.string(),
      readOnly: z.boolean(),
      propagation: z.string(),
      /** What goes with the container when it is removed with its volumes: an unnamed volume. */
      anonymous: z.boolean(),
    }),
  ),
  networks: z.array(
    z.strictObject({
      name: z.string(),
      networkId: z.string(),
      ip: z.string(),
      gateway: z.string(),
      ipv6: z.string(),
      mac: z.string(),
      aliases: z.array(z.string()),
    }),
  ),
  networkMode: z.string(),
  labels: z.record(z.string(), z.string()),
  health: z
    .strictObject({
      status: containerHealth,
      failingStreak: z.number().int(),
      test: z.array(z.string()),
      /** Seconds. */
      interval: z.number(),
      timeout: z.number(),
      startPeriod: z.number(),
      /** Between two checks while it starts; engines before API 1.44 have none. */
      startInterval: z.number().nullable(),
      retries: z.number().int(),
      log: z.array(healthProbe),
    })
    .nullable(),
  hostPower: z.array(hostPowerReason),
});
export type ContainerDetail = z.infer<typeof containerDetail>;
