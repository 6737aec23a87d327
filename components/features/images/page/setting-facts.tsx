"use client";

import { useTranslations } from "next-intl";
import { CopyValue } from "#components/shared/resource-page/copy-value.tsx";
import { Fact, Facts } from "#components/shared/resource-page/facts.tsx";
import classes from "#components/shared/resource-page/resource-page.module.css";
import type { ImageDetail } from "#lib/contracts/images.ts";
import { shellLine } from "#lib/docker/shell-quote.ts";
import { visible } from "#lib/format/control-characters.ts";

/** What a container of this image does unless it is told otherwise. */
export function SettingFacts({ detail }: { detail: ImageDetail }) {
  const t = useTranslations("images.overview");
  const { entrypoint, cmd, shell, user, workingDir, stopSignal, ports, volumes, healthcheck } = detail;
  return (
    <Facts title={t("settings")}>
      <Line name={t("entrypoint")} words={entrypoint} />
      <Line name={t("cmd")} words={cmd} />
      {shell.length > 0 && <Line name={t("shell")} words={shell} />}
      <Fact name={t("workingDir")}>{workingDir === "" ? "/" : <CopyValue value={workingDir} />}</Fact>
      <Fact name={t("user")}>{user === "" ? "root" : visible(user)}</Fact>
      <Fact name={t("ports")}>
        {ports.length === 0 ? <None /> : ports.map((port) => <div key={port}>{visible(port)}</div>)}
      </Fact>
      <Fact name={t("volumes")}>
        {volumes.length === 0 ? (
          <None />
        ) : (
          volumes.map((path) => (
            <div key={path}>
              <CopyValue value={path} />
            </div>
          ))
        )}
      </Fact>
      {stopSignal !== "" && <Fact name={t("stopSignal")}>{visible(stopSignal)}</Fact>}
      {healthcheck.length > 0 && <Line name={t("healthcheck")} words={healthcheck} />}
    </Facts>
  );
}

function Line({ name, words }: { name: string; words: readonly string[] }) {
  return (
    <Fact name={name}>
      {words.length === 0 ? <None /> : <CopyValue value={shellLine(words)} name={name} />}
    </Fact>
  );
}

function None() {
  const t = useTranslations("images.overview");
  return <span className={classes.dim}>{t("none")}</span>;
}
