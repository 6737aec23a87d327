type Words = readonly string[] | string | null | undefined;
type Config = {
  readonly Healthcheck?:
    | { readonly Test?: Words; readonly Timeout?: number | null | undefined }
    | null
    | undefined;
  readonly Shell?: Words;
};

const nsPerMs = 1e6;
/** moby `daemon/health.go` `defaultProbeTimeout`. */
const defaultTimeoutMs = 30_000;

const list = (words: Words): string[] => (typeof words === "string" ? [words] : [...(words ?? [])]);

/**
 * What the engine runs to check a container's health, word for word (moby `daemon/health.go`): a program and its arguments
 * (`CMD`), or a line for the container's shell (`CMD-SHELL`). Null for a container that has no check, or has it off.
 */
export const healthCommand = ({
  Healthcheck,
  Shell,
}: Config): { command: string[]; timeoutMs: number } | null => {
  const [kind, ...words] = list(Healthcheck?.Test);
  const timeoutMs = Healthcheck?.Timeout ? Healthcheck.Timeout / nsPerMs : defaultTimeoutMs;
  if (words.length === 0) return null;
  if (kind === "CMD") return { command: words, timeoutMs };
  if (kind !== "CMD-SHELL") return null;
  const shell = list(Shell);
  return { command: [...(shell.length > 0 ? shell : ["/bin/sh", "-c"]), ...words], timeoutMs };
};
