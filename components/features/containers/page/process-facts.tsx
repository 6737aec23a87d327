"use client";

import { useTranslations } from "next-intl";
import { Fact, Facts } from "#components/shared/resource-page/facts.tsx";
import classes from "#components/shared/resource-page/resource-page.module.css";
import type { ContainerDetail } from "#lib/contracts/container-detail.ts";
import { shellLine } from "#lib/docker/shell-quote.ts";
import { visible } from "#lib/format/control-characters.ts";

/** What runs in the container, and as whom. */
export function ProcessFacts({ detail }: { detail: ContainerDetail }) {
  const t = useTranslations("containers.overview");
  return (
    <Facts title={t("process")}>
      <Fact name={t("command")}>
        <Words words={[detail.path, ...detail.args]} />
      </Fact>
      <Fact name={t("entrypoint")}>
        <Words words={detail.entrypoint} />
      </Fact>
      <Fact name={t("cmd")}>
        <Words words={detail.cmd} />
      </Fact>
      <Fact name={t("workingDir")}>
        <code className={classes.mono}>{visible(detail.workingDir || "/")}</code>
      </Fact>
      <Fact name={t("user")}>{detail.user === "" ? t("userDefault") : visible(detail.user)}</Fact>
      <Fact name={t("hostname")}>{detail.hostname === "" ? <None /> : visible(detail.hostname)}</Fact>
      <Fact name={t("pid")}>{detail.pid ?? <None />}</Fact>
      <Fact name={t("tty")}>{t(detail.tty ? "yes" : "no")}</Fact>
      <Fact name={t("stdin")}>{t(detail.openStdin ? "yes" : "no")}</Fact>
    </Facts>
  );
}

/** Words as they would be typed in a shell. */
function Words({ words }: { words: readonly string[] }) {
  const given = words.filter((word) => word !== "");
  return given.length === 0 ? <None /> : <code className={classes.mono}>{visible(shellLine(given))}</code>;
}

/** Stands where there is nothing. */
function None() {
  const t = useTranslations("containers.overview");
  return <span className={classes.dim}>{t("empty")}</span>;
}
