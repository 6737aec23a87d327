"use client";

import { Button, Menu, Tooltip } from "@mantine/core";
import { IconDots, IconTerminal } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useCan } from "#components/shared/account/account-context.tsx";
import { BulkBar } from "#components/shared/bulk-bar/bulk-bar.tsx";
import type { RowSelection } from "#components/shared/resource-table/use-row-selection.ts";
import type { ContainerRow } from "#lib/contracts/containers.ts";
import classes from "./actions.module.css";
import { bulkTargets } from "./bulk-targets.ts";
import { cliOf } from "./cli.ts";
import { useContainerActions } from "./container-actions-context.ts";
import { useCopyWithNotice } from "./use-copy-with-notice.ts";
import { useRefusalText } from "./use-refusal-text.ts";
import type { Verb } from "./verb.ts";
import { VerbIcon } from "./verb-icon.tsx";

type Props = { selection: RowSelection<ContainerRow> };

/** What can be done to the selected containers. Each action counts whom it would reach, and leaves the others alone. */
export function BulkActions({ selection }: Props) {
  const { rows } = selection;
  return (
    <BulkBar count={rows.length} onClear={selection.clear}>
      <BulkButton verb="start" rows={rows} />
      <BulkButton verb="stop" rows={rows} />
      <BulkButton verb="restart" rows={rows} />
      <BulkButton verb="remove" rows={rows} />
      <BulkMenu rows={rows} />
    </BulkBar>
  );
}

/** A verb as it stands for a selection: its word with the number it reaches, and why it reaches none. */
const useBulkVerb = (verb: Verb, rows: readonly ContainerRow[]) => {
  const t = useTranslations("containers");
  const can = useCan();
  const refusalText = useRefusalText();
  const { targets, skipped, refusal } = bulkTargets(rows, verb, can);
  const word = t(`verbs.${verb}`);
  return {
    targets,
    skipped,
    label: targets.length === 0 ? word : t("actions.count", { verb: word, count: targets.length }),
    hint: refusal === null ? null : refusalText(refusal, verb),
  };
};

type VerbProps = { verb: Verb; rows: readonly ContainerRow[] };

function BulkButton({ verb, rows }: VerbProps) {
  const { request } = useContainerActions();
  const { targets, skipped, label, hint } = useBulkVerb(verb, rows);
  return (
    <Tooltip label={hint} disabled={hint === null} multiline maw={300}>
      <Button
        variant="default"
        leftSection={<VerbIcon verb={verb} />}
        {...(hint === null ? {} : { "aria-disabled": true, "data-disabled": true })}
        {...(verb === "remove" && hint === null ? { c: "var(--qs-bad-text)" } : {})}
        onClick={() => {
          if (targets.length > 0) request(verb, targets, skipped);
        }}
      >
        {label}
      </Button>
    </Tooltip>
  );
}

/** What is wanted less often. */
function BulkMenu({ rows }: { rows: readonly ContainerRow[] }) {
  const t = useTranslations("ui");
  return (
    <Menu position="top-end" width={250} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button variant="default" leftSection={<IconDots size={15} aria-hidden />}>
          {t("more")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <BulkItem verb="pause" rows={rows} />
        <BulkItem verb="unpause" rows={rows} />
        <BulkItem verb="stop" rows={rows} withOptions />
        <BulkItem verb="restart" rows={rows} withOptions />
        <BulkItem verb="kill" rows={rows} />
        <Menu.Divider />
        <BulkCopyItems rows={rows} />
      </Menu.Dropdown>
    </Menu>
  );
}

function BulkItem({ verb, rows, withOptions = false }: VerbProps & { withOptions?: boolean }) {
  const t = useTranslations("containers");
  const { request, requestWithOptions } = useContainerActions();
  const { targets, skipped, label, hint } = useBulkVerb(verb, rows);
  const optional = withOptions && (verb === "stop" || verb === "restart") ? verb : null;
  return (
    <Menu.Item
      leftSection={<VerbIcon verb={verb} />}
      disabled={hint !== null}
      onClick={() =>
        optional ? requestWithOptions(optional, targets, skipped) : request(verb, targets, skipped)
      }
    >
      {optional
        ? t("actions.count", { verb: t(`verbsWithDialog.${optional}`), count: targets.length })
        : label}
      {hint !== null && <span className={classes.refusal}>{hint}</span>}
    </Menu.Item>
  );
}

/** The same on the command line. */
function BulkCopyItems({ rows }: { rows: readonly ContainerRow[] }) {
  const t = useTranslations("containers.actions");
  const can = useCan();
  const copy = useCopyWithNotice();
  const lines = (["start", "stop", "restart", "remove"] as const)
    .map((verb) => ({ verb, targets: bulkTargets(rows, verb, can).targets }))
    .filter(({ targets }) => targets.length > 0);
  if (lines.length === 0) return null;
  return (
    <>
      <Menu.Label>{t("copyCommand")}</Menu.Label>
      {lines.map(({ verb, targets }) => (
        <Menu.Item
          key={verb}
          leftSection={<IconTerminal size={15} stroke={1.75} aria-hidden />}
          onClick={() => copy(cliOf(verb, targets))}
        >
          <code className={classes.command}>{`docker ${verb === "remove" ? "rm" : verb} …`}</code>
        </Menu.Item>
      ))}
    </>
  );
}
