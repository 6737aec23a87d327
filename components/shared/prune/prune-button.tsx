"use client";

import { Button } from "@mantine/core";
import { IconEraser } from "@tabler/icons-react";
import { type ComponentType, useState } from "react";
import type { Access } from "#lib/contracts/contract.ts";
import { useCan } from "../account/account-context.tsx";

type DialogProps = { environment: string; onClose(): void };

type Props = {
  environment: string;
  label: string;
  access: Access;
  /** Shows what would go, and does it. Load it by `next/dynamic`. */
  Dialog: ComponentType<DialogProps>;
};

/** Removes what nobody uses, after showing it. */
export function PruneButton({ environment, label, access, Dialog }: Props) {
  const [opened, setOpened] = useState(false);
  if (!useCan()(access)) return null;
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconEraser size={15} stroke={1.75} aria-hidden />}
        onClick={() => setOpened(true)}
      >
        {label}
      </Button>
      {opened && <Dialog environment={environment} onClose={() => setOpened(false)} />}
    </>
  );
}
