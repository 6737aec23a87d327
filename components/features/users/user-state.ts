import type { UserRow } from "#lib/contracts/users.ts";

export const userStates = ["active", "invited", "disabled"] as const;
export type UserState = (typeof userStates)[number];

/** What of somebody's state matters most: that they are kept out, or that they have no password of their own yet. */
export const userState = ({
  disabled,
  mustChangePassword,
}: Pick<UserRow, "disabled" | "mustChangePassword">): UserState => {
  if (disabled) return "disabled";
  return mustChangePassword ? "invited" : "active";
};
