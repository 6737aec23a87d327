import { contracts } from "#lib/contracts/index.ts";
import { type Route, routes } from "../../http/routes.ts";
import type { Terminals } from "./terminals.ts";

/** A user's own terminals over HTTP. */
export const createTerminalRoutes = ({ terminals }: { terminals: Terminals }): Route[] =>
  routes(contracts.terminals, {
    list: ({ actor }) => terminals.list(actor.userId),
    close: async ({ actor, input }) => {
      await terminals.end(actor.userId, input.session);
      return { id: input.session };
    },
  });
