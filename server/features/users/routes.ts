import { type UserRow, users } from "#lib/contracts/users.ts";
import { CodedError } from "#lib/errors/coded-error.ts";
import type { Accounts } from "../../auth/accounts.ts";
import type { Database } from "../../db/client.ts";
import { findUserByName, type UserRow as StoredUser, selectUsers } from "../../db/users.ts";
import type { Actor } from "../../http/call.ts";
import { type Route, routes } from "../../http/routes.ts";

type Parts = { auth: Omit<Accounts, "createUser">; db: Database };

export const createUserRoutes = ({ auth, db }: Parts): Route[] => {
  const find = (username: string): StoredUser => {
    const user = findUserByName(db, username.toLowerCase());
    if (!user) throw new CodedError("not_found", "There is no such user");
    return user;
  };
  const show = (username: string): UserRow => toUserRow(find(username));
  /** Finds somebody to act on: anybody but oneself, so that nobody locks themself out by a slip. */
  const other = (username: string, actor: Actor): string => {
    const { id } = find(username);
    if (id === actor.userId) throw new CodedError("own_account", "Another administrator must do this to you");
    return id;
  };

  return routes(users, {
    list: () => selectUsers(db).map(toUserRow),
    create: async ({ input, signal }) => {
      const { oneTimePassword } = await auth.inviteUser(input, signal);
      return { user: show(input.username), oneTimePassword };
    },
    setRole: ({ input: { username, role }, actor }) => {
      auth.setRole(other(username, actor), role);
      return show(username);
    },
    disable: ({ input: { username }, actor }) => {
      auth.setDisabled(other(username, actor), true);
      return show(username);
    },
    enable: ({ input: { username }, actor }) => {
      auth.setDisabled(other(username, actor), false);
      return show(username);
    },
    resetPassword: async ({ input: { username }, actor, signal }) => {
      const { oneTimePassword } = await auth.resetPassword(other(username, actor), signal);
      return { user: show(username), oneTimePassword };
    },
    signOut: ({ input: { username }, actor }) => ({ ended: auth.signOutUser(other(username, actor)) }),
    remove: ({ input: { username }, actor }) => {
      auth.deleteUser(other(username, actor));
      return {};
    },
  });
};

const toUserRow = (user: StoredUser): UserRow => ({
  id: user.id,
  username: user.username,
  role: user.role,
  disabled: user.disabled === 1,
  mustChangePassword: user.mustChangePassword === 1,
  createdAt: Date.parse(user.createdAt),
  lastSignInAt: user.lastSignInAt,
  openSessions: user.openSessions ?? 0,
});
