"use client";

import { Menu } from "@mantine/core";
import { IconCopy, IconTerminal } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { visible } from "#lib/format/control-characters.ts";
import classes from "./actions.module.css";
import { useCopyWithNotice } from "./use-copy-with-notice.ts";

type Props = {
  /** The docker commands that make sense now, each a whole line. */
  commands: readonly string[];
  /** What "Copy its full id" copies; left out for what is named, not numbered. */
  id?: string;
};

/** What of a row can be taken to a command line: lines of a menu. */
export function CopyItems({ commands, id }: Props) {
  const t = useTranslations("actions");
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
          {commands.map((line) => (
            <Menu.Item key={line} className={classes.command} onClick={() => copy(line)}>
              {visible(line)}
            </Menu.Item>
          ))}
        </Menu.Sub.Dropdown>
      </Menu.Sub>
      {id !== undefined && (
        <Menu.Item leftSection={<IconCopy size={15} stroke={1.75} aria-hidden />} onClick={() => copy(id)}>
          {t("copyId")}
        </Menu.Item>
      )}
    </>
  );
}
