"use client";

import { Drawer } from "@mantine/core";
import { useTranslations } from "next-intl";
import { EmptyState } from "#components/ui/empty-state.tsx";
import type { PullRow } from "#lib/contracts/pulls.ts";
import { PullCard } from "./pull-card.tsx";
import classes from "./pulls.module.css";
import { usePulls } from "./use-pulls.ts";

type Props = { environment: string; opened: boolean; onClose(): void };

/** The pulls beside the page: how each stands, layer by layer, and what can be done about it. */
export function PullsDrawer({ environment, opened, onClose }: Props) {
  const t = useTranslations("pulls");
  const ui = useTranslations("ui");
  const items = usePulls(environment).data?.items ?? [];
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      title={t("title")}
      position="right"
      size={460}
      closeButtonProps={{ "aria-label": ui("close") }}
    >
      {items.length === 0 ? (
        <EmptyState title={t("none")} />
      ) : (
        <ul className={classes.list}>
          {items.toSorted(byUrgency).map((pull) => (
            <li key={pull.id}>
              <PullCard environment={environment} pull={pull} onLeave={onClose} />
            </li>
          ))}
        </ul>
      )}
    </Drawer>
  );
}

/** What runs comes first, then the newest. */
const byUrgency = (left: PullRow, right: PullRow): number =>
  Number(right.state === "running") - Number(left.state === "running") || right.startedAt - left.startedAt;
