"use client";

import { useIsMutating, useMutation, useQueryClient } from "@tanstack/react-query";
import { call } from "#lib/client/api-client.ts";
import { queryKey } from "#lib/client/query-client.ts";
import { system } from "#lib/contracts/system.ts";
import { useNotify } from "../errors/use-notify.tsx";

/**
 * Has the engine measure what it takes on the disk, for all who show it. It walks through everything, so it is done when
 * somebody asks. `measuring` is true wherever it was asked for. `action` names it where it fails.
 */
export const useMeasure = (environment: string, action: string) => {
  const client = useQueryClient();
  const notify = useNotify();
  const mutationKey = ["measure", environment];
  const { mutate } = useMutation({
    mutationKey,
    mutationFn: () => call(system.diskUse, { environment, measure: true }),
    onSuccess: (use) => client.setQueryData(queryKey(system.diskUse, { environment }), use),
    onError: (error) => notify.failed(error, { action }),
  });
  return { measuring: useIsMutating({ mutationKey }) > 0, measure: () => mutate() };
};
