import { Agent, request } from "node:http";

export type EngineAnswer = { readonly status: number; readonly body: unknown };

/**
 * A client of an engine that shares nothing with the panel's: plain HTTP on its socket. Any status is an answer; status
 * 0 is an engine that is not there or went away meanwhile.
 */
export const engineHand = (socketPath: string) => {
  const agent = new Agent({ keepAlive: true });
  const call = (method: string, path: string, body?: object): Promise<EngineAnswer> =>
    new Promise((resolve) => {
      const text = body === undefined ? "" : JSON.stringify(body);
      const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(text) };
      const gone = () => resolve({ status: 0, body: null });
      request({ agent, socketPath, method, path: `/v1.41${path}`, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.once("error", gone);
        response.once("end", () => {
          resolve({ status: response.statusCode ?? 0, body: parsed(Buffer.concat(chunks).toString()) });
        });
      })
        .once("error", gone)
        .end(text);
    });
  return { call, close: () => agent.destroy() };
};
export type EngineHand = ReturnType<typeof engineHand>;

const parsed = (text: string): unknown => (/^[[{]/.test(text) ? JSON.parse(text) : text);
