import { shellLine } from "../../shell-quote.ts";
import type { ContainerSpec } from "../spec.ts";
import { readDuration, writeDuration } from "../values/duration.ts";
import { readBoolean, readInteger } from "../values/scalar.ts";
import { type Flag, mapFlag, textFlag } from "./flag.ts";

type DurationKey = "interval" | "timeout" | "startPeriod" | "startInterval";

const command: Flag = {
  ...{ name: "health-cmd", group: "health", field: "health.test", isSwitch: false },
  read: ({ spec }, value) => {
    spec.health.test = value === "" ? [] : ["CMD-SHELL", value];
  },
  write: ({ health: { test } }) => [healthLine(test)].filter((line) => line !== ""),
};

/** The shell's line of a check; one that runs without a shell is quoted for it. */
const healthLine = ([kind, ...words]: ContainerSpec["health"]["test"]): string => {
  if (kind === "CMD-SHELL") return words[0] ?? "";
  return kind === "CMD" ? shellLine(words) : "";
};

const duration = (name: string, key: DurationKey): Flag => ({
  ...{ name, group: "health", field: `health.${key}`, isSwitch: false },
  read: ({ spec }, value) => {
    spec.health[key] = readDuration(value);
  },
  write: ({ health }) => (health[key] === 0 ? [] : [writeDuration(health[key])]),
});

const retries: Flag = {
  ...{ name: "health-retries", group: "health", field: "health.retries", isSwitch: false },
  read: ({ spec }, value) => {
    spec.health.retries = readInteger(value, 0);
  },
  write: ({ health }) => (health.retries === 0 ? [] : [String(health.retries)]),
};

const none: Flag = {
  ...{ name: "no-healthcheck", group: "health", field: "health.test", isSwitch: true },
  read: (draft, value) => {
    draft.noHealthcheck = readBoolean(value);
  },
  write: ({ health }) => (health.test[0] === "NONE" ? ["true"] : []),
};

export const healthFlags: readonly Flag[] = [
  command,
  duration("health-interval", "interval"),
  duration("health-timeout", "timeout"),
  duration("health-start-period", "startPeriod"),
  duration("health-start-interval", "startInterval"),
  retries,
  none,
  textFlag("logging", "log-driver", "logDriver"),
  mapFlag("logging", "log-opt", "logOptions"),
];
