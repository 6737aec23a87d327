"use client";

import { Button, Checkbox } from "@mantine/core";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { containerHref, newContainerHref } from "#components/shared/links/resource-href.ts";
import type { Dependent } from "#lib/contracts/container-recreate.ts";
import { visible } from "#lib/format/control-characters.ts";
import classes from "../run.module.css";
import type { Edited } from "./edited.ts";
import type { Followers } from "./use-followers.ts";

type Props = { environment: string; edited: Edited; followers: Followers };

/** What is to be known before a container is made again: that it cannot be, or what else is touched. */
export function EditedNotes({ environment, edited, followers }: Props) {
  const t = useTranslations("run.followers");
  if (edited.autoRemove) return <AutoRemoveNote environment={environment} edited={edited} />;
  const breaking = followers.dependents.filter(({ breaks }) => breaks);
  const others = followers.dependents.filter(({ breaks }) => !breaks);
  return (
    <>
      {breaking.length > 0 && (
        <section className={`${classes.note} ${classes.ahead}`} data-tone="bad">
          <p>{t("breaking", { name: visible(edited.name) })}</p>
          <DependentList environment={environment} dependents={breaking} />
          <Checkbox
            size="xs"
            label={t("together")}
            checked={followers.together}
            onChange={(event) => followers.setTogether(event.currentTarget.checked)}
          />
        </section>
      )}
      {others.length > 0 && (
        <section className={`${classes.note} ${classes.ahead}`}>
          <p>{t("volumes", { name: visible(edited.name) })}</p>
          <DependentList environment={environment} dependents={others} />
        </section>
      )}
    </>
  );
}

type ListProps = { environment: string; dependents: readonly Dependent[] };

function DependentList({ environment, dependents }: ListProps) {
  const t = useTranslations("run.followers");
  return (
    <ul>
      {dependents.map(({ id, name, ties }) => (
        <li key={id}>
          <Link href={containerHref(environment, id)}>{visible(name)}</Link>{" "}
          <span className={classes.dim}>{ties.map((tie) => t(`ties.${tie}`)).join(", ")}</span>
        </li>
      ))}
    </ul>
  );
}

/** The engine removes it the moment it stops: there would be nothing to put back. */
function AutoRemoveNote({ environment, edited }: Omit<Props, "followers">) {
  const t = useTranslations("run.autoRemove");
  return (
    <section className={`${classes.note} ${classes.ahead}`} data-tone="bad">
      <p>{t("refused", { name: visible(edited.name) })}</p>
      <p>{t("instead")}</p>
      <Button
        mt={6}
        size="compact-xs"
        variant="default"
        component={Link}
        href={newContainerHref(environment, { from: edited.id })}
      >
        {t("duplicate")}
      </Button>
    </section>
  );
}
