"use client";

import { Menu } from "@mantine/core";
import { ActItem, RoleNote } from "#components/shared/actions/act-item.tsx";
import { CopyItems } from "#components/shared/actions/copy-items.tsx";
import type { VolumeRow } from "#lib/contracts/volumes.ts";
import { volumeCommand } from "#lib/docker/volume-cli.ts";
import type { VolumeVerb } from "./volume-acts.ts";

/** Everything that can be done to a volume, as lines of a menu. */
export function VolumeMenuItems({ row }: { row: VolumeRow }) {
  return (
    <>
      <RoleNote row={row} />
      <ActItem<VolumeVerb> verb="remove" row={row} />
      <Menu.Divider />
      <CopyItems
        commands={[
          volumeCommand({ action: "inspect", volumes: [row.name] }),
          volumeCommand({ action: "remove", volumes: [row.name] }),
        ]}
        id={row.name}
      />
    </>
  );
}
