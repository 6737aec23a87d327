import type { ContainerSpec } from "../spec.ts";
import { cutPair } from "../values/csv.ts";
import { portKeys } from "../values/port.ts";

export type HealthBody = {
  readonly Test?: readonly string[];
  readonly Interval?: number;
  readonly Timeout?: number;
  readonly StartPeriod?: number;
  readonly StartInterval?: number;
  readonly Retries?: number;
};

export type ConfigBody = ReturnType<typeof configBody>;

/** The part of the body that an image has too. */
export const configBody = (spec: ContainerSpec) => ({
  Hostname: spec.hostname,
  Domainname: spec.domainname,
  User: spec.user,
  ...streams(spec),
  ...(isExposing(spec) ? { ExposedPorts: exposedPorts(spec) } : {}),
  Tty: spec.tty,
  OpenStdin: spec.interactive,
  Env: spec.env.length === 0 ? null : spec.env.map(writeVariable),
  Cmd: spec.command.length === 0 ? null : spec.command,
  Image: spec.image,
  Volumes: Object.fromEntries(unnamedVolumes(spec).map((target) => [target, {}])),
  WorkingDir: spec.workdir,
  Entrypoint: spec.entrypoint,
  Labels: spec.labels,
  ...(spec.stopSignal === "" ? {} : { StopSignal: spec.stopSignal }),
  ...(spec.stopTimeout === null ? {} : { StopTimeout: spec.stopTimeout }),
  ...(health(spec) === null ? {} : { Healthcheck: health(spec) as HealthBody }),
});

/** Who is attached to a container that nobody detached from; standard input is closed when its first client goes. */
function streams({ attach, detach, interactive }: ContainerSpec) {
  const isNone = attach.length === 0;
  const stdin = !detach && (interactive || attach.includes("stdin"));
  return {
    AttachStdin: stdin,
    AttachStdout: !detach && (isNone || attach.includes("stdout")),
    AttachStderr: !detach && (isNone || attach.includes("stderr")),
    StdinOnce: interactive && stdin,
  };
}

const writeVariable = ({ name, value }: ContainerSpec["env"][number]): string =>
  value === null ? name : `${name}=${value}`;

const isExposing = ({ publish, expose }: ContainerSpec): boolean => publish.length + expose.length > 0;

function exposedPorts({ publish, expose }: ContainerSpec): Record<string, Record<string, never>> {
  const keys = [
    ...publish.flatMap(({ containerPort, protocol }) => portKeys(containerPort, protocol)),
    ...expose.flatMap((text) => portKeys(cutPair(text, "/")[0], cutPair(text, "/")[1] ?? "tcp")),
  ];
  return Object.fromEntries(keys.map((key) => [key, {}]));
}

const unnamedVolumes = ({ volumes }: ContainerSpec): string[] =>
  volumes.filter(({ source }) => source === "").map(({ target }) => target);

/** The engine's health check without what is not set; null asks for none, and the image's stays. */
function health({ health: check }: ContainerSpec): HealthBody | null {
  const body: HealthBody = {
    ...(check.test.length > 0 ? { Test: check.test } : {}),
    ...(check.interval > 0 ? { Interval: check.interval } : {}),
    ...(check.timeout > 0 ? { Timeout: check.timeout } : {}),
    ...(check.startPeriod > 0 ? { StartPeriod: check.startPeriod } : {}),
    ...(check.startInterval > 0 ? { StartInterval: check.startInterval } : {}),
    ...(check.retries > 0 ? { Retries: check.retries } : {}),
  };
  return Object.keys(body).length === 0 ? null : body;
}
