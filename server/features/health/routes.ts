import { health } from "#lib/contracts/health.ts";
import { bareName } from "#lib/docker/names.ts";
import { CodedError } from "#lib/errors/coded-error.ts";
import { runInContainer } from "../../engine/run-in-container.ts";
import { type Route, routes } from "../../http/routes.ts";
import { judgeContainer } from "../../policy/judge-container.ts";
import { healthCommand } from "./health-command.ts";

/** moby `daemon/health.go`: what it keeps of a probe's output. */
const mostOutput = 4_096;

export const createHealthRoutes = (): Route[] =>
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
      });
      const tookMs = Math.round(performance.now() - start);
      return { exitCode, output: actor.can("container.inspect") ? output : "", tookMs };
    },
  });
