import { z } from "zod";

/** Signals a person may send, most used first. The names are Linux's, with `SIG`, as `docker kill -s` takes them. */
export const signals = [
  "SIGTERM",
  "SIGKILL",
  "SIGHUP",
  "SIGINT",
  "SIGQUIT",
  "SIGUSR1",
  "SIGUSR2",
  "SIGWINCH",
  "SIGSTOP",
  "SIGCONT",
  "SIGTSTP",
  "SIGABRT",
  "SIGALRM",
  "SIGPIPE",
  "SIGCHLD",
  "SIGTRAP",
  "SIGTTIN",
  "SIGTTOU",
  "SIGURG",
  "SIGPWR",
  "SIGRTMIN+3",
] as const;

/** Input for a command that takes a signal. */
export const signal = z.enum(signals, { error: "must be a signal such as SIGTERM, SIGKILL or SIGHUP" });

// x86-64 and arm64 share these numbers (signal(7)).
const names: Readonly<Record<number, string>> = {
  1: "SIGHUP",
  2: "SIGINT",
  3: "SIGQUIT",
  4: "SIGILL",
  5: "SIGTRAP",
  6: "SIGABRT",
  7: "SIGBUS",
  8: "SIGFPE",
  9: "SIGKILL",
  10: "SIGUSR1",
  11: "SIGSEGV",
  12: "SIGUSR2",
  13: "SIGPIPE",
  14: "SIGALRM",
  15: "SIGTERM",
  16: "SIGSTKFLT",
  17: "SIGCHLD",
  18: "SIGCONT",
  19: "SIGSTOP",
  20: "SIGTSTP",
  21: "SIGTTIN",
  22: "SIGTTOU",
  23: "SIGURG",
  24: "SIGXCPU",
  25: "SIGXFSZ",
  26: "SIGVTALRM",
  27: "SIGPROF",
  28: "SIGWINCH",
  29: "SIGIO",
  30: "SIGPWR",
  31: "SIGSYS",
};

/** The name of a Linux signal's number, or null for a real-time or unknown one. */
export const signalName = (number: number): string | null => names[number] ?? null;
