"use client";

import { ActionIcon } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ComponentType } from "react";
import { MenuButton } from "#components/ui/menu-button.tsx";
import { visible } from "#lib/format/control-characters.ts";
import { useActions } from "./actions-context.ts";

type Row = { id: string };
type Props<R extends Row> = {
  row: R;
  tabIndex: 0 | -1;
  /** Loads the component that draws the menu's lines: `() => import("./x.tsx").then((module) => module.X)`. */
  load(): Promise<ComponentType<{ row: R }>>;
};

/** The menu of a row. */
export function RowMenu<R extends Row>({ row, tabIndex, load }: Props<R>) {
  const label = useMenuLabel(row);
  return (
    <MenuButton
      width={250}
      load={load}
      given={{ row }}
      target={
        <ActionIcon tabIndex={tabIndex} aria-label={label}>
          <IconDots size={15} aria-hidden />
        </ActionIcon>
      }
    />
  );
}

/** The menu of a resource's page, with everything that can be done to it. */
export function PageMenu<R extends Row>({ row, load }: Omit<Props<R>, "tabIndex">) {
  const label = useMenuLabel(row);
  return (
    <MenuButton
      width={250}
      load={load}
      given={{ row }}
      target={
        <ActionIcon variant="default" size={30} aria-label={label}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      }
    />
  );
}

const useMenuLabel = (row: Row): string => {
  const t = useTranslations("actions");
  const { acts } = useActions<Row, string>();
  return t("row", { name: visible(acts.nameOf(row)) });
};
