import { contracts } from "#lib/contracts/index.ts";
import { type Route, routes } from "../../http/routes.ts";
import { judgeContainer } from "./host-power.ts";
import { findShells } from "./shells.ts";
import type { Terminals } from "./terminals.ts";

/** A user's own terminals over HTTP. */
export const createTerminalRoutes = ({ terminals }: { terminals: Terminals }): Route[] =>
  routes(contracts.terminals, {
    choices: async ({ engine, actor, input }) => {
      const { inspect } = await judgeContainer(engine, actor, input.container);
      const { User, WorkingDir } = inspect.Config;
      const shells = await findShells(engine, inspect.Id);
      return { shells, user: User ?? "", workingDir: WorkingDir ?? "" };
    },
    list: ({ actor }) => terminals.list(actor.userId),
    close: async ({ actor, input }) => {
      await terminals.end(actor.userId, input.session);
      return { id: input.session };
    },
  });
