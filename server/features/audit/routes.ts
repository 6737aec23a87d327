import { audit as auditContracts } from "#lib/contracts/audit.ts";
import type { Audit } from "../../audit/audit.ts";
import { exportActs } from "../../audit/export-acts.ts";
import { type Route, routes } from "../../http/routes.ts";
import { StreamedText } from "../../http/streamed-text.ts";

const mediaTypes = { csv: "text/csv", jsonl: "application/jsonl" } as const;

export const createAuditRoutes = ({ audit }: { audit: Pick<Audit, "list" | "acts"> }): Route[] =>
  routes(auditContracts, {
    list: ({ input }) => audit.list(input),
    acts: ({ input: { before, limit, ...filter } }) => audit.acts(filter, { before, limit }),
    export: ({ input: { format, ...filter } }) =>
      new StreamedText(exportActs(audit.acts, filter, format), {
        mediaType: mediaTypes[format],
        fileName: `audit-${new Date().toISOString().slice(0, 10)}.${format}`,
      }),
  });
