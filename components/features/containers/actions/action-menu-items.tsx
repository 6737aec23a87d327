"use client";

import { Menu } from "@mantine/core";
import { IconTerminal2, IconTransferIn } from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useCan } from "#components/shared/account/account-context.tsx";
import type { ContainerRow } from "#lib/contracts/containers.ts";
import { allowedActions } from "#lib/docker/container-state.ts";
import { terminalHref } from "../links.ts";
import classes from "./actions.module.css";
import { useContainerActions, usePending } from "./container-actions-context.ts";
import { CopyMenuItems } from "./copy-menu-items.tsx";
import { refusalOf, terminalRefusal } from "./refusal.ts";
import { useRefusalText } from "./use-refusal-text.ts";
import { type Verb, verbs } from "./verb.ts";
import { VerbIcon } from "./verb-icon.tsx";

type Props = { row: ContainerRow };

/** All that can be done to one container. What its state rules out is left out; what is refused says why. */
export function ActionMenuItems({ row }: Props) {
  return (
    <>
      <RoleNote row={row} />
      <VerbItem row={row} verb="start" />
      <VerbItem row={row} verb="stop" />
      <VerbItem row={row} verb="restart" />
      <VerbItem row={row} verb="pause" />
      <VerbItem row={row} verb="unpause" />
      <OptionsItem row={row} verb="stop" />
      <OptionsItem row={row} verb="restart" />
      <VerbItem row={row} verb="kill" />
      <Menu.Divider />
      <TerminalItem row={row} kind="exec" />
      <TerminalItem row={row} kind="attach" />
      <Menu.Divider />
      <CopyMenuItems row={row} />
      <Menu.Divider />
      <VerbItem row={row} verb="remove" />
    </>
  );
}

/** Says once, not on every line, that the role does not allow what is greyed out. */
function RoleNote({ row }: Props) {
  const t = useTranslations("containers.refusals");
  const can = useCan();
  const refused = verbs.some((verb) => refusalOf(row, verb, can) === "permission");
  return refused && <Menu.Label>{t("permissionNote")}</Menu.Label>;
}

/** Verbs that ask first say so by their dots. */
const asks = (verb: Verb): verb is "kill" | "remove" => verb === "kill" || verb === "remove";

function VerbItem({ row, verb }: Props & { verb: Verb }) {
  const t = useTranslations("containers");
  const can = useCan();
  const { request } = useContainerActions();
  const pending = usePending(row.id);
  const refusal = refusalOf(row, verb, can);
  const refusalText = useRefusalText();
  if (!allowedActions(row.state).includes(verb)) return null;
  return (
    <Menu.Item
      leftSection={<VerbIcon verb={verb} />}
      // A stop that takes too long can still be cut short.
      disabled={refusal !== null || (pending !== null && verb !== "kill")}
      {...(verb === "remove" ? { c: "var(--qs-bad-text)" } : {})}
      onClick={() => request(verb, [row])}
    >
      {asks(verb) ? t(`verbsWithDialog.${verb}`) : t(`verbs.${verb}`)}
      {refusal !== null && refusal !== "permission" && (
        <span className={classes.refusal}>{refusalText(refusal, verb)}</span>
      )}
    </Menu.Item>
  );
}

function OptionsItem({ row, verb }: Props & { verb: "stop" | "restart" }) {
  const t = useTranslations("containers.verbsWithDialog");
  const can = useCan();
  const { requestWithOptions } = useContainerActions();
  const pending = usePending(row.id);
  // Where the plain verb is refused, its own line says why.
  if (refusalOf(row, verb, can) !== null || refusalOf(row, "stop", can) !== null) return null;
  return (
    <Menu.Item
      leftSection={<VerbIcon verb={verb} />}
      disabled={pending !== null}
      onClick={() => requestWithOptions(verb, [row])}
    >
      {t(verb)}
    </Menu.Item>
  );
}

const terminalIcons = { exec: IconTerminal2, attach: IconTransferIn } as const;

function TerminalItem({ row, kind }: Props & { kind: "exec" | "attach" }) {
  const t = useTranslations("containers.actions");
  const can = useCan();
  const { environment } = useContainerActions();
  const refusal = terminalRefusal(row, kind, can);
  const refusalText = useRefusalText();
  const Icon = terminalIcons[kind];
  const icon = <Icon size={15} stroke={1.75} aria-hidden />;
  if (refusal === null) {
    return (
      <Menu.Item
        component={Link}
        prefetch={false}
        href={terminalHref(environment, row.id, kind)}
        leftSection={icon}
      >
        {t(kind)}
      </Menu.Item>
    );
  }
  return (
    <Menu.Item disabled leftSection={icon}>
      {t(kind)}
      {kind === "exec" && refusal !== "permission" && (
        <span className={classes.refusal}>{refusalText(refusal, kind)}</span>
      )}
    </Menu.Item>
  );
}
