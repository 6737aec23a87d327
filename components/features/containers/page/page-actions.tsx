"use client";

import { ActionIcon, Button, Menu } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useCan } from "#components/shared/account/account-context.tsx";
import type { ContainerRow } from "#lib/contracts/containers.ts";
import { dockerCommand } from "#lib/docker/cli.ts";
import { visible } from "#lib/format/control-characters.ts";
import { ActionMenuItems } from "../actions/action-menu-items.tsx";
import { useContainerActions, usePending } from "../actions/container-actions-context.ts";
import { refusalOf } from "../actions/refusal.ts";
import { primaryVerb } from "../actions/row-actions.tsx";
import type { Verb } from "../actions/verb.ts";
import { VerbIcon } from "../actions/verb-icon.tsx";
import { CopyButton } from "./copy-button.tsx";

/** The actions of a container's page: the obvious ones as buttons, all of them in the menu. */
export function PageActions({ row }: { row: ContainerRow }) {
  const t = useTranslations("containers.actions");
  return (
    <>
      {/* The menu has it, too: on a phone there is no room. */}
      <CopyButton
        visibleFrom="sm"
        label={t("copyInspect")}
        text={dockerCommand({ action: "inspect", containers: [row.name] })}
      />
      {row.state === "running" && <PageAction row={row} verb="restart" />}
      <PageAction row={row} verb={primaryVerb(row)} />
      <Menu position="bottom-end" width={250} withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <ActionIcon variant="default" size={30} aria-label={t("row", { name: visible(row.name) })}>
            <IconDots size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <ActionMenuItems row={row} />
        </Menu.Dropdown>
      </Menu>
    </>
  );
}

function PageAction({ row, verb }: { row: ContainerRow; verb: Verb }) {
  const t = useTranslations("containers.verbs");
  const can = useCan();
  const { request } = useContainerActions();
  const pending = usePending(row.id);
  // The menu says why it is refused.
  if (refusalOf(row, verb, can) !== null) return null;
  return (
    <Button
      variant={verb === "restart" ? "default" : "light"}
      leftSection={<VerbIcon verb={verb} />}
      disabled={pending !== null}
      onClick={() => request(verb, [row])}
    >
      {t(verb)}
    </Button>
  );
}
