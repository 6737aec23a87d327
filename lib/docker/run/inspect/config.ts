import type { ContainerSpec } from "../spec.ts";
import { cutPair } from "../values/csv.ts";
import type { InspectedConfig, InspectedContainer } from "./inspected.ts";

const shortIdLength = 12;

/** What the container says of its program, without what its image says. */
export const specConfig = (
  { Id, Config, HostConfig }: InspectedContainer,
  image: InspectedConfig | null,
) => ({
  ...program(Config, image),
  ...streams(Config),
  tty: Config.Tty,
  interactive: Config.OpenStdin,
  stopSignal: own(Config.StopSignal, image?.StopSignal),
  stopTimeout: Config.StopTimeout,
  hostname: isGivenHostname(Config.Hostname, Id, HostConfig) ? Config.Hostname : "",
  domainname: Config.Domainname,
  user: own(Config.User, image?.User),
  workdir: own(Config.WorkingDir, image?.WorkingDir),
  env: variables(Config, image),
  labels: Object.fromEntries(
    Object.entries(Config.Labels).filter(([key, value]) => image?.Labels[key] !== value),
  ),
  expose: exposed(Config, HostConfig, image),
  health: health(Config, image),
});

const own = (value: string, ofImage = ""): string => (value === ofImage ? "" : value);

/** The engine names a host after its container; one that shares the host's names, or another's, has none of its own. */
const isGivenHostname = (
  hostname: string,
  id: string,
  { NetworkMode, UTSMode }: InspectedContainer["HostConfig"],
): boolean =>
  hostname !== id.slice(0, shortIdLength) &&
  NetworkMode !== "host" &&
  UTSMode !== "host" &&
  !NetworkMode.startsWith("container:");

function streams(config: InspectedConfig) {
  const { AttachStdin: stdin, AttachStdout: stdout, AttachStderr: stderr } = config;
  const detach = !stdin && !stdout && !stderr;
  // Both outputs is what is attached without a word; standard input follows `--interactive`.
  const isUsual = stdout && stderr && stdin === config.OpenStdin;
  const attach: ContainerSpec["attach"] = [
    ...(stdin ? ["stdin" as const] : []),
    ...(stdout ? ["stdout" as const] : []),
    ...(stderr ? ["stderr" as const] : []),
  ];
  return { detach, attach: detach || isUsual ? [] : attach };
}

const isSame = (left: readonly string[] | null, right: readonly string[] | null): boolean =>
  JSON.stringify(left ?? []) === JSON.stringify(right ?? []);

/** A container with an entry point of its own takes no command from its image. */
function program(config: InspectedConfig, image: InspectedConfig | null) {
  const command = config.Cmd ?? [];
  const isOfImage = image !== null && isSame(config.Entrypoint, image.Entrypoint);
  if (!isOfImage) {
    const isReset = (config.Entrypoint ?? []).length === 0;
    const hasNothingToReset = image === null || (image.Entrypoint ?? []).length === 0;
    return { entrypoint: isReset ? (hasNothingToReset ? null : [""]) : config.Entrypoint, command };
  }
  return { entrypoint: null, command: isSame(command, image.Cmd) ? [] : command };
}

function variables(config: InspectedConfig, image: InspectedConfig | null): ContainerSpec["env"] {
  const ofImage = new Set(image?.Env ?? []);
  return config.Env.filter((text) => !ofImage.has(text)).flatMap((text) => {
    const [name, value] = cutPair(text);
    return name === "" ? [] : [{ name, value }];
  });
}

function exposed(
  { ExposedPorts }: InspectedConfig,
  { PortBindings }: InspectedContainer["HostConfig"],
  image: InspectedConfig | null,
): string[] {
  const known = new Set([...(image?.ExposedPorts ?? []), ...Object.keys(PortBindings)]);
  return ExposedPorts.filter((port) => !known.has(port));
}

/** The engine fills what is not set from the image, part by part. */
function health(
  { Healthcheck: check }: InspectedConfig,
  image: InspectedConfig | null,
): ContainerSpec["health"] {
  const ofImage = image?.Healthcheck;
  const number = (key: "Interval" | "Timeout" | "StartPeriod" | "StartInterval" | "Retries"): number =>
    check && check[key] !== ofImage?.[key] ? check[key] : 0;
  return {
    test: check && !isSame(check.Test, ofImage?.Test ?? null) ? check.Test : [],
    interval: number("Interval"),
    timeout: number("Timeout"),
    startPeriod: number("StartPeriod"),
    startInterval: number("StartInterval"),
    retries: number("Retries"),
  };
}
