"use client";

import { type QueryClient, useQuery } from "@tanstack/react-query";
import { queryFor, queryKey } from "#lib/client/query-client.ts";
import { users } from "#lib/contracts/users.ts";

/** All users. They change seldom and by other people: looked at again when the reader comes back to the tab. */
export const useUsers = () =>
  useQuery({ ...queryFor(users.list, {}), refetchOnWindowFocus: true, refetchOnMount: "always" });

/** Reads the users anew; resolves when the list shows them. */
export const refreshUsers = (client: QueryClient): Promise<void> =>
  client.invalidateQueries({ queryKey: queryKey(users.list, {}) });
