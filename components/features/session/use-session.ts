"use client";

import { useQuery } from "@tanstack/react-query";
import { queryFor } from "#lib/client/query-client.ts";
import { session } from "#lib/contracts/session.ts";

/** While the socket is away it may be for the session's end, which nobody else would tell. */
const lostMs = 3_000;

/** Who is signed in. Looked at again when the reader comes back to the tab, for the session may have ended meanwhile. */
export const useSession = ({ socketLost = false } = {}) =>
  useQuery({
    ...queryFor(session.status, {}),
    staleTime: 30_000,
    refetchOnWindowFocus: true,
    refetchInterval: socketLost ? lostMs : false,
  });
