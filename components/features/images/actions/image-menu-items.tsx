"use client";

import { Menu } from "@mantine/core";
import { ActItem, RoleNote } from "#components/shared/actions/act-item.tsx";
import { CopyItems } from "#components/shared/actions/copy-items.tsx";
import type { ImageRow } from "#lib/contracts/images.ts";
import { dockerImageCommand } from "#lib/docker/image-cli.ts";
import { shortId } from "#lib/docker/names.ts";
import type { ImageVerb } from "./image-acts.ts";
import { PullAgainItem } from "./pull-again-item.tsx";
import { RunItem } from "./run-item.tsx";

/** Everything that can be done to an image, as lines of a menu. */
export function ImageMenuItems({ row }: { row: ImageRow }) {
  return (
    <>
      <RoleNote row={row} />
      <RunItem row={row} />
      <PullAgainItem row={row} />
      <ActItem<ImageVerb> verb="remove" row={row} />
      <Menu.Divider />
      <CopyItems commands={commandsOf(row)} id={row.id} />
    </>
  );
}

const commandsOf = ({ id, tags }: ImageRow): string[] => {
  const image = tags[0] ?? shortId(id);
  return [
    dockerImageCommand({ action: "inspect", image }),
    dockerImageCommand({ action: "history", image }),
    dockerImageCommand({ action: "remove", images: tags.length > 0 ? tags : [image] }),
    ...(tags[0] === undefined ? [] : [dockerImageCommand({ action: "pull", reference: tags[0] })]),
  ];
};
