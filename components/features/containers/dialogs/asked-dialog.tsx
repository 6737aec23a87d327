"use client";

import type { AskedDialogProps } from "#components/shared/actions/actions-provider.tsx";
import type { ContainerRow } from "#lib/contracts/container-row.ts";
import type { Change, ChangeOptions } from "../actions/change-acts.ts";
import type { Verb, VerbOptions } from "../actions/verb.ts";
import { KillDialog } from "./kill-dialog.tsx";
import { RemoveDialog } from "./remove-dialog.tsx";
import { RenameDialog } from "./rename-dialog.tsx";
import { StopDialog } from "./stop-dialog.tsx";
import { UpdateDialog } from "./update-dialog.tsx";

type Props = AskedDialogProps<ContainerRow, Verb | Change, VerbOptions & ChangeOptions>;

/** The dialog of an action. */
export function AskedDialog({ asked: { verb, rows, skipped }, environment, onRun, onClose }: Props) {
  const common = { rows, skipped, onClose };
  if (verb === "kill") return <KillDialog {...common} onConfirm={(options) => onRun(rows, options)} />;
  if (verb === "remove") {
    return (
      <RemoveDialog
        {...common}
        environment={environment}
        onConfirm={(options, targets) => onRun(targets, options)}
      />
    );
  }
  const [row] = rows;
  if (verb === "rename" && row)
    return <RenameDialog row={row} onConfirm={(name) => onRun([row], { name })} onClose={onClose} />;
  if (verb === "update" && row) {
    return (
      <UpdateDialog
        environment={environment}
        row={row}
        onConfirm={(limits, line) => onRun([row], { limits, line })}
        onClose={onClose}
      />
    );
  }
  if (verb !== "stop" && verb !== "restart") return null;
  return <StopDialog {...common} verb={verb} onConfirm={(options) => onRun(rows, options)} />;
}
