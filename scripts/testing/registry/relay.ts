/**
 * A TCP relay that lets what comes back through at a set pace: `node relay.ts <from port> <to port> <bytes a second>`.
 * It runs in the network of the test engine, before a registry that would answer faster than anybody could look.
 */
import { connect, createServer, type Socket } from "node:net";

const [from = 0, to = 0, bytesPerSecond = 0] = process.argv.slice(2).map(Number);

const relay = (client: Socket): void => {
  const registry = connect(to, "127.0.0.1");
  client.pipe(registry);
  registry.on("data", (chunk: Buffer) => {
    registry.pause();
    client.write(chunk, () => setTimeout(() => registry.resume(), (chunk.length / bytesPerSecond) * 1000));
  });
  registry.on("end", () => client.end());
  // Either side may go away at any time; the other then learns it as from a registry itself.
  client.on("error", () => registry.destroy()).on("close", () => registry.destroy());
  registry.on("error", () => client.destroy());
};

createServer(relay).listen(from, "127.0.0.1");
