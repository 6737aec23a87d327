"use client";

import { IconBraces, IconTable } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useCan } from "#components/shared/account/account-context.tsx";
import { type Command, commandGroup } from "#components/shared/palette/command-group.ts";
import { usePaletteGroup } from "#components/shared/palette/use-palette-group.ts";
import { hrefOf } from "#lib/client/api-client.ts";
import { audit } from "#lib/contracts/audit.ts";

const kinds = [
  { format: "csv", label: "auditCsv", Icon: IconTable },
  { format: "jsonl", label: "auditJsonl", Icon: IconBraces },
] as const;

/** The audit log in the palette: the whole of it, saved as a file. Its page is among the pages. */
export function AuditCommands() {
  const t = useTranslations();
  const can = useCan();
  const commands = kinds.map(
    ({ format, label, Icon }): Command => ({
      key: `export audit ${format}`,
      label: t(`palette.commands.${label}`),
      words: `export audit log ${format}`,
      Icon,
      // The answer is an attachment: the page stays.
      run: () => window.location.assign(hrefOf(audit.export, { format })),
    }),
  );
  usePaletteGroup(
    commandGroup(
      { id: "audit", title: t("audit.title"), order: 60, unasked: false },
      can(audit.export.access) ? commands : [],
    ),
  );
  return null;
}
