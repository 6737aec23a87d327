"use client";

import { IconTrash } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { Acts } from "#components/shared/actions/act.ts";
import { call } from "#lib/client/api-client.ts";
import { type NetworkRow, networks } from "#lib/contracts/networks.ts";
import { networkCommand } from "#lib/docker/network-cli.ts";
import { visible } from "#lib/format/control-characters.ts";

export type NetworkVerb = "remove";

/** What can be done to a network. One in use is not refused here: the dialog says who is connected. */
export const useNetworkActs = (environment: string): Acts<NetworkRow, NetworkVerb, object> => {
  const t = useTranslations("networks");
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
          access: networks.remove.access,
          danger: true,
          asks: true,
          refusal: (row) => (row.predefined ? t("predefinedHint") : null),
          perform: (row) => call(networks.remove, { environment, network: row.id }),
          cli: (rows) => networkCommand({ action: "remove", networks: rows.map(({ name }) => name) }),
        },
      },
    }),
    [t, environment],
  );
};
