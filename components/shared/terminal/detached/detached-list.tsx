"use client";

import { Title } from "@mantine/core";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import classes from "./detached.module.css";
import { useDetached } from "./use-detached.ts";

const DetachedCard = dynamic(() => import("./detached-card.tsx").then((module) => module.DetachedCard), {
  ssr: false,
});

/** The detached commands of a container: those that run, and the last ones that are over. Nothing where there are none. */
export function DetachedList({ environment, container }: { environment: string; container: string }) {
  const t = useTranslations("terminals.detached");
  const list = useDetached(environment, container);
  if (list.length === 0) return null;
  return (
    <section className={classes.list} aria-label={t("title")}>
      <Title order={3} fz="md">
        {t("title")}
      </Title>
      {list.map((exec, place) => (
        <DetachedCard key={exec.id} first={exec} newest={place === 0} />
      ))}
    </section>
  );
}
