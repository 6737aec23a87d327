import { headers } from "next/headers";

/** The nonce under which this page's inline scripts may run. The server puts its policy on the request for us. */
export const pageNonce = async (): Promise<string | undefined> => {
  const policy = (await headers()).get("content-security-policy");
  return policy?.match(/'nonce-([^']+)'/)?.[1];
};
