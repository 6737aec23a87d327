import { z } from "zod";
import {
  type ExecOptions,
  execOptionWords,
  isExecUser,
  isVariableName,
  isVariableValue,
  isWorkingDir,
} from "../docker/exec-options.ts";
import { commandWords, optionValue, optionWords } from "./audit-detail.ts";

const mostVariables = 64;

export const savedCommandId = z.string().regex(/^[A-Za-z0-9_-]{16,64}$/, "not a saved command's id");

/** Each word is an argument; no shell reads them. */
export const execCommand = z
  .array(z.string().max(4096))
  .min(1)
  .max(64)
  .refine(([program]) => program !== "", {
    error: "must name a program",
  });

export const variableName = z.string().refine(isVariableName, "must be a variable's name");
const variableValue = z.string().refine(isVariableValue, "must be a variable's value");
export const execUser = z
  .string()
  .refine(isExecUser, "must be a user's name or number, with or without a group");
export const workingDir = z.string().refine(isWorkingDir, "must be an absolute path");

const variable = z.strictObject({
  name: variableName,
  /** Left out, it is the value that the saved command has for this name. */
  value: variableValue.optional(),
});
export const variables = z.array(variable).max(mostVariables);

/** What can be chosen for a new process beside its command. */
export const execOptions = {
  /** Another than the container's own user takes `container.host-power`. */
  user: execUser.optional(),
  workingDir: workingDir.optional(),
  env: variables.optional(),
  /** All of the host's capabilities; takes `container.host-power`. */
  privileged: z.boolean().optional(),
  /** What of it is as good as the host, as the person was shown it: `["privileged"]`. */
  hostPower: z.array(z.string().max(64)).max(8).optional(),
  /** The saved command whose values stand in for those that are left out, as it was when it was shown. */
  saved: z.strictObject({ id: savedCommandId, version: z.number().int().min(1) }).optional(),
};

/** The options that a process was started with, as others may see them: variables by name only. */
export const execFacts = z.strictObject({
  user: z.string(),
  workingDir: z.string(),
  env: z.array(z.string()),
  privileged: z.boolean(),
});
export type ExecFacts = z.infer<typeof execFacts>;

/** The facts where nothing was chosen. */
export const noExecFacts: ExecFacts = { user: "", workingDir: "", env: [], privileged: false };

type AskedExec = ExecOptions & {
  command?: readonly string[] | null | undefined;
  saved?: { id: string } | undefined;
};

/** A command, its options and the saved command whose values it takes for the audit log; never a variable's value. */
export const execDetail = ({ saved, ...asked }: AskedExec): string | null => {
  const words = [...execOptionWords(asked), ...(asked.command ?? [])];
  return optionWords(optionValue("saved", saved?.id), words.length > 0 && commandWords(words));
};
