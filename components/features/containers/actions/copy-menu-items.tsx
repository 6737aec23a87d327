"use client";

import { Menu } from "@mantine/core";
import { IconCopy, IconTerminal } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ContainerRow } from "#lib/contracts/containers.ts";
import { dockerCommand } from "#lib/docker/cli.ts";
import { allowedActions } from "#lib/docker/container-state.ts";
import { visible } from "#lib/format/control-characters.ts";
import classes from "./actions.module.css";
import { cliOf } from "./cli.ts";
import { useCopyWithNotice } from "./use-copy-with-notice.ts";
import { verbs } from "./verb.ts";

/** What can be taken to a command line. */
export function CopyMenuItems({ row }: { row: ContainerRow }) {
  const t = useTranslations("containers.actions");
  const copy = useCopyWithNotice();
  return (
    <>
      <Menu.Sub>
        <Menu.Sub.Target>
          <Menu.Sub.Item leftSection={<IconTerminal size={15} stroke={1.75} aria-hidden />}>
            {t("copyCommand")}
          </Menu.Sub.Item>
        </Menu.Sub.Target>
        <Menu.Sub.Dropdown>
          {commandsOf(row).map((line) => (
            <Menu.Item key={line} className={classes.command} onClick={() => copy(line)}>
              {visible(line)}
            </Menu.Item>
          ))}
        </Menu.Sub.Dropdown>
      </Menu.Sub>
      <Menu.Item leftSection={<IconCopy size={15} stroke={1.75} aria-hidden />} onClick={() => copy(row.id)}>
        {t("copyId")}
      </Menu.Item>
    </>
  );
}

/** The commands that make sense for a container as it is now. */
const commandsOf = (row: ContainerRow): string[] => {
  const { name, state } = row;
  const allowed = allowedActions(state);
  return [
    dockerCommand({ action: "inspect", containers: [name] }),
    ...verbs
      .filter((verb) => allowed.includes(verb))
      .map((verb) =>
        cliOf(verb, [row], verb === "remove" && allowed.includes("stop") ? { force: true } : {}),
      ),
    ...(allowed.includes("exec")
      ? [dockerCommand({ action: "exec", container: name, command: ["sh"], tty: true })]
      : []),
    ...(allowed.includes("attach") ? [dockerCommand({ action: "attach", container: name })] : []),
  ];
};
