"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { useNotify } from "#components/shared/errors/use-notify.tsx";
import { call } from "#lib/client/api-client.ts";
import { queryFor, queryKey } from "#lib/client/query-client.ts";
import type { InputOf } from "#lib/contracts/contract.ts";
import { type SavedCommand, savedCommands } from "#lib/contracts/saved-commands.ts";
import { isImageLike } from "#lib/docker/image-match.ts";

const key = queryKey(savedCommands.list, {});

/** The saved commands that one sees. */
export const useSavedCommands = (enabled = true) =>
  useQuery({ ...queryFor(savedCommands.list, {}), enabled });

/** Those for a container's image first, then those for any; those for other images are left out. */
export const forImage = (commands: readonly SavedCommand[], image: string): SavedCommand[] => {
  const fits = (one: SavedCommand) => one.image !== null && isImageLike(image, one.image);
  return [...commands.filter(fits), ...commands.filter((one) => one.image === null)];
};

export type Saving = InputOf<(typeof savedCommands)["create"]>;

/** Saves a new command, or changes `id`; rejects with why not. */
export const useSave = (): ((saving: Saving, id: string | null) => Promise<void>) => {
  const client = useQueryClient();
  return useCallback(
    async (saving, id) => {
      if (id === null) await call(savedCommands.create, saving);
      else await call(savedCommands.update, { ...saving, saved: id });
      await client.invalidateQueries({ queryKey: key });
    },
    [client],
  );
};

/** Removes a command for good. */
export const useRemoveSaved = (): ((command: SavedCommand) => Promise<void>) => {
  const client = useQueryClient();
  const t = useTranslations("terminals.saved");
  const notify = useNotify();
  return useCallback(
    async ({ id, name }) => {
      try {
        await call(savedCommands.remove, { saved: id });
      } catch (error) {
        notify.failed(error, { action: t("remove"), target: name });
      }
      await client.invalidateQueries({ queryKey: key });
    },
    [client, t, notify],
  );
};
