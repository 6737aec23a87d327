"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCan } from "#components/shared/account/account-context.tsx";
import { call } from "#lib/client/api-client.ts";
import { queryFor, queryKey } from "#lib/client/query-client.ts";
import { system } from "#lib/contracts/system.ts";

/**
 * What the volumes take on the disk, by name, in bytes: the last figures, if there are any. To measure makes the engine
 * walk through all of them, so it is done when somebody asks.
 */
export const useSizes = (environment: string) => {
  const client = useQueryClient();
  const allowed = useCan()(system.diskUse.access);
  const { data } = useQuery({ ...queryFor(system.diskUse, { environment }), enabled: allowed });
  const measure = useMutation({
    mutationFn: () => call(system.diskUse, { environment, measure: true }),
    onSuccess: (use) => client.setQueryData(queryKey(system.diskUse, { environment }), use),
  });
  return { allowed, sizes: data?.volumes, measure };
};
