"use client";

import { usePathname } from "next/navigation";
import { useCallback } from "react";

/** Shows a path of the container in its files, which is another part of the same page. */
export const useOpenFile = (): ((path: string) => void) => {
  const pathname = usePathname();
  return useCallback(
    (path) => {
      // The parts of a page read the address; a new entry lets the reader come back.
      window.history.pushState(null, "", `${pathname}?${new URLSearchParams({ tab: "files", path })}`);
    },
    [pathname],
  );
};
