import { cutPair } from "../values/csv.ts";
import { NotHere, Unreadable } from "../values/unreadable.ts";
import { checkSysctl } from "../values/words.ts";
import { type Flag, listFlag, mapFlag, switchFlag, textFlag } from "./flag.ts";

const isHostOr = (pattern: RegExp) => (text: string) => text === "host" || pattern.test(text);
const container = /^container:.+$/;

/**
 * `name=value` or `name:value`. A seccomp profile is a file that the command line reads where it runs; its text itself
 * may stand here.
 */
function readSecurityOption(text: string): string {
  const at = text.includes("=") ? "=" : ":";
  const [name, value] = cutPair(text, at);
  if (value === null && name !== "no-new-privileges") throw new Unreadable("no-new-privileges=true");
  const isProfile = name === "seccomp" && value !== "unconfined" && value !== "builtin";
  if (isProfile && !value?.trimStart().startsWith("{")) throw new NotHere("file");
  return text;
}

export const securityFlags: readonly Flag[] = [
  switchFlag("security", "privileged", "privileged"),
  listFlag("security", "cap-add", "capAdd"),
  listFlag("security", "cap-drop", "capDrop"),
  listFlag("security", "security-opt", "securityOptions", { read: readSecurityOption }),
  textFlag("security", "userns", "userns", { check: (text) => text === "host", expected: "host" }),
  textFlag("security", "pid", "pid", { check: isHostOr(container), expected: "host | container:name" }),
  textFlag("security", "ipc", "ipc", {
    check: isHostOr(/^(?:none|private|shareable|container:.+)$/),
    expected: "none | private | shareable | host | container:name",
  }),
  textFlag("security", "uts", "uts", { check: (text) => text === "host", expected: "host" }),
  textFlag("security", "cgroupns", "cgroupns", { check: isHostOr(/^private$/), expected: "host | private" }),
  mapFlag("advanced", "sysctl", "sysctls", { check: checkSysctl }),
  textFlag("advanced", "runtime", "runtime"),
  textFlag("advanced", "isolation", "isolation"),
];
