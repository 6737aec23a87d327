"use client";

import { type ReactNode, useState } from "react";
import type { Access } from "#lib/contracts/contract.ts";
import { useCan } from "../account/account-context.tsx";
import type { Command } from "./command-group.ts";

/** A command that asks something first: the dialog of the noun's page, opened where the reader is. */
export type DialogCommand = Omit<Command, "run"> & {
  /** Who lacks this right is not offered it. */
  access: Access;
  /** Load it by `next/dynamic`. */
  dialog(onClose: () => void): ReactNode;
};

/** Those of the commands that the reader may give, and the dialog of the one that was given: draw it. */
export const useDialogCommands = (
  offered: readonly DialogCommand[],
): { commands: readonly Command[]; dialog: ReactNode } => {
  const can = useCan();
  const [opened, setOpened] = useState<string | null>(null);
  const allowed = offered.filter(({ access }) => can(access));
  return {
    commands: allowed.map(({ access, dialog, ...command }) => ({
      ...command,
      run: () => setOpened(command.key),
    })),
    dialog: allowed.find(({ key }) => key === opened)?.dialog(() => setOpened(null)),
  };
};
