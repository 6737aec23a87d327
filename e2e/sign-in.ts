import type { APIRequestContext } from "@playwright/test";

/** Signs in as the console does, so that the context holds the session's cookie. Throws if it is refused. */
export async function signIn(
  request: APIRequestContext,
  url: string,
  account: { readonly username: string; readonly password: string },
): Promise<void> {
  const answer = await request.post(`${url}/api/session`, { data: account, headers: { Origin: url } });
  if (!answer.ok()) throw new Error(`Signing in was answered ${answer.status()}: ${await answer.text()}`);
}
