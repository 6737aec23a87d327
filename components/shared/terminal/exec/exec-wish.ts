import type { SavedCommand } from "#lib/contracts/saved-commands.ts";
import { dockerCommand } from "#lib/docker/cli.ts";
import {
  execHostPower,
  isExecUser,
  isVariableName,
  isVariableValue,
  isWorkingDir,
} from "#lib/docker/exec-options.ts";
import { shellLine } from "#lib/docker/shell-quote.ts";
import { commandWords } from "../command-words.ts";
import type { TerminalOpening } from "../terminal-opening.ts";

/** A variable as it stands in its row; `stored`: its value is with the saved command, and is not shown. */
export type EnvRow = { key: number; name: string; value: string; stored: boolean };

/** What is to be run and how, as it stands in the form's fields. */
export type ExecWish = {
  /** The shell that is found, a command on a terminal, or one that runs by itself. */
  mode: "shell" | "own" | "detached";
  /** One of the shells that were found; empty for the best. */
  shell: string;
  line: string;
  tty: boolean;
  user: string;
  workingDir: string;
  env: readonly EnvRow[];
  privileged: boolean;
  /** The saved command that has the stored values. */
  saved: { id: string; version: number } | null;
};

export const emptyWish: ExecWish = {
  mode: "shell",
  shell: "",
  line: "",
  tty: true,
  user: "",
  workingDir: "",
  env: [],
  privileged: false,
  saved: null,
};

export const envProblems = ["nameMissing", "nameWrong", "nameTwice", "valueWrong"] as const;
export type WishProblem =
  | { field: "line"; code: "commandMissing" | "commandOpenQuote" }
  | { field: "user"; code: "userWrong" }
  | { field: "workingDir"; code: "workingDirWrong" }
  | { field: "env"; row: number; code: (typeof envProblems)[number] };

/** What stands in the way of a wish, field by field. */
export const problemsOf = (wish: ExecWish): WishProblem[] => [
  ...lineProblems(wish),
  ...(wish.user === "" || isExecUser(wish.user)
    ? []
    : [{ field: "user", code: "userWrong" } satisfies WishProblem]),
  ...(wish.workingDir === "" || isWorkingDir(wish.workingDir)
    ? []
    : [{ field: "workingDir", code: "workingDirWrong" } satisfies WishProblem]),
  ...usedRows(wish).flatMap((row) => envProblem(row, wish)),
];

const lineProblems = ({ mode, line }: ExecWish): WishProblem[] => {
  if (mode === "shell") return [];
  const words = commandWords(line);
  if (words === null) return [{ field: "line", code: "commandOpenQuote" }];
  return words.length === 0 || words[0] === "" ? [{ field: "line", code: "commandMissing" }] : [];
};

/** A row in which nothing was written is not there. */
const usedRows = ({ env }: ExecWish): readonly EnvRow[] =>
  env.filter(({ name, value, stored }) => name !== "" || value !== "" || stored);

const envProblem = ({ key, name, value }: EnvRow, wish: ExecWish): WishProblem[] => {
  const of = (code: (typeof envProblems)[number]): WishProblem[] => [{ field: "env", row: key, code }];
  if (name === "") return of("nameMissing");
  if (!isVariableName(name)) return of("nameWrong");
  if (wish.env.some((other) => other.name === name && other.key < key)) return of("nameTwice");
  return isVariableValue(value) ? [] : of("valueWrong");
};

/** Left out, the server looks for the best shell. */
const commandOf = ({ mode, line, shell }: ExecWish): readonly string[] | undefined => {
  if (mode !== "shell") return commandWords(line) ?? [];
  return shell === "" ? undefined : [shell];
};

/** What is asked of the server beside the command; nothing that was not chosen. */
export const choicesOf = (wish: ExecWish) => {
  const env = envOf(wish);
  return {
    ...(wish.user === "" ? {} : { user: wish.user }),
    ...(wish.workingDir === "" ? {} : { workingDir: wish.workingDir }),
    ...(env.length === 0 ? {} : { env }),
    ...(wish.privileged ? { privileged: true, hostPower: execHostPower(wish) } : {}),
    ...(wish.saved && usedRows(wish).some(({ stored }) => stored) ? { saved: wish.saved } : {}),
  };
};

const envOf = (wish: ExecWish): { name: string; value?: string }[] =>
  usedRows(wish).map(({ name, value, stored }) => (stored ? { name } : { name, value }));

type Target = { environment: string; container: string };

/** The opening of a terminal that fulfils the wish. */
export const openingOf = ({ environment, container }: Target, wish: ExecWish): TerminalOpening => {
  const command = commandOf(wish);
  return {
    kind: "exec",
    environment,
    container,
    tty: wish.tty,
    ...(command ? { command } : {}),
    ...choicesOf(wish),
  };
};

/** The input of a detached command that fulfils the wish. */
export const detachedInputOf = ({ environment, container }: Target, wish: ExecWish) => ({
  environment,
  container,
  command: [...(commandOf(wish) ?? [])],
  ...choicesOf(wish),
});

/** The docker line that does the same. */
export const cliOf = (name: string, wish: ExecWish): string => {
  const command = commandOf(wish);
  return dockerCommand({
    action: "exec",
    container: name,
    command: command?.length ? command : ["sh"],
    tty: wish.tty,
    detach: wish.mode === "detached",
    privileged: wish.privileged,
    user: wish.user || undefined,
    workingDir: wish.workingDir || undefined,
    env: envOf(wish).map(({ name: variable, value }) =>
      value === undefined ? variable : `${variable}=${value}`,
    ),
  });
};

/** How many options differ from the container's own. */
export const countOptions = (wish: ExecWish): number =>
  [wish.user !== "", wish.workingDir !== "", wish.privileged].filter(Boolean).length + usedRows(wish).length;

/** A saved command as a wish. */
export const wishOf = (saved: SavedCommand): ExecWish => ({
  ...emptyWish,
  mode: saved.detached ? "detached" : saved.command ? "own" : "shell",
  line: saved.command ? shellLine(saved.command) : "",
  tty: saved.tty,
  user: saved.user ?? "",
  workingDir: saved.workingDir ?? "",
  env: saved.env.map((name, key) => ({ key, name, value: "", stored: true })),
  privileged: saved.privileged,
  saved: { id: saved.id, version: saved.version },
});

/** A wish as what is kept of a saved command. */
export const contentOf = (wish: ExecWish, { image, shared }: { image: string | null; shared: boolean }) => ({
  command: commandOf(wish)?.slice() ?? null,
  tty: wish.tty,
  detached: wish.mode === "detached",
  user: wish.user || null,
  workingDir: wish.workingDir || null,
  privileged: wish.privileged,
  env: envOf(wish),
  image,
  shared,
});
