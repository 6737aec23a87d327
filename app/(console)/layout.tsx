import type { ReactNode } from "react";
import { SessionGate } from "#components/features/session/session-gate.tsx";
import { ConsoleShell } from "#components/features/shell/console-shell.tsx";

export default function ConsoleLayout({ children }: { children: ReactNode }) {
  return (
    <SessionGate>
      <ConsoleShell>{children}</ConsoleShell>
    </SessionGate>
  );
}
