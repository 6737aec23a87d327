"use client";

import { useQuery } from "@tanstack/react-query";
import { queryFor } from "#lib/client/query-client.ts";
import { session } from "#lib/contracts/session.ts";

/** Who is signed in. Looked at again when the reader comes back to the tab, for the session may have ended meanwhile. */
export const useSession = () =>
  useQuery({ ...queryFor(session.status, {}), staleTime: 30_000, refetchOnWindowFocus: true });
