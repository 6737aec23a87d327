"use client";

import Link from "next/link";
import { imageHref } from "#components/shared/links/resource-href.ts";
import type { ContainerRow } from "#lib/contracts/container-row.ts";
import { familiarImageName } from "#lib/docker/image-reference.ts";
import { visible } from "#lib/format/control-characters.ts";
import { useContainerActions } from "../actions/container-acts.ts";
import classes from "./cells.module.css";

/** What a container was made from, which leads to the image that it has, whatever that is called by now. */
export function ImageCell({ row, tabIndex }: { row: ContainerRow; tabIndex: 0 | -1 }) {
  const { environment } = useContainerActions();
  const name = visible(familiarImageName(row.image));
  return (
    <Link
      href={imageHref(environment, row.imageId)}
      prefetch={false}
      tabIndex={tabIndex}
      title={name}
      className={classes.image}
    >
      <bdi>{name}</bdi>
    </Link>
  );
}
