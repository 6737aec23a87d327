"use client";

import { useTranslations } from "next-intl";
import { volumeHref } from "#components/shared/links/resource-href.ts";
import { ResourceLink } from "#components/shared/links/resource-link.tsx";
import { CopyValue } from "#components/shared/resource-page/copy-value.tsx";
import { FactTable } from "#components/shared/resource-page/fact-table.tsx";
import classes from "#components/shared/resource-page/resource-page.module.css";
import { TabEmpty } from "#components/shared/resource-page/tab-empty.tsx";
import type { ContainerDetail } from "#lib/contracts/container-detail.ts";
import { shortId } from "#lib/docker/names.ts";
import { visible } from "#lib/format/control-characters.ts";
import { useContainerActions } from "../actions/container-acts.ts";
import type { TabProps } from "./tab-props.ts";

type Mount = ContainerDetail["mounts"][number];

/** What of elsewhere is in the container's file system, and what becomes of it. */
export function MountsTab({ detail }: TabProps) {
  const t = useTranslations("containers.mounts");
  if (detail.mounts.length === 0) return <TabEmpty title={t("none")} hint={t("noneHint")} />;
  return (
    <FactTable
      label={t("destination")}
      heads={[t("destination"), t("type"), t("source"), t("mode"), t("fate")]}
      widths={["22%", "14%", "26%", "16%"]}
      rows={detail.mounts.map((mount) => ({
        key: mount.destination,
        cells: [
          <CopyValue key="destination" value={mount.destination} />,
          <MountType key="type" mount={mount} />,
          <Source key="source" mount={mount} />,
          <Mode key="mode" mount={mount} />,
          <Fate key="fate" mount={mount} />,
        ],
      }))}
    />
  );
}

const types = ["bind", "volume", "tmpfs", "npipe", "image", "cluster"] as const;

function MountType({ mount }: { mount: Mount }) {
  const t = useTranslations("containers.mounts");
  const known = types.find((type) => type === mount.type);
  return (
    <>
      {known ? t(`types.${known}`) : visible(mount.type)}{" "}
      {mount.anonymous && <span className={classes.tag}>{t("anonymous")}</span>}
    </>
  );
}

function Source({ mount }: { mount: Mount }) {
  const t = useTranslations("containers.mounts");
  if (mount.type === "tmpfs") return <span className={classes.dim}>{t("inMemory")}</span>;
  const name = mount.name ?? mount.source;
  return (
    <>
      {mount.type === "volume" && mount.name !== null ? (
        <VolumeLink name={mount.name} shown={mount.anonymous ? shortId(mount.name) : mount.name} />
      ) : (
        <CopyValue value={name} />
      )}
      {mount.driver !== null && mount.driver !== "local" && (
        <div className={classes.dim}>{visible(mount.driver)}</div>
      )}
    </>
  );
}

function VolumeLink({ name, shown }: { name: string; shown: string }) {
  const { environment } = useContainerActions();
  return <ResourceLink href={volumeHref(environment, name)} name={shown} mono />;
}

function Mode({ mount }: { mount: Mount }) {
  const t = useTranslations("containers.mounts");
  const details = [mount.mode, mount.propagation].filter((text) => text !== "").map(visible);
  return (
    <>
      {t(mount.readOnly ? "readOnly" : "readWrite")}
      {details.length > 0 && <div className={`${classes.mono} ${classes.dim}`}>{details.join(", ")}</div>}
    </>
  );
}

/** What happens to what is in it. */
function Fate({ mount }: { mount: Mount }) {
  const t = useTranslations("containers.mounts");
  if (mount.anonymous) return t("lostWithVolumes");
  if (mount.type === "tmpfs") return t("lostAlways");
  return mount.type === "bind" || mount.type === "npipe" ? t("hostPath") : t("kept");
}
