import { QueryClient, queryOptions } from "@tanstack/react-query";
import type { InputOf, OutputOf, Query } from "../contracts/contract.ts";
import type { CodedError } from "../errors/coded-error.ts";
import { call } from "./api-client.ts";

/** Failures that another try can mend; all others are answers. */
const worthRetrying: ReadonlySet<string> = new Set([
  "panel_unreachable",
  "engine_unreachable",
  "engine_timeout",
]);

/** The browser's one cache. Live data is kept current by its channel, so nothing refetches by itself. */
export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        refetchOnWindowFocus: false,
        retry: (count, error) => count < 2 && worthRetrying.has((error as CodedError).code),
      },
      mutations: { retry: false },
    },
  });

/** The cache's key of a read: its path's shape, then its input. */
export const queryKey = <C extends Query>(contract: C, input: InputOf<C>) => [contract.path, input] as const;

/** TanStack Query's options for a read, typed by its contract. */
export const queryFor = <C extends Query>(contract: C, input: InputOf<C>) =>
  queryOptions<OutputOf<C>, CodedError>({
    queryKey: queryKey(contract, input),
    queryFn: ({ signal }) => call(contract, input, { signal }),
  });
