"use client";

import { Menu } from "@mantine/core";
import { IconBraces, IconTable } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { hrefOf } from "#lib/client/api-client.ts";
import { type AuditFilter, audit } from "#lib/contracts/audit.ts";

/** The kinds of file that the filtered log can be saved as. */
export function ExportItems({ filter }: { filter: AuditFilter }) {
  const t = useTranslations("audit");
  return (
    <>
      <Menu.Label>{t("exportHint")}</Menu.Label>
      <Menu.Item
        component="a"
        href={hrefOf(audit.export, { ...filter, format: "csv" })}
        download
        leftSection={<IconTable size={15} stroke={1.75} aria-hidden />}
      >
        {t("exportCsv")}
      </Menu.Item>
      <Menu.Item
        component="a"
        href={hrefOf(audit.export, { ...filter, format: "jsonl" })}
        download
        leftSection={<IconBraces size={15} stroke={1.75} aria-hidden />}
      >
        {t("exportJsonl")}
      </Menu.Item>
    </>
  );
}
