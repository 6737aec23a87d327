import { shellLine } from "./shell-quote.ts";

type Many = { containers: readonly string[] };
type Stopping = Many & {
  /** Seconds before the kill; -1 waits for ever. */
  timeout?: number | undefined;
  signal?: string | undefined;
};

/** What the panel does to containers, in the words of the docker command line. */
export type CliAction =
  | ({ action: "start" | "pause" | "unpause" | "inspect" } & Many)
  | ({ action: "stop" | "restart" } & Stopping)
  | ({ action: "kill"; signal?: string | undefined } & Many)
  | ({ action: "remove"; force?: boolean | undefined; volumes?: boolean | undefined } & Many)
  | {
      action: "exec";
      container: string;
      command: readonly string[];
      /** True for `-it`, false for `-i` alone. */
      tty: boolean;
      /** `-d`: nobody writes to it. */
      detach?: boolean | undefined;
      privileged?: boolean | undefined;
      user?: string | undefined;
      workingDir?: string | undefined;
      /** `NAME=value`, or a name alone: the CLI then takes the value that it has itself. */
      env?: readonly string[] | undefined;
    }
  | { action: "attach"; container: string }
  | {
      action: "list";
      /** Stopped ones too (`-a`). */
      all: boolean;
      /** Each a pair for `--filter`, such as `["status", "running"]` or `["label", "a=b"]`. */
      filters?: readonly (readonly [key: string, value: string])[] | undefined;
    };

/** The line that does the same in a POSIX shell, quoted so that it can be pasted as it is. */
export const dockerCommand = (action: CliAction): string => shellLine(["docker", ...words(action)]);

function words(action: CliAction): string[] {
  switch (action.action) {
    case "start":
    case "pause":
    case "unpause":
    case "inspect":
      return [action.action, ...action.containers];
    case "stop":
    case "restart":
      // `-t` is the one spelling that all versions know (`--time` became `--timeout`).
      return [
        action.action,
        ...option("-t", action.timeout),
        ...option("--signal", action.signal),
        ...action.containers,
      ];
    case "kill":
      return ["kill", ...option("--signal", action.signal), ...action.containers];
    case "remove":
      return ["rm", ...flag("-f", action.force), ...flag("-v", action.volumes), ...action.containers];
    case "exec":
      return execWords(action);
    case "attach":
      return ["attach", action.container];
    case "list":
      return [
        "ps",
        ...flag("-a", action.all),
        ...(action.filters ?? []).flatMap(([key, value]) => ["--filter", `${key}=${value}`]),
      ];
  }
}

const execWords = (action: Extract<CliAction, { action: "exec" }>): string[] => [
  "exec",
  action.detach ? "-d" : action.tty ? "-it" : "-i",
  ...flag("--privileged", action.privileged),
  ...option("--user", action.user),
  ...option("--workdir", action.workingDir),
  ...(action.env ?? []).flatMap((variable) => ["--env", variable]),
  action.container,
  ...action.command,
];

const option = (name: string, value: string | number | undefined): string[] =>
  value === undefined ? [] : [name, String(value)];

const flag = (name: string, on: boolean | undefined): string[] => (on === true ? [name] : []);
