import { health } from "#lib/contracts/health.ts";
import { bareName } from "#lib/docker/names.ts";
import { CodedError } from "#lib/errors/coded-error.ts";
import { type ProcessMark, runInContainer } from "../../engine/run-in-container.ts";
import type { ScopedEngine } from "../../http/call.ts";
import { type Route, routes } from "../../http/routes.ts";
import { judgeContainer } from "../../policy/judge-container.ts";
import { healthCommand } from "./health-command.ts";

/** moby `daemon/health.go`: what it keeps of a probe's output. */
const mostOutput = 4_096;

export type HealthParts = {
  /** Marks a process in a container, so that it can be ended. */
  mark(engine: ScopedEngine): ProcessMark;
};

export const createHealthRoutes = ({ mark }: HealthParts): Route[] =>
  routes(health, {
    probe: async ({ engine, actor, input, withdrawn, answer }) => {
      const inspect = await judgeContainer(engine.client, actor, input.container);
      answer.note(`${bareName(inspect.Name ?? "")} ${inspect.Id}`);
      const check = healthCommand(inspect.Config);
      if (!check) throw new CodedError("conflict", "The container has no health check");
      withdrawn.throwIfAborted();
      const start = performance.now();
      const { output, exitCode } = await runInContainer(engine.client, inspect.Id, {
        command: check.command,
        limitMs: check.timeoutMs,
        workingDir: inspect.Config.WorkingDir || undefined,
        mostOutput,
        // The engine ends a check of its own, too, that takes too long.
        mark: mark(engine),
      });
      const tookMs = Math.round(performance.now() - start);
      return { exitCode, output: actor.can("container.inspect") ? output : "", tookMs };
    },
  });
