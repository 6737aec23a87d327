import type { ReactNode } from "react";
import { SessionGate } from "#components/features/session/session-gate.tsx";
import { ConsoleShell } from "#components/features/shell/console-shell.tsx";
import { ExitWatchProvider } from "#components/shared/exit-watch/exit-watch-provider.tsx";
import { PaletteProvider } from "#components/shared/palette/palette-context.tsx";
import { ConsolePalette } from "./console-palette.tsx";

export default function ConsoleLayout({ children }: { children: ReactNode }) {
  return (
    <SessionGate>
      <ExitWatchProvider>
        <PaletteProvider>
          <ConsoleShell palette={<ConsolePalette />}>{children}</ConsoleShell>
        </PaletteProvider>
      </ExitWatchProvider>
    </SessionGate>
  );
}
