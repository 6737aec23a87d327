import { noExecFacts } from "#lib/contracts/exec-options.ts";
import { CodedError, isCodedError } from "#lib/errors/coded-error.ts";
import type { ContainerInspect } from "../../engine/types/container.ts";
import { findAttachEnding } from "./ending.ts";
import type { TerminalEngine } from "./engine.ts";
import type { TerminalProcess, TerminalSize } from "./terminal-process.ts";

/**
 * Attaches to a container's own process. Letting go never ends it: a container whose input closes with its first reader
 * (`StdinOnce` without a terminal) is therefore attached without input.
 */
export const startAttach = async (
  engine: TerminalEngine,
  container: ContainerInspect,
  size: TerminalSize,
): Promise<TerminalProcess> => {
  const { Id: id, State: state, Config: config } = container;
  if (!state.Running) {
    throw new CodedError("conflict", "The container is not running", {
      reason: `Container ${container.Name ?? id} is ${state.Status ?? "not running"}: there is nothing to attach to`,
    });
  }
  const tty = config.Tty === true;
  const takesInput = config.OpenStdin === true && (tty || config.StdinOnce !== true);
  const stream = await engine.client.attach(id, { stdin: takesInput, tty });
  const resize = (next: TerminalSize) => (tty ? resizeContainer(engine, id, next) : Promise.resolve());
  // A program draws its screen anew only for a size that is another than before.
  await resize({ cols: size.cols, rows: size.rows + 1 });
  await resize(size);
  return {
    stream,
    command: [],
    options: noExecFacts,
    tty,
    takesInput,
    resize,
    async findEnding() {
      const ending = await findAttachEnding(engine, { container: id, startedAt: state.StartedAt });
      return ending.reason === "detached" && stream.failure
        ? { ...ending, reason: "connection-lost" }
        : ending;
    },
    cleanUp: () => Promise.resolve(),
  };
};

/** A container that stops while its window is being dragged is no failure; nor is a size that could not be set. */
const resizeContainer = async (engine: TerminalEngine, id: string, size: TerminalSize): Promise<void> => {
  try {
    await engine.client.resizeContainer(id, size);
  } catch (error) {
    if (!isCodedError(error)) throw error;
  }
};
