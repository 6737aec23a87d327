import { parseImageReference } from "../image-reference.ts";
import { commandPlace } from "./command-place.ts";
import { type FlagUse, flagUses } from "./flag-uses.ts";
import type { Draft } from "./flags/flag.ts";
import { mergeFirstNetwork } from "./merge-first-network.ts";
import { type LineProblem, lineProblem } from "./problem.ts";
import { shellWords, type Word } from "./shell-words.ts";
import { emptySpec } from "./spec/empty.ts";
import { plainNetwork } from "./spec/network.ts";
import type { ContainerSpec } from "./spec.ts";
import { NotHere, Unreadable } from "./values/unreadable.ts";

export type ParsedLine = {
  /** What could be read; whole where no problem is an error. */
  readonly spec: ContainerSpec;
  readonly verb: "run" | "create";
  readonly problems: LineProblem[];
};

/**
 * Reads a `docker run` or `docker create` line as the command line (26.1) would, with its defaults. What it does not know
 * or cannot read is named with its place, and the rest is read all the same.
 */
export function parseRunLine(text: string): ParsedLine {
  const shell = shellWords(withoutRootPrompt(text));
  const problems: LineProblem[] = shell.problems.map((one) =>
    lineProblem(one.code, one, { value: text.slice(one.start, one.end) }),
  );
  const { verb, rest, problems: ofCommand } = commandPlace(shell.words);
  const { uses, positionals, problems: ofFlags } = flagUses(rest);
  problems.push(...ofCommand, ...ofFlags);

  const draft: Draft = {
    spec: { ...emptySpec(), detach: false },
    first: plainNetwork(""),
    noHealthcheck: false,
  };
  for (const use of uses) {
    if (verb === "create" && use.flag.name === "detach")
      problems.push(lineProblem("unknown_flag", use.place, { flag: use.written }));
    else problems.push(...apply(draft, use));
  }
  problems.push(
    ...readPositionals(draft.spec, positionals, text.length),
    ...finish(draft, uses, text.length),
  );
  return { spec: draft.spec, verb, problems: problems.toSorted((left, right) => left.start - right.start) };
}

/** A line behind root's prompt, `# docker run`, is no comment where nothing else is there. Keeps every place. */
const withoutRootPrompt = (text: string): string =>
  shellWords(text).words.length === 0 ? text.replace(/^(\s*)#(?=\s+(?:sudo\s.*)?docker\s)/, "$1 ") : text;

function apply(draft: Draft, { flag, value, place, written }: FlagUse): LineProblem[] {
  const words = { flag: written, value };
  try {
    flag.read(draft, value);
    return [];
  } catch (error) {
    if (error instanceof Unreadable)
      return [lineProblem("bad_value", place, { ...words, expected: error.expected })];
    if (error instanceof NotHere)
      return [lineProblem(error.why === "file" ? "file_elsewhere" : "relative_path", place, words)];
    throw error;
  }
}

function readPositionals(spec: ContainerSpec, [image, ...command]: Word[], end: number): LineProblem[] {
  if (image === undefined) return [lineProblem("missing_image", { start: end, end })];
  spec.image = image.text;
  spec.command = command.map(({ text }) => text);
  // A short id is no reference by the grammar only where it has capitals, which no id has.
  if (parseImageReference(image.text) !== null) return [];
  return [lineProblem("bad_value", image, { value: image.text, expected: "nginx:1.27" })];
}

/** What the flags say together: the first network, the health check, pairs that exclude each other. */
function finish(draft: Draft, uses: FlagUse[], end: number): LineProblem[] {
  const { spec } = draft;
  const placeOf = (name: string) =>
    uses.findLast(({ flag }) => flag.name === name)?.place ?? { start: end, end };
  const conflict = (flag: string, expected: string): LineProblem =>
    lineProblem("conflict", placeOf(flag.replace(/^--/, "")), { flag, expected });

  const problems = mergeFirstNetwork(draft).map(([flag, expected]) => conflict(flag, expected));
  if (draft.noHealthcheck) {
    const { test, interval, timeout, startPeriod, startInterval, retries } = spec.health;
    if (test.length > 0 || interval + timeout + startPeriod + startInterval + retries > 0)
      problems.push(conflict("--no-healthcheck", "--health-cmd"));
    spec.health = { test: ["NONE"], interval: 0, timeout: 0, startPeriod: 0, startInterval: 0, retries: 0 };
  }
  const isRestarting = spec.restart.policy !== "no" && spec.restart.policy !== "";
  if (spec.remove && isRestarting) problems.push(conflict("--restart", "--rm"));
  if (spec.logDriver === "none" && Object.keys(spec.logOptions).length > 0)
    problems.push(conflict("--log-opt", "--log-driver none"));
  if (spec.detach && spec.attach.length > 0) problems.push(conflict("--attach", "--detach"));
  return problems;
}
