"use client";

import { Menu } from "@mantine/core";
import { ActItem, RoleNote } from "#components/shared/actions/act-item.tsx";
import { CopyItems } from "#components/shared/actions/copy-items.tsx";
import type { NetworkRow } from "#lib/contracts/networks.ts";
import { networkCommand } from "#lib/docker/network-cli.ts";
import type { NetworkVerb } from "./network-acts.ts";

/** Everything that can be done to a network, as lines of a menu. */
export function NetworkMenuItems({ row }: { row: NetworkRow }) {
  return (
    <>
      <RoleNote row={row} />
      <ActItem<NetworkVerb> verb="remove" row={row} />
      <Menu.Divider />
      <CopyItems
        commands={[
          networkCommand({ action: "inspect", networks: [row.name] }),
          ...(row.predefined ? [] : [networkCommand({ action: "remove", networks: [row.name] })]),
        ]}
        id={row.id}
      />
    </>
  );
}
