"use client";

import { createContext, useContext } from "react";
import type { Access } from "#lib/contracts/contract.ts";
import type { Permission } from "#lib/contracts/permissions.ts";
import type { Account } from "#lib/contracts/session.ts";

/** Who is signed in. Provided by the session gate: below it there is always somebody. */
export const AccountContext = createContext<Account | null>(null);

/** The account that is signed in. */
export const useAccount = (): Account => {
  const account = useContext(AccountContext);
  if (!account) throw new Error("useAccount needs a session gate above it");
  return account;
};

/** What is open to whoever is signed in. */
const isOpenDoor = (access: Access): access is Exclude<Access, Permission> =>
  access === "public" || access === "any-session" || access === "signed-in";

/** Whether the account may do what a contract asks for. It only decides what is shown; the server decides for real. */
export const useCan = (): ((access: Access) => boolean) => {
  const { permissions } = useAccount();
  return (access) => isOpenDoor(access) || permissions.includes(access);
};
