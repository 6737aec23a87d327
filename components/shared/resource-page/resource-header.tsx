"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { Fragment, type ReactNode } from "react";
import { PageHeader } from "#components/ui/page-header.tsx";
import { visible } from "#lib/format/control-characters.ts";
import classes from "./resource-page.module.css";

export type Crumb = { label: string; href: string };

type Props = {
  /** The way here: the list, then what the resource belongs to. */
  crumbs: readonly Crumb[];
  name: string;
  /** Beside the name: its state, and what sets it apart. */
  aside?: ReactNode;
  /** What can be done. */
  children?: ReactNode;
};

/** The head of a resource's page: which one, how it is, and what can be done. */
export function ResourceHeader({ crumbs, name, aside, children }: Props) {
  const t = useTranslations("resource");
  return (
    <>
      <nav className={classes.crumbs} aria-label={t("where")}>
        {crumbs.map(({ label, href }, at) => (
          <Fragment key={href}>
            {at > 0 && <span aria-hidden>/</span>}
            <Link href={href}>{visible(label)}</Link>
          </Fragment>
        ))}
      </nav>
      <PageHeader title={<bdi>{visible(name)}</bdi>} aside={aside}>
        {children}
      </PageHeader>
    </>
  );
}
