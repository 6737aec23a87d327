"use client";

import { useCan } from "#components/shared/account/account-context.tsx";
import { useActions } from "#components/shared/actions/actions-context.ts";
import { newContainerHref } from "#components/shared/links/resource-href.ts";
import type { ImageRow } from "#lib/contracts/images.ts";

/** Where a container is made of the image; null for who may not. */
export const useRunHref = ({ id, tags }: ImageRow): string | null => {
  const { environment } = useActions<ImageRow, string>();
  return useCan()("container.create") ? newContainerHref(environment, { image: tags[0] ?? id }) : null;
};
