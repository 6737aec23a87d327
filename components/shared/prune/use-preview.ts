"use client";

import { useQuery } from "@tanstack/react-query";
import { queryFor } from "#lib/client/query-client.ts";
import type { InputOf, Query } from "#lib/contracts/contract.ts";

/** What a prune would take now: read anew whenever somebody is about to confirm it. */
export const usePreview = <C extends Query>(contract: C, input: InputOf<C>) =>
  useQuery({ ...queryFor(contract, input), staleTime: 0, gcTime: 0 });
