"use client";

import { Button } from "@mantine/core";
import { useLocalStorage } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import classes from "#components/shared/resource-page/resource-page.module.css";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { queryFor } from "#lib/client/query-client.ts";
import { containerRecreation, type Mend } from "#lib/contracts/container-recreate.ts";
import type { ContainerRow } from "#lib/contracts/container-row.ts";
import { visible } from "#lib/format/control-characters.ts";

type Props = { environment: string; row: ContainerRow };

/** Tells of a recreation of this container that was cut off, and how the panel brought it to rest. */
export function MendNote({ environment, row }: Props) {
  const asked = { environment, container: row.id };
  const { data } = useQuery({ ...queryFor(containerRecreation.mends, asked), staleTime: 60_000 });
  const [seen, setSeen] = useLocalStorage({
    key: `quayside-mend ${environment} ${row.name}`,
    defaultValue: 0,
  });
  const latest = data?.items[0];
  if (latest === undefined || latest.at <= seen) return null;
  return <Told mend={latest} onSeen={() => setSeen(latest.at)} />;
}

const steps = ["create", "stop", "set-aside", "take-name", "start", "remove-old"] as const;

function Told({ mend: { at, actor, step, settled }, onSeen }: { mend: Mend; onSeen(): void }) {
  const t = useTranslations("containers.mended");
  const known = steps.find((one) => one === step);
  return (
    <div className={`${classes.note} ${classes.removed}`} data-tone="warn" role="status">
      <p className={classes.noteTitle}>
        {t("title")} <RelativeTime at={at} />
      </p>
      <p>
        {t("what", { actor: visible(actor) })} {known !== undefined && t(`steps.${known}`)} {t(settled)}
      </p>
      <Button size="compact-xs" variant="default" mt={6} onClick={onSeen}>
        {t("seen")}
      </Button>
    </div>
  );
}
