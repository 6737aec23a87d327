import { z } from "zod";
import { optionValue, optionWords } from "./audit-detail.ts";
import { command, query } from "./contract.ts";
import {
  execCommand,
  execDetail,
  execUser,
  savedCommandId,
  variableName,
  variables,
  workingDir,
} from "./exec-options.ts";

/** One line that reads well in a menu. */
const name = z
  .string()
  .trim()
  .regex(/^[^\p{Cc}/\\]{1,80}$/u, "must be 1 to 80 characters, without slashes");

/** What of a saved command everybody who sees it may know. */
const content = {
  /** Null: the best shell that the container has. */
  command: execCommand.nullable(),
  tty: z.boolean(),
  /** Runs without a terminal, and its output is kept. */
  detached: z.boolean(),
  user: execUser.nullable(),
  workingDir: workingDir.nullable(),
  privileged: z.boolean(),
  /** An image by its name, with a tag or without: in its containers the command is offered first. */
  image: z.string().trim().min(1).max(255).nullable(),
  /** Everybody who may open terminals sees it, and runs it by their own rights. */
  shared: z.boolean(),
};

export const savedCommand = z.strictObject({
  ...content,
  id: savedCommandId,
  name: z.string(),
  /** Grows with each change; to run it takes the one that was shown. */
  version: z.number().int(),
  /** Values are kept encrypted and never told. */
  env: z.array(variableName),
  /** Who saved it. */
  owner: z.string(),
  own: z.boolean(),
  updatedAt: z.number(),
});
export type SavedCommand = z.infer<typeof savedCommand>;

/** A variable without a value keeps the one that is stored. */
const savedContent = z
  .strictObject({ ...content, env: variables })
  .refine((asked) => asked.command !== null || !asked.detached, {
    path: ["command"],
    error: "must be given for what runs without a terminal",
  });
export type SavedContent = z.infer<typeof savedContent>;

/** Never a variable's value: what is saved may be a secret. */
const savedDetail = ({ content: asked }: { content: SavedContent }): string | null =>
  optionWords(
    asked.shared && "shared",
    asked.detached && "detached",
    optionValue("image", asked.image ?? undefined),
    execDetail({
      ...asked,
      user: asked.user ?? undefined,
      workingDir: asked.workingDir ?? undefined,
    }) ?? undefined,
  );

export const savedCommands = {
  list: query({
    summary: "The caller's saved commands, and those that others share",
    path: "/saved-commands",
    access: "container.exec",
    input: z.strictObject({}),
    output: z.array(savedCommand),
  }),
  create: command({
    summary: "Save a command with its options under a name",
    method: "POST",
    path: "/saved-commands",
    access: "container.exec",
    audit: "command.save",
    auditDetail: savedDetail,
    target: "name",
    errors: ["conflict", "limit_reached"],
    input: z.strictObject({ name, content: savedContent }),
    output: savedCommand,
  }),
  update: command({
    summary: "Change a saved command of one's own",
    method: "PUT",
    path: "/saved-commands/{saved}",
    access: "container.exec",
    audit: "command.change",
    auditDetail: savedDetail,
    target: "name",
    errors: ["not_found", "conflict"],
    input: z.strictObject({ saved: savedCommandId, name, content: savedContent }),
    output: savedCommand,
  }),
  remove: command({
    summary: "Remove a saved command of one's own; an admin also one that others share",
    method: "DELETE",
    path: "/saved-commands/{saved}",
    access: "container.exec",
    audit: "command.remove",
    target: "saved",
    input: z.strictObject({ saved: savedCommandId }),
    output: z.strictObject({ id: savedCommandId }),
  }),
};
