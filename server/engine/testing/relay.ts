import type { AddressInfo } from "node:net";
import { createConnection, createServer, type Server, type Socket } from "node:net";
import type { EngineAddress } from "../address.ts";

/**
 * A TCP relay to an engine's unix socket, with faults on demand. `freeze` stops passing bytes on the connections that
 * are open now, without closing them (new ones work); `hang` does so for all, new ones too; `thaw` undoes both; `end`
 * closes all politely, as a killed daemon does; `down` refuses connections until `up`.
 */
export const relayTo = async (socketPath: string) => {
  const pairs = new Set<[Socket, Socket]>();
  let isHanging = false;
  const join = (near: Socket) => {
    const far = createConnection(socketPath);
    const pair: [Socket, Socket] = [near, far];
    pairs.add(pair);
    for (const socket of pair) {
      socket.on("error", () => undefined);
      socket.once("close", () => {
        pairs.delete(pair);
        for (const other of pair) other.destroy();
      });
    }
    near.pipe(far);
    far.pipe(near);
    if (isHanging) stop(pair);
  };
  const stop = ([near, far]: [Socket, Socket]) => {
    near.unpipe(far);
    far.unpipe(near);
  };
  const listen = (port: number) =>
    new Promise<Server>((resolve) => {
      const server = createServer({ allowHalfOpen: true }, join);
      server.listen(port, "127.0.0.1", () => resolve(server));
    });
  let server = await listen(0);
  const { port } = server.address() as AddressInfo;
  const freeze = () => {
    for (const pair of pairs) stop(pair);
  };
  const drop = () => {
    for (const [near, far] of pairs) {
      near.destroy();
      far.destroy();
    }
  };
  return {
    address: { kind: "tcp", host: "127.0.0.1", port } satisfies EngineAddress,
    freeze,
    hang() {
      isHanging = true;
      freeze();
    },
    thaw() {
      isHanging = false;
      for (const [near, far] of pairs) {
        near.pipe(far);
        far.pipe(near);
      }
    },
    end() {
      for (const [near] of pairs) near.end();
    },
    reset() {
      for (const [near] of pairs) near.resetAndDestroy();
    },
    async down() {
      const closed = new Promise((resolve) => server.close(resolve));
      drop();
      await closed;
    },
    async up() {
      server = await listen(port);
    },
    async [Symbol.asyncDispose]() {
      const closed = new Promise((resolve) => server.close(resolve));
      drop();
      await closed;
    },
  };
};
