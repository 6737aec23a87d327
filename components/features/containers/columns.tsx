"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { ResourceColumn, Sort } from "#components/shared/resource-table/column.ts";
import { CpuCell, MemoryCell } from "#components/shared/usage/usage-cells.tsx";
import { CopyText } from "#components/ui/copy-text.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { ContainerRow } from "#lib/contracts/container-row.ts";
import { containerStates } from "#lib/docker/container-state.ts";
import { familiarImageName } from "#lib/docker/image-reference.ts";
import { shortId } from "#lib/docker/names.ts";
import { visible } from "#lib/format/control-characters.ts";
import { RowActions } from "./actions/row-actions.tsx";
import classes from "./cells/cells.module.css";
import { ImageCell } from "./cells/image-cell.tsx";
import { LifeCell } from "./cells/life-cell.tsx";
import { NameCell } from "./cells/name-cell.tsx";
import { NetworksCell } from "./cells/networks-cell.tsx";
import { PortsCell } from "./cells/ports-cell.tsx";
import { StateCell } from "./cells/state-cell.tsx";

type Column = ResourceColumn<ContainerRow>;
type Words = ReturnType<typeof useTranslations<"containers.columns">>;

export const defaultSort: Sort = { column: "name", descending: false };

/** What the list of containers shows. The ids stand in addresses, as what the list is sorted by. */
export const useContainerColumns = (): readonly Column[] => {
  const t = useTranslations("containers.columns");
  return useMemo(() => [...identity(t), ...usage(t), ...surroundings(t), ...life(t), ...tail(t)], [t]);
};

const lowest = (ports: readonly number[]): number | null => (ports.length === 0 ? null : Math.min(...ports));

const Plain = ({ text, dim = false }: { text: string; dim?: boolean }) => (
  <bdi className={dim ? classes.dim : undefined} title={visible(text)}>
    {visible(text)}
  </bdi>
);

const identity = (t: Words): Column[] => [
  {
    id: "name",
    header: t("name"),
    cell: (row) => <NameCell row={row} />,
    sortBy: (row) => row.name,
    width: { min: 170, grow: 3 },
    visibility: "always",
    card: "title",
  },
  {
    id: "state",
    header: t("state"),
    cell: (row) => <StateCell row={row} />,
    sortBy: (row) => containerStates.indexOf(row.state),
    width: 168,
    visibility: "always",
    card: "state",
  },
  {
    id: "image",
    header: t("image"),
    cell: (row, { tabIndex }) => <ImageCell row={row} tabIndex={tabIndex} />,
    sortBy: (row) => familiarImageName(row.image),
    width: { min: 140, grow: 4 },
    card: "detail",
  },
];

/** Read while a row is in sight; what is not read cannot be sorted by. */
const usage = (t: Words): Column[] => [
  {
    id: "cpu",
    header: t("cpu"),
    cell: (row) => <CpuCell row={row} />,
    width: 112,
    align: "end",
    hideBelow: 1090,
  },
  {
    id: "memory",
    header: t("memory"),
    cell: (row) => <MemoryCell row={row} />,
    width: 132,
    align: "end",
    hideBelow: 1222,
  },
];

const surroundings = (t: Words): Column[] => [
  {
    id: "project",
    header: t("project"),
    cell: (row) => (row.project === null ? null : <Plain text={row.project} />),
    sortBy: (row) => row.project,
    width: { min: 96, grow: 1 },
    hideBelow: 980,
    card: "detail",
  },
  {
    id: "ports",
    header: t("ports"),
    cell: (row, { tabIndex }) => <PortsCell row={row} tabIndex={tabIndex} />,
    sortBy: (row) => lowest(row.ports.map((port) => port.publicPort ?? port.privatePort)),
    width: { min: 112, grow: 1 },
    hideBelow: 760,
  },
  {
    id: "network",
    header: t("network"),
    cell: (row) => <NetworksCell row={row} />,
    sortBy: (row) => (row.networks[0] ? `${row.networks[0].name} ${row.networks[0].ip}` : null),
    width: { min: 112, grow: 1 },
    hideBelow: 1340,
  },
];

const life = (t: Words): Column[] => [
  {
    id: "created",
    header: t("created"),
    cell: (row) => <RelativeTime at={row.createdAt} />,
    sortBy: (row) => row.createdAt,
    firstSort: "descending",
    width: 120,
    hideBelow: 1540,
  },
  {
    id: "uptime",
    header: t("uptime"),
    cell: (row) => <LifeCell row={row} />,
    // Started last is up the shortest time.
    sortBy: (row) => (row.state === "running" && row.startedAt !== null ? -row.startedAt : null),
    width: 120,
    hideBelow: 680,
    card: "detail",
  },
  {
    id: "restarts",
    header: t("restarts"),
    cell: (row) => row.restarts,
    sortBy: (row) => row.restarts,
    firstSort: "descending",
    width: 88,
    align: "end",
    hideBelow: 1640,
  },
  {
    id: "exit",
    header: t("exit"),
    cell: (row) => row.exitCode,
    sortBy: (row) => row.exitCode,
    width: 84,
    align: "end",
    visibility: "hidden",
  },
];

const tail = (t: Words): Column[] => [
  {
    id: "command",
    header: t("command"),
    cell: (row) => <span className={classes.mono}>{visible(row.command)}</span>,
    width: { min: 140, grow: 1 },
    visibility: "hidden",
  },
  {
    id: "id",
    header: t("id"),
    cell: (row, { tabIndex }) => (
      <CopyText value={row.id} tabIndex={tabIndex}>
        {shortId(row.id)}
      </CopyText>
    ),
    width: 116,
    hideBelow: 1700,
  },
  {
    id: "actions",
    header: t("actions"),
    cell: (row, { tabIndex }) => <RowActions row={row} tabIndex={tabIndex} />,
    width: 108,
    align: "end",
    visibility: "always",
    card: "actions",
  },
];
