"use client";

import { useTranslations } from "next-intl";
import classes from "#components/shared/resource-page/resource-page.module.css";
import type { ContainerDetail } from "#lib/contracts/container-detail.ts";
import { hostPowerKinds } from "#lib/docker/host-power/reason.ts";
import { visible } from "#lib/format/control-characters.ts";

type Reasons = ContainerDetail["hostPower"];

/** Explains why a shell in this container is as good as the host's; nothing for a container that is contained. */
export function HostPowerNote({ reasons }: { reasons: Reasons }) {
  const t = useTranslations("containers.overview");
  if (reasons.length === 0) return null;
  return (
    <section className={classes.note} data-tone="warn">
      <p className={classes.noteTitle}>{t("hostPowerTitle")}</p>
      <p className={classes.dim}>{t("hostPowerIntro")}</p>
      <ul>
        {reasons.map(({ kind, detail }) => (
          <li key={`${kind} ${detail}`}>
            <HostPowerKind kind={kind} />{" "}
            {detail !== "" && <code className={classes.mono}>{visible(detail)}</code>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function HostPowerKind({ kind }: { kind: string }) {
  const t = useTranslations("containers.overview.hostPowerKinds");
  // A newer server may know kinds that this page does not: then the worst is said.
  return t(hostPowerKinds.find((known) => known === kind) ?? "unreadable");
}
