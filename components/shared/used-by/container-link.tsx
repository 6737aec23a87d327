import type { ContainerUse } from "#lib/contracts/used-by.ts";
import { containerHref } from "../links/resource-href.ts";
import { ResourceLink } from "../links/resource-link.tsx";

type Props = { environment: string; use: Pick<ContainerUse, "id" | "name"> };

/** A container's name, which leads to it. */
export function ContainerLink({ environment, use }: Props) {
  return <ResourceLink href={containerHref(environment, use.id)} name={use.name} />;
}
