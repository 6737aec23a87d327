import type { PanelProcess } from "../scripts/testing/panel-process.ts";

/** Signs in as the administrator of a panel that was started for measuring; resolves to the `cookie` header. */
export const signInCookie = async ({ url, administrator }: PanelProcess): Promise<string> => {
  const answer = await fetch(`${url}/api/session`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url },
    body: JSON.stringify(administrator),
  });
  if (!answer.ok) throw new Error(`signing in was answered ${answer.status}`);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";", 1)[0])
    .join("; ");
};
