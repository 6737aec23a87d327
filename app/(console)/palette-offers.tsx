"use client";

import { AuditCommands } from "#components/features/audit/audit-commands.tsx";
import { ContainerCommands } from "#components/features/containers/container-commands.tsx";
import { DiskCommands } from "#components/features/dashboard/disk-commands.tsx";
import { ImageCommands } from "#components/features/images/image-commands.tsx";
import { NetworkCommands } from "#components/features/networks/network-commands.tsx";
import { CommandPalette } from "#components/features/palette/command-palette.tsx";
import { ConsoleCommands } from "#components/features/shell/console-commands.tsx";
import { useCurrentEnvironment } from "#components/features/shell/use-current-environment.ts";
import { UserCommands } from "#components/features/users/user-commands.tsx";
import { VolumeCommands } from "#components/features/volumes/volume-commands.tsx";

/** What the palette has to offer. A new noun is one more line here. */
export function PaletteOffers() {
  const { current } = useCurrentEnvironment();
  return (
    <CommandPalette>
      <ConsoleCommands environment={current} />
      {current && (
        <>
          <DiskCommands environment={current.id} />
          <ContainerCommands environment={current.id} />
          <ImageCommands environment={current.id} />
          <VolumeCommands environment={current.id} />
          <NetworkCommands environment={current.id} />
        </>
      )}
      <UserCommands />
      <AuditCommands />
    </CommandPalette>
  );
}
