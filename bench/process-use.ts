import { readFileSync } from "node:fs";

/** `/proc` counts processor time in these. */
const ticksPerSecond = 100;

/** Memory that a process holds, in bytes. */
export const residentBytes = (pid: number): number => {
  const [, kilobytes = "NaN"] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Number(kilobytes) * 1024;
};

/** Processor time that a process has used, in seconds. */
export const processorSeconds = (pid: number): number => {
  // The second field is the program's name in parentheses, and may hold anything.
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
    .replace(/^.*\) /, "")
    .split(" ");
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
};
