import { cutPair } from "../values/csv.ts";
import { readBoolean } from "../values/scalar.ts";
import { Unreadable } from "../values/unreadable.ts";
import { isLineLabel, readRestart, writeRestart } from "../values/words.ts";
import { type Flag, listFlag, mapFlag, numberFlag, switchFlag, textFlag } from "./flag.ts";

const streams = ["stdin", "stdout", "stderr"] as const;

const attach: Flag = {
  ...{ name: "attach", short: "a", group: "advanced", field: "attach", isSwitch: false },
  read: ({ spec }, text) => {
    const stream = streams.find((one) => one === text.toLowerCase());
    if (stream === undefined) throw new Unreadable("stdin | stdout | stderr");
    spec.attach.push(stream);
  },
  write: (spec) => spec.attach,
};

const init: Flag = {
  ...{ name: "init", group: "advanced", field: "init", isSwitch: true },
  read: ({ spec }, value) => {
    spec.init = readBoolean(value);
  },
  write: (spec) => (spec.init === null ? [] : [String(spec.init)]),
};

/** Its other words, if it has any, come before the command: the command line takes one. */
const entrypoint: Flag = {
  ...{ name: "entrypoint", group: "basics", field: "entrypoint", isSwitch: false },
  read: ({ spec }, value) => {
    spec.entrypoint = [value];
  },
  write: (spec) => (spec.entrypoint === null ? [] : [spec.entrypoint[0] ?? ""]),
};

const pull: Flag = {
  ...{ name: "pull", group: "basics", field: "pull", isSwitch: false },
  read: ({ spec }, value) => {
    if (value !== "missing" && value !== "always" && value !== "never")
      throw new Unreadable("missing | always | never");
    spec.pull = value;
  },
  write: (spec) => (spec.pull === "missing" ? [] : [spec.pull]),
};

const restart: Flag = {
  ...{ name: "restart", group: "restart", field: "restart", isSwitch: false },
  read: ({ spec }, value) => {
    spec.restart = readRestart(value);
  },
  write: ({ restart: policy }) =>
    policy.policy === "no" && policy.maximumRetries === 0 ? [] : [writeRestart(policy)],
};

/** The last word on a variable counts, in the place of the first. */
const env: Flag = {
  ...{ name: "env", short: "e", group: "environment", field: "env", isSwitch: false },
  read: ({ spec }, text) => {
    const [name, value] = cutPair(text);
    if (name === "") throw new Unreadable("NAME=value");
    const place = spec.env.findIndex((variable) => variable.name === name);
    if (place === -1) spec.env.push({ name, value });
    else spec.env[place] = { name, value };
  },
  write: (spec) => spec.env.map(({ name, value }) => (value === null ? name : `${name}=${value}`)),
};

/** docker/cli `opts.ValidateLabel`. The engine itself takes any name. */
const checkLabel = (text: string): void => {
  if (!isLineLabel(cutPair(text)[0])) throw new Unreadable("name=value");
};

export const basicFlags: readonly Flag[] = [
  textFlag("basics", "name", "name"),
  switchFlag("basics", "detach", "detach", { short: "d" }),
  switchFlag("basics", "interactive", "interactive", { short: "i" }),
  switchFlag("basics", "tty", "tty", { short: "t" }),
  switchFlag("restart", "rm", "remove"),
  restart,
  textFlag("basics", "hostname", "hostname", { short: "h" }),
  textFlag("basics", "domainname", "domainname"),
  textFlag("basics", "user", "user", { short: "u" }),
  textFlag("basics", "workdir", "workdir", { short: "w" }),
  entrypoint,
  textFlag("basics", "platform", "platform"),
  pull,
  env,
  mapFlag("labels", "label", "labels", { short: "l", check: checkLabel }),
  mapFlag("labels", "annotation", "annotations"),
  attach,
  init,
  textFlag("restart", "stop-signal", "stopSignal"),
  numberFlag("restart", "stop-timeout", "stopTimeout", { unset: null }),
  listFlag("security", "group-add", "groupAdd"),
];
