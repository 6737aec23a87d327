"use client";

import { IconTrash } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { Acts } from "#components/shared/actions/act.ts";
import { call } from "#lib/client/api-client.ts";
import { type VolumeRow, volumes } from "#lib/contracts/volumes.ts";
import { volumeCommand } from "#lib/docker/volume-cli.ts";
import { visible } from "#lib/format/control-characters.ts";

export type VolumeVerb = "remove";
export type VolumeOptions = { force?: boolean | undefined };

/** What can be done to a volume. One in use is not refused here: the dialog says who holds it. */
export const useVolumeActs = (environment: string): Acts<VolumeRow, VolumeVerb, VolumeOptions> => {
  const t = useTranslations("volumes");
  return useMemo(
    () => ({
      nameOf: (row) => row.name,
      verbs: {
        remove: {
          word: t("verbs.remove"),
          menuWord: t("verbs.removeDots"),
          doing: t("pending.remove"),
          done: (name) => t("done.remove", { name: visible(name) }),
          Icon: IconTrash,
          access: volumes.remove.access,
          danger: true,
          asks: true,
          refusal: (row) => (row.self ? t("selfHint") : null),
          perform: (row, options) => call(volumes.remove, { environment, volume: row.name, ...options }),
          cli: (rows, { force }) =>
            volumeCommand({ action: "remove", volumes: rows.map(({ name }) => name), force }),
        },
      },
    }),
    [t, environment],
  );
};
