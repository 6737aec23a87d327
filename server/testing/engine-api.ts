import { request } from "node:http";

/** A bare call of the engine's API on its socket: a second client, which shares no code with the one under test. */
export const engineCall = (
  method: string,
  path: string,
  body?: object,
): Promise<{ status: number; body: unknown }> =>
  new Promise((resolve, reject) => {
    const text = body ? JSON.stringify(body) : "";
    const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(text) };
    const call = request(
      { socketPath: process.env.QUAYSIDE_TEST_ENGINE, method, path, headers },
      async (response) => {
        let answer = "";
        for await (const chunk of response) answer += String(chunk);
        resolve({ status: response.statusCode ?? 0, body: answer === "" ? null : JSON.parse(answer) });
      },
    );
    call.on("error", reject).end(text);
  });

const testImage = "quayside/busybox:1";

/** Creates a container (and starts it) by the bare API; `settings` are the engine's own fields. Resolves to its id. */
export const makeContainer = async (
  name: string,
  { start = false, ...settings }: { start?: boolean; [field: string]: unknown } = {},
): Promise<string> => {
  const created = await engineCall("POST", `/containers/create?name=${name}`, {
    Image: testImage,
    Cmd: ["sleep", "600"],
    StopTimeout: 0,
    ...settings,
  });
  if (created.status !== 201) throw new Error(`could not create ${name}: ${JSON.stringify(created.body)}`);
  const { Id: id } = created.body as { Id: string };
  if (start) await engineCall("POST", `/containers/${id}/start`);
  return id;
};

export const removeContainer = (id: string): Promise<unknown> =>
  engineCall("DELETE", `/containers/${id}?force=1&v=1`);
