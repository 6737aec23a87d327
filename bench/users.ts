import type { Role } from "#lib/contracts/permissions.ts";
import type { PanelProcess } from "../scripts/testing/panel-process.ts";
import { signInCookie } from "./sign-in.ts";

/** One more user, a viewer if nothing else is said, made by the administrator and signed in with a password of their own; gives the `cookie` header. */
export const addUser = async (
  panel: PanelProcess,
  adminCookie: string,
  username: string,
  role: Role = "viewer",
): Promise<string> => {
  const send = async (method: string, path: string, cookie: string, body: object) => {
    const headers = { "content-type": "application/json", origin: panel.url, cookie };
    const answer = await fetch(`${panel.url}/api${path}`, { method, headers, body: JSON.stringify(body) });
    if (!answer.ok)
      throw new Error(`${method} ${path} was answered ${answer.status}: ${await answer.text()}`);
    return answer;
  };
  const created = await send("POST", "/users", adminCookie, { username, role });
  const { oneTimePassword } = (await created.json()) as { oneTimePassword: string };
  const next = "a viewer for the measuring";
  const first = await signInCookie({ ...panel, administrator: { username, password: oneTimePassword } });
  await send("PUT", "/session/password", first, { current: oneTimePassword, next });
  return signInCookie({ ...panel, administrator: { username, password: next } });
};
