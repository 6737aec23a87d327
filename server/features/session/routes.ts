import { type Account, session } from "#lib/contracts/session.ts";
import type { Auth } from "../../auth/auth.ts";
import { accountOf, type SignedIn } from "../../auth/reception.ts";
import { type Route, routes } from "../../http/routes.ts";

type Answer = { setCookie(cookie: string): void; by(username: string): void };

const welcome = ({ account, cookies }: SignedIn, answer: Answer): Account => {
  for (const cookie of cookies) answer.setCookie(cookie);
  answer.by(account.username);
  return account;
};

export const createSessionRoutes = ({ auth }: { auth: Auth }): Route[] =>
  routes(session, {
    status: async ({ cookie }) => {
      const current = await auth.authenticate(cookie);
      return { setupNeeded: auth.setupNeeded(), account: current ? accountOf(current) : null };
    },
    signIn: async ({ input, caller, answer }) => welcome(await auth.signIn({ ...input, caller }), answer),
    signOut: async ({ cookie, answer }) => {
      const { cookies } = await auth.signOut(cookie);
      for (const ended of cookies) answer.setCookie(ended);
      return {};
    },
    setup: async ({ input, caller, answer }) => welcome(await auth.setup({ ...input, caller }), answer),
    changePassword: async ({ input, cookie, caller, answer }) =>
      welcome(await auth.changePassword({ ...input, cookie, caller }), answer),
  });
