import { audit as auditContracts } from "#lib/contracts/audit.ts";
import type { Audit } from "../../audit/audit.ts";
import { type Route, routes } from "../../http/routes.ts";

export const createAuditRoutes = ({ audit }: { audit: Pick<Audit, "list"> }): Route[] =>
  routes(auditContracts, { list: ({ input }) => audit.list(input) });
