"use client";

import type { ContainerRow } from "#lib/contracts/containers.ts";
import type { VerbOptions } from "../actions/verb.ts";
import { KillDialog } from "./kill-dialog.tsx";
import { RemoveDialog } from "./remove-dialog.tsx";
import { StopDialog } from "./stop-dialog.tsx";

/** An action that has to be asked about before it is done. */
export type Asked = {
  verb: "stop" | "restart" | "kill" | "remove";
  rows: readonly ContainerRow[];
  skipped: readonly ContainerRow[];
};

type Props = {
  asked: Asked;
  environment: string;
  onRun(verb: Asked["verb"], rows: readonly ContainerRow[], options: VerbOptions): void;
  onClose(): void;
};

/** The dialog of an action. */
export function AskedDialog({ asked: { verb, rows, skipped }, environment, onRun, onClose }: Props) {
  const common = { rows, skipped, onClose };
  if (verb === "kill") return <KillDialog {...common} onConfirm={(options) => onRun(verb, rows, options)} />;
  if (verb === "remove") {
    return (
      <RemoveDialog
        {...common}
        environment={environment}
        onConfirm={(options, targets) => onRun(verb, targets, options)}
      />
    );
  }
  return <StopDialog {...common} verb={verb} onConfirm={(options) => onRun(verb, rows, options)} />;
}
