"use client";

import { useTranslations } from "next-intl";
import type { UseColumn } from "#components/shared/used-by/uses-table.tsx";
import { CopyText } from "#components/ui/copy-text.tsx";
import type { NetworkUse } from "#lib/contracts/networks.ts";

/** A container's addresses in the network. */
export const useAddressColumns = (): readonly UseColumn<NetworkUse>[] => {
  const t = useTranslations("networks.page");
  const address = (head: string, width: string, of: (use: NetworkUse) => string): UseColumn<NetworkUse> => ({
    head,
    width,
    cell: (use) => (of(use) === "" ? null : <CopyText key={head} value={of(use)} />),
  });
  return [
    address(t("ip"), "18%", (use) => use.ip),
    address(t("ipv6"), "20%", (use) => use.ipv6),
    address(t("mac"), "", (use) => use.mac),
  ];
};
