"use client";

import { useTranslations } from "next-intl";
import { Fragment } from "react";
import type { ContainerUse } from "#lib/contracts/used-by.ts";
import { visible } from "#lib/format/control-characters.ts";
import { ContainerLink } from "./container-link.tsx";
import classes from "./used-by.module.css";

export type Held = {
  id: string;
  name: string;
  /** Those that hold it, as far as they are known by name. */
  by: readonly ContainerUse[];
  /** How many hold it in all. */
  count: number;
};

type Props = {
  environment: string;
  title: string;
  held: readonly Held[];
};

const mostShown = 20;

/** What cannot go, each with the containers that hold it, which are a click away. */
export function HeldNote({ environment, title, held }: Props) {
  const t = useTranslations("usedBy");
  if (held.length === 0) return null;
  return (
    <div className={classes.held}>
      <p className={classes.heldTitle}>{title}</p>
      <ul>
        {held.slice(0, mostShown).map(({ id, name, by, count }) => (
          <li key={id}>
            <bdi className={classes.heldName}>{visible(name)}</bdi>{" "}
            {t.rich("heldBy", {
              names: () => (
                <>
                  {by.map((use, index) => (
                    <Fragment key={use.id}>
                      {index > 0 && ", "}
                      <ContainerLink environment={environment} use={use} />
                    </Fragment>
                  ))}
                  {count > by.length && ` ${t("andMore", { count: count - by.length })}`}
                </>
              ),
            })}
          </li>
        ))}
      </ul>
      {held.length > mostShown && <p>{t("andMore", { count: held.length - mostShown })}</p>}
    </div>
  );
}
