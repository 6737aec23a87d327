import { hostileEngine, json } from "../engine/testing/hostile-engine.ts";
import { startTestPanel, type TestPanel } from "./test-panel.ts";

/** By method and path (`DELETE /volumes/a`, without query): status and body, or "break" for a connection that breaks. */
export type Script = Record<string, readonly [status: number, body: unknown] | "break">;

const nothing: Script = {
  "GET /containers/json": [200, []],
  "GET /images/json": [200, []],
  "GET /networks": [200, []],
  "GET /volumes": [200, { Volumes: [], Warnings: [] }],
};

/** A panel before an engine that answers by a script: for what comes between two steps, which no engine does on demand. */
export const startScriptedPanel = async (
  script: Script,
): Promise<AsyncDisposable & { panel: TestPanel; changes(): string[]; requests: readonly string[] }> => {
  const answers: Script = { ...nothing, ...script };
  const engine = await hostileEngine({
    answer: (request, response) => {
      const path = (request.url ?? "").replace(/^\/v[\d.]+/, "").split("?", 1)[0];
      const answer = answers[`${request.method} ${path}`] ?? [404, { message: "there is nothing here" }];
      if (path === "/_ping")
        response.writeHead(200, { "content-type": "text/plain", "api-version": "1.45" }).end("OK");
      else if (path === "/events")
        response.writeHead(200, { "content-type": "application/json" }).flushHeaders();
      else if (answer === "break") request.socket.destroy();
      else if (answer[0] === 204) response.writeHead(204).end();
      else json(answer[1], answer[0])(request, response);
    },
  });
  const panel = await startTestPanel("", {
    DOCKER_HOST: `tcp://${engine.address.host}:${engine.address.port}`,
  });
  return {
    panel,
    requests: engine.requests,
    changes: () =>
      engine.requests
        .filter((line) => !/^(GET|HEAD) /.test(line))
        .map((line) => line.replace(/\/v[\d.]+(?=\/)/, "")),
    async [Symbol.asyncDispose]() {
      await panel.close();
      await engine[Symbol.asyncDispose]();
    },
  };
};
