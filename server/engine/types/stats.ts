import { z } from "zod";
import type { EngineStats } from "#lib/docker/stats.ts";

const figure = z.nullish(z.number());

const cpuStats = z.nullish(
  z.object({
    cpu_usage: z.nullish(z.object({ total_usage: figure, percpu_usage: z.nullish(z.array(z.number())) })),
    system_cpu_usage: figure,
    online_cpus: figure,
  }),
);

/** One line of `GET /containers/{id}/stats`: what `lib/docker/stats.ts` reads of it. */
export const statsSample: z.ZodType<EngineStats> = z.object({
  read: z.nullish(z.string()),
  cpu_stats: cpuStats,
  precpu_stats: cpuStats,
  memory_stats: z.nullish(
    z.object({
      usage: figure,
      limit: figure,
      stats: z.nullish(z.object({ total_inactive_file: figure, inactive_file: figure })),
    }),
  ),
  networks: z.nullish(z.record(z.string(), z.object({ rx_bytes: figure, tx_bytes: figure }))),
  blkio_stats: z.nullish(
    z.object({
      io_service_bytes_recursive: z.nullish(z.array(z.object({ op: z.nullish(z.string()), value: figure }))),
    }),
  ),
  pids_stats: z.nullish(z.object({ current: figure })),
});
