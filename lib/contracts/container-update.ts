import { z } from "zod";
import { containerName, containerRef } from "../docker/names.ts";
import { updatable } from "../docker/run/update/limits.ts";
import { optionValue, optionWords } from "./audit-detail.ts";
import { command } from "./contract.ts";
import { environmentId } from "./environments.ts";

const one = { environment: environmentId, container: containerRef };
const base = "/environments/{environment}/containers/{container}";
const whole = z.number().int();

/** The engine takes 0 and "" for "not given" and reports success: there a limit cannot be taken away. */
const kept = "This limit cannot be taken away from a container that is there: make it again without it";
const limit = whole.min(1, kept);
const notZero = { error: kept } as const;
const places = z.string().min(1, kept).max(200);

const containerLimits = {
  /** Bytes. Where it is more than memory and swap together may be, the swap that is not given goes with it. */
  memory: limit.optional(),
  memoryReservation: limit.optional(),
  /** Bytes of memory and swap together; -1 is unlimited, which counts from the next start. */
  memorySwap: whole
    .min(-1)
    .refine((value) => value !== 0, notZero)
    .optional(),
  /** Billionths of a CPU. */
  nanoCpus: limit.optional(),
  cpuShares: limit.optional(),
  /** Microseconds. */
  cpuPeriod: limit.optional(),
  /** Microseconds of each period; -1 is unlimited. */
  cpuQuota: whole
    .min(-1)
    .refine((value) => value !== 0, notZero)
    .optional(),
  cpusetCpus: places.optional(),
  cpusetMems: places.optional(),
  blkioWeight: whole.min(10, `10 to 1000. ${kept}`).max(1000).optional(),
  /** -1, and 0, are unlimited. */
  pidsLimit: whole.min(-1).optional(),
  restart: z
    .strictObject({
      policy: z.enum(["no", "always", "unless-stopped", "on-failure"]),
      /** Of `on-failure` alone; 0 is without end. */
      maximumRetries: whole.min(0),
    })
    .refine(({ policy, maximumRetries }) => policy === "on-failure" || maximumRetries === 0, {
      error: "A number of retries goes with on-failure only",
      path: ["maximumRetries"],
    })
    .optional(),
};

export const containerChanges = {
  rename: command({
    summary: "Give a container another name",
    method: "POST",
    path: `${base}/rename`,
    access: "container.rename",
    audit: "container.rename",
    auditDetail: ({ name }) => optionValue("name", name) ?? null,
    target: "container",
    errors: ["conflict"],
    input: z.strictObject({ ...one, name: containerName }),
    output: z.strictObject({ id: z.string() }),
  }),
  update: command({
    summary: "Change limits and restart policy of a container, without making it again",
    method: "POST",
    path: `${base}/update`,
    access: "container.update",
    audit: "container.update",
    auditDetail: ({ environment: _, container: __, restart, ...limits }) =>
      optionWords(
        ...Object.entries(limits).map(([name, value]) => optionValue(name, value)),
        restart && `restart=${restart.policy}:${restart.maximumRetries}`,
      ),
    target: "container",
    errors: ["conflict", "host_power_required"],
    input: z.strictObject({ ...one, ...containerLimits }),
    output: z.strictObject({
      id: z.string(),
      warnings: z.array(z.string()),
      /** What the engine accepted and did not do: the container has another value than was asked for. */
      stayed: z.array(z.enum([...updatable, "restart"])),
    }),
  }),
};
