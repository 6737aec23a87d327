"use client";

import { ActionIcon, Menu } from "@mantine/core";
import {
  IconClearAll,
  IconDots,
  IconLetterCase,
  IconTerminal,
  IconTextDecrease,
  IconTextIncrease,
} from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { TerminalSession } from "#lib/contracts/terminals.ts";
import type { TerminalTools } from "./terminal-tools.ts";

type Props = { tools: TerminalTools; session: TerminalSession | null };

/** What is not needed every minute. It also names the keys, the way out of the terminal among them. */
export function TerminalMenu({ tools, session }: Props) {
  const t = useTranslations("terminals");
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t("more")}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconClearAll size={16} />} onClick={tools.clear}>
          {t("clear")}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconTextIncrease size={16} />}
          rightSection="Ctrl +"
          closeMenuOnClick={false}
          onClick={() => tools.zoom(1)}
        >
          {t("larger")}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconTextDecrease size={16} />}
          rightSection="Ctrl -"
          closeMenuOnClick={false}
          onClick={() => tools.zoom(-1)}
        >
          {t("smaller")}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconLetterCase size={16} />}
          rightSection="Ctrl 0"
          onClick={() => tools.zoom(0)}
        >
          {t("usualSize")}
        </Menu.Item>
        <Menu.CheckboxItem checked={tools.screenReader} onChange={tools.toggleScreenReader} closeMenuOnClick>
          {t("screenReader")}
        </Menu.CheckboxItem>
        {session && (
          <Menu.Item leftSection={<IconTerminal size={16} />} onClick={() => tools.copyCommand(session)}>
            {t("copyCli")}
          </Menu.Item>
        )}
        <Menu.Divider />
        <Menu.Label>{t("leaveHint")}</Menu.Label>
      </Menu.Dropdown>
    </Menu>
  );
}
