"use client";

import { useQuery } from "@tanstack/react-query";
import { useCan } from "#components/shared/account/account-context.tsx";
import { queryFor } from "#lib/client/query-client.ts";
import { system } from "#lib/contracts/system.ts";

/** What the volumes take on the disk, by name, in bytes: the last figures, if there are any. */
export const useSizes = (environment: string) => {
  const allowed = useCan()(system.diskUse.access);
  const { data } = useQuery({ ...queryFor(system.diskUse, { environment }), enabled: allowed });
  return { allowed, sizes: data?.volumes };
};
