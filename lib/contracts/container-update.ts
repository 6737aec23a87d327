import { z } from "zod";
import { containerName, containerRef } from "../docker/names.ts";
import { optionValue, optionWords } from "./audit-detail.ts";
import { command } from "./contract.ts";
import { environmentId } from "./environments.ts";

const one = { environment: environmentId, container: containerRef };
const base = "/environments/{environment}/containers/{container}";
const whole = z.number().int();
/** Bytes; 0 takes the limit away where the engine can. */
const bytes = whole.min(0);

const containerLimits = {
  memory: bytes.optional(),
  memoryReservation: bytes.optional(),
  /** -1 is unlimited. */
  memorySwap: whole.min(-1).optional(),
  /** Billionths of a CPU. */
  nanoCpus: whole.min(0).optional(),
  cpuShares: whole.min(0).optional(),
  cpuPeriod: whole.min(0).optional(),
  cpuQuota: whole.min(-1).optional(),
  cpusetCpus: z.string().max(200).optional(),
  cpusetMems: z.string().max(200).optional(),
  blkioWeight: whole.min(0).max(1000).optional(),
  /** -1 is unlimited. */
  pidsLimit: whole.min(-1).optional(),
  restart: z
    .strictObject({
      policy: z.enum(["no", "always", "unless-stopped", "on-failure"]),
      maximumRetries: whole.min(0),
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
    output: z.strictObject({ id: z.string(), warnings: z.array(z.string()) }),
  }),
};
