"use client";

import { useDisclosure } from "@mantine/hooks";
import dynamic from "next/dynamic";
import { type ReactNode, useMemo, useState } from "react";
import { pulls } from "#lib/contracts/pulls.ts";
import { useCan } from "../account/account-context.tsx";
import { PullsContext } from "./pulls-context.ts";
import { useEndedNotices } from "./use-ended-notices.tsx";

const PullsDrawer = dynamic(() => import("./pulls-drawer.tsx").then((module) => module.PullsDrawer), {
  ssr: false,
});

type Props = { environment: string | undefined; children: ReactNode };

/** Gives every page the panel of pulls, and says when one ends that the reader started. */
export function PullsProvider({ environment, children }: Props) {
  const [opened, drawer] = useDisclosure(false);
  const [wanted, setWanted] = useState(false);
  if (opened && !wanted) setWanted(true);
  const can = useCan();
  const panel = useMemo(() => ({ open: drawer.open }), [drawer.open]);
  return (
    <PullsContext value={panel}>
      {children}
      {environment !== undefined && can(pulls.list.access) && (
        <>
          <EndedNotices environment={environment} quiet={opened} />
          {wanted && <PullsDrawer environment={environment} opened={opened} onClose={drawer.close} />}
        </>
      )}
    </PullsContext>
  );
}

function EndedNotices(props: { environment: string; quiet: boolean }) {
  useEndedNotices(props);
  return null;
}
