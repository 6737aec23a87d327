import { parseImageReference } from "../image-reference.ts";
import { isVolumeName } from "../names.ts";
import { runFlags } from "./flags/all.ts";
import type { Draft, Flag } from "./flags/flag.ts";
import { emptySpec } from "./spec/empty.ts";
import { plainNetwork } from "./spec/network.ts";
import type { ContainerSpec } from "./spec.ts";
import { type SpecProblem, specProblem } from "./spec-problem.ts";
import { limitProblems } from "./validate/limits.ts";
import { networkProblems } from "./validate/networks.ts";
import { portProblems } from "./validate/ports.ts";
import { storageProblems } from "./validate/storage.ts";
import { Unreadable } from "./values/unreadable.ts";

/**
 * What an engine would refuse, or take for something else than it says, as far as the spec alone shows. A field that is
 * read here as the command line reads its flag has the code `unreadable` and an example of what is expected.
 */
export function validateSpec(spec: ContainerSpec): SpecProblem[] {
  return [
    ...basicProblems(spec),
    ...runFlags.flatMap((flag) => flagProblems(spec, flag)),
    ...portProblems(spec),
    ...networkProblems(spec),
    ...storageProblems(spec),
    ...limitProblems(spec),
  ];
}

/** Flags whose fields have checks of their own, with better words. */
const judgedElsewhere: ReadonlySet<string> = new Set([
  ...["publish", "volume", "mount", "network", "tmpfs", "label"],
]);

function flagProblems(spec: ContainerSpec, flag: Flag): SpecProblem[] {
  if (judgedElsewhere.has(flag.name)) return [];
  return flag.write(spec).flatMap((value, index, all) => {
    const expected = expectedOf(flag, value);
    const field =
      all.length > 1 || Array.isArray(spec[flag.field as keyof ContainerSpec])
        ? `${flag.field}.${index}`
        : flag.field;
    return expected === null ? [] : [specProblem(field, "unreadable", { value, expected })];
  });
}

/** What a value should look like that cannot be read; null for one that can. */
function expectedOf(flag: Flag, value: string): string | null {
  const draft: Draft = { spec: emptySpec(), first: plainNetwork(""), noHealthcheck: false };
  try {
    flag.read(draft, value);
    return null;
  } catch (error) {
    if (error instanceof Unreadable) return error.expected;
    return error instanceof Error ? "" : null;
  }
}

const basicProblems = (spec: ContainerSpec): SpecProblem[] => [
  ...nameProblems(spec),
  ...lifeProblems(spec),
  ...variableProblems(spec),
  ...labelProblems(spec),
];

function nameProblems({ image, name, workdir }: ContainerSpec): SpecProblem[] {
  const problems: SpecProblem[] = [];
  if (image === "") problems.push(specProblem("image", "image_required"));
  else if (parseImageReference(image) === null)
    problems.push(specProblem("image", "image_reference", { value: image }));
  if (name !== "" && !isVolumeName(name)) problems.push(specProblem("name", "name_grammar", { value: name }));
  if (workdir !== "" && !workdir.startsWith("/"))
    problems.push(specProblem("workdir", "path_not_absolute", { value: workdir }));
  return problems;
}

function lifeProblems(spec: ContainerSpec): SpecProblem[] {
  const { policy, maximumRetries } = spec.restart;
  const isRestarting = policy !== "no" && policy !== "";
  const found: [boolean, string, SpecProblem["code"]][] = [
    [spec.remove && isRestarting, "restart", "rm_with_restart"],
    [maximumRetries !== 0 && policy !== "on-failure", "restart", "retries_without_on_failure"],
    [maximumRetries < 0, "restart", "negative"],
    [spec.detach && spec.attach.length > 0, "attach", "attach_with_detach"],
    [
      spec.logDriver === "none" && Object.keys(spec.logOptions).length > 0,
      "logOptions",
      "log_options_of_none",
    ],
  ];
  return found.filter(([isWrong]) => isWrong).map(([, field, code]) => specProblem(field, code));
}

/** The engine takes more names of labels than the command line, but none that is empty. */
const labelProblems = ({ labels }: ContainerSpec): SpecProblem[] =>
  Object.keys(labels)
    .filter((name) => name.trim() === "")
    .map((value) => specProblem("labels", "unreadable", { value, expected: "name=value" }));

function variableProblems({ env }: ContainerSpec): SpecProblem[] {
  const names = env.map(({ name }) => name);
  return names.flatMap((name, index) => {
    if (name.includes("="))
      return [specProblem(`env.${index}`, "unreadable", { value: name, expected: "NAME" })];
    return names.indexOf(name) < index ? [specProblem(`env.${index}`, "twice", { value: name })] : [];
  });
}
