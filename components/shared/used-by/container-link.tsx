"use client";

import Link from "next/link";
import type { ContainerUse } from "#lib/contracts/used-by.ts";
import { visible } from "#lib/format/control-characters.ts";
import { containerHref } from "../links/resource-href.ts";

type Props = { environment: string; use: Pick<ContainerUse, "id" | "name"> };

/** A container's name, which leads to it. */
export function ContainerLink({ environment, use }: Props) {
  return (
    <Link href={containerHref(environment, use.id)} prefetch={false}>
      <bdi>{visible(use.name)}</bdi>
    </Link>
  );
}
