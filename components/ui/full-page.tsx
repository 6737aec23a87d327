"use client";

import { Center } from "@mantine/core";
import type { ReactNode } from "react";

/** A page without the shell around it, its content in the middle. */
export function FullPage({ children }: { children: ReactNode }) {
  return (
    <Center component="main" mih="100dvh" p="md">
      {children}
    </Center>
  );
}
