"use client";

import { useTranslations } from "next-intl";
import { Fact, Facts } from "#components/shared/resource-page/facts.tsx";
import { CopyText } from "#components/ui/copy-text.tsx";
import type { NetworkDetail } from "#lib/contracts/networks.ts";
import { visible } from "#lib/format/control-characters.ts";

/** Which addresses the network gives. */
export function SubnetFacts({ detail: { row, ipamDriver } }: { detail: NetworkDetail }) {
  const t = useTranslations("networks.overview");
  return (
    <Facts title={t("addresses")}>
      {row.subnets.length === 0 && <Fact name={t("subnet")}>{t("noSubnet")}</Fact>}
      {row.subnets.map(({ subnet, gateway, range }) => (
        <Subnet key={subnet} subnet={subnet} gateway={gateway} range={range} />
      ))}
      {ipamDriver !== "" && <Fact name={t("ipam")}>{visible(ipamDriver)}</Fact>}
    </Facts>
  );
}

function Subnet({ subnet, gateway, range }: NetworkDetail["row"]["subnets"][number]) {
  const t = useTranslations("networks.overview");
  return (
    <>
      <Fact name={t("subnet")}>
        <CopyText value={subnet} />
      </Fact>
      {gateway !== "" && (
        <Fact name={t("gateway")}>
          <CopyText value={gateway} />
        </Fact>
      )}
      {range !== "" && (
        <Fact name={t("range")}>
          <CopyText value={range} />
        </Fact>
      )}
    </>
  );
}
