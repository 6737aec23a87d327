"use client";

import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { listHref } from "#components/shared/links/resource-href.ts";
import { StatusDot, type StatusTone } from "#components/ui/status-dot.tsx";
import type { SystemSummary } from "#lib/contracts/system.ts";
import classes from "./dashboard.module.css";

type Containers = SystemSummary["containers"];
type PartId = keyof Containers["states"] | "unhealthy" | "starting";
type Part = { id: PartId; facet: "state" | "health"; count: number; tone: StatusTone };

/** Those that are not there are not named; the quiet ones come last. */
const partsOf = ({ states, health }: Containers): Part[] => {
  const state = (id: keyof Containers["states"], tone: StatusTone): Part => ({
    ...{ id, facet: "state", count: states[id], tone },
  });
  const parts: Part[] = [
    state("running", "ok"),
    { id: "unhealthy", facet: "health", count: health.unhealthy, tone: "bad" },
    { id: "starting", facet: "health", count: health.starting, tone: "busy" },
    state("restarting", "warn"),
    state("paused", "warn"),
    state("dead", "bad"),
    state("removing", "busy"),
    state("created", "off"),
    state("exited", "off"),
  ];
  return parts.filter(({ id, count }) => count > 0 || id === "running");
};

/** Containers by state and health, each a way to the list of just those. */
export function ContainerCounts({
  environment,
  containers,
}: {
  environment: string;
  containers: Containers;
}) {
  const t = useTranslations("dashboard.counts");
  const format = useFormatter();
  return (
    <>
      {partsOf(containers).map(({ id, facet, count: number, tone }) => (
        <Link
          key={`${facet} ${id}`}
          prefetch={false}
          className={classes.part}
          href={listHref(environment, "containers", { [facet]: id })}
        >
          <StatusDot tone={tone} label={t(`parts.${id}`, { count: format.number(number) })} />
        </Link>
      ))}
      {containers.projects > 0 && <span>{t("projects", { count: containers.projects })}</span>}
    </>
  );
}
