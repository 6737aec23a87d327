"use client";

import { Drawer } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { Environment } from "#lib/contracts/environments.ts";
import { Navigation } from "./navigation.tsx";
import classes from "./shell.module.css";

type Props = {
  opened: boolean;
  onClose(): void;
  environments: readonly Environment[];
  current: Environment | undefined;
};

/** The navigation at phone width. */
export function NavigationDrawer({ opened, onClose, environments, current }: Props) {
  const t = useTranslations("shell");
  return (
    <Drawer.Root
      opened={opened}
      onClose={onClose}
      size={260}
      padding={0}
      classNames={{ content: classes.drawerContent ?? "", body: classes.drawer ?? "" }}
    >
      <Drawer.Overlay />
      <Drawer.Content aria-label={t("navigation")}>
        <Drawer.Body>
          <Navigation environments={environments} current={current} small={false} onNavigate={onClose} />
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}
