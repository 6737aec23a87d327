import { CodedError, isCodedError } from "#lib/errors/coded-error.ts";
import type { Caller } from "../http/call.ts";
import { addressHeader } from "./library.ts";

/** Where a sign-in comes from; the session keeps it. */
export type SignInCaller = Pick<Caller, "address" | "userAgent">;

/** The headers under which the library looks for what it needs of a request. */
export const headersOf = (caller: SignInCaller, cookieHeader?: string): Headers => {
  const headers = new Headers({ [addressHeader]: caller.address, "user-agent": caller.userAgent });
  if (cookieHeader !== undefined) headers.set("cookie", cookieHeader);
  return headers;
};

/** The one answer to every way of being wrong: an unknown name, an impossible one, a wrong password. */
export const credentialsWrong = () =>
  new CodedError("credentials_wrong", "The user name or the password is wrong");

/** Waits for the library's answer and turns its refusal of what was sent (a 4xx status) into `credentials_wrong`. */
export const refusedAsWrong = async <T>(answer: Promise<T>): Promise<T> => {
  try {
    return await answer;
  } catch (error) {
    if (isCodedError(error) || !isRefusal(error)) throw error;
    throw credentialsWrong();
  }
};

const isRefusal = (error: unknown): boolean => {
  const status = error instanceof Error ? (error as { statusCode?: unknown }).statusCode : undefined;
  return typeof status === "number" && status >= 400 && status < 500;
};
