import { account } from "#lib/contracts/account.ts";
import type { OwnSessions } from "../../auth/own-sessions.ts";
import { type Route, routes } from "../../http/routes.ts";

export const createAccountRoutes = ({ auth }: { auth: OwnSessions }): Route[] =>
  routes(account, {
    sessions: ({ actor }) =>
      auth.sessionsOf(actor.userId).map((one) => ({ ...one, current: one.id === actor.sessionId })),
    endSession: ({ actor, input }) => {
      auth.endSessionOf(actor.userId, input.session);
      return {};
    },
    endOtherSessions: ({ actor }) => ({ ended: auth.endOtherSessionsOf(actor.userId, actor.sessionId) }),
  });
