"use client";

import { List, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { StatusDot } from "#components/ui/status-dot.tsx";
import { visible } from "#lib/format/control-characters.ts";
import { stateTone } from "../cells/state-tone.ts";
import classes from "./dialogs.module.css";
import type { Removal } from "./use-removal.ts";

type Props = { removal: Removal };

/** Names the containers, what will be lost with them, and what stays. */
export function LossList({ removal }: Props) {
  const t = useTranslations();
  const lines = useLostLines(removal);
  return (
    <>
      <div>
        <Text size="sm" fw={600} className={classes.lost}>
          {t("ui.lost")}
        </Text>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
        <ul className={classes.targets} tabIndex={0} aria-label={t("ui.lost")}>
          {removal.targets.map((row) => (
            <li key={row.id} className={classes.target}>
              <bdi className={classes.targetName}>{visible(row.name)}</bdi>
              <StatusDot tone={stateTone(row)} label={t(`containers.states.${row.state}`)} />
            </li>
          ))}
        </ul>
        <List size="sm">
          {lines.map((line) => (
            <List.Item key={line}>{line}</List.Item>
          ))}
        </List>
      </div>
      <Kept removal={removal} />
    </>
  );
}

const useLostLines = ({ targets, losses, volumes, counting }: Removal): string[] => {
  const { killed, anonymousVolumes } = losses;
  const t = useTranslations("containers.dialogs");
  const count = targets.length;
  const lines = [t("lostLayer", { count }), t("lostLog", { count })];
  if (killed.length > 0) {
    const name = killed.map((row) => visible(row.name)).join(", ");
    lines.push(t("lostRunning", { count: killed.length, name }));
  }
  if (!volumes) return lines;
  if (counting) return [...lines, t("counting")];
  if (anonymousVolumes === null) return [...lines, t("lostVolumesUnknown")];
  return anonymousVolumes === 0 ? lines : [...lines, t("lostVolumes", { count: anonymousVolumes })];
};

/** What the removal leaves behind. */
function Kept({ removal: { targets, losses, volumes, counting } }: Props) {
  const t = useTranslations("containers.dialogs");
  const { anonymousVolumes: unnamed, keptVolumes } = losses;
  if (counting) return null;
  return (
    <Text size="sm" c="dimmed" component="div">
      {volumes && unnamed === 0 && (
        <p className={classes.kept}>{t("noAnonymous", { count: targets.length })}</p>
      )}
      {!volumes && unnamed !== null && unnamed > 0 && (
        <p className={classes.kept}>{t("anonymousStay", { count: unnamed })}</p>
      )}
      {keptVolumes.length > 0 && (
        <p className={classes.kept}>
          {t("named", { count: keptVolumes.length, names: keptVolumes.map(visible).join(", ") })}
        </p>
      )}
    </Text>
  );
}
