import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { liveQueryFor } from "#lib/client/live-cache.ts";
import { listOfPage } from "#lib/contracts/page-reads.ts";

/** A list that takes longer is waited for in sight, with its own page around it. */
const patienceMs = 150;

/**
 * Whether the page may be drawn. The list that the address names comes with the page (the server's `Link` header), so
 * that it is there within a moment: the page is drawn once with it, and not first without.
 */
export const useFirstList = (signedIn: boolean): boolean => {
  const client = useQueryClient();
  const [ready, setReady] = useState(false);
  useEffect(() => {
    if (!signedIn) return;
    const first = listOfPage(window.location.pathname);
    const go = () => setReady(true);
    if (first === null) return go();
    void client.prefetchQuery(liveQueryFor(first.list, { environment: first.environment })).then(go);
    const timer = setTimeout(go, patienceMs);
    return () => clearTimeout(timer);
  }, [client, signedIn]);
  return ready;
};
