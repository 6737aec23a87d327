import { expect, test } from "vitest";
import { emptySpec } from "../spec/empty.ts";
import { composeToSpec } from "./from-compose.ts";
import { composeLosses, specToCompose } from "./to-compose.ts";

test("a service as people write it", () => {
  const { spec, problems } = composeToSpec(`
services:
  web:
    image: nginx:1.27
    command: sh -c "echo $$HOME"
    ports: ["8083:80", "127.0.0.1:9000:9000/udp"]
    environment:
      A: 1
      B:
    volumes:
      - data:/data:ro
      - { type: bind, source: /srv, target: /srv, read_only: true }
    networks: { front: { aliases: [www] } }
    restart: on-failure:6
    healthcheck: { test: "curl -f x", interval: 1m30s, retries: 3 }
    deploy: { resources: { reservations: { devices: [{ capabilities: [gpu] }] } } }
volumes: { data: { name: shop_data } }
`);
  expect(problems).toEqual([]);
  expect(spec).toMatchObject({
    image: "nginx:1.27",
    command: ["sh", "-c", "echo $HOME"],
    publish: [{ hostPort: "8083" }, { hostIp: "127.0.0.1", protocol: "udp" }],
    env: [
      { name: "A", value: "1" },
      { name: "B", value: null },
    ],
    volumes: [{ source: "shop_data", target: "/data", mode: "ro" }],
    mounts: [{ type: "bind", readOnly: true }],
    networks: [{ name: "front", aliases: ["www"] }],
    restart: { policy: "on-failure", maximumRetries: 6 },
    health: { test: ["CMD-SHELL", "curl -f x"], interval: 90e9, retries: 3 },
    deviceRequests: [{ count: -1, capabilities: [["gpu"]] }],
  });
});

test.each([
  ["services: [", "yaml"],
  ["a: 1", "no_service"],
  ["services: { a: { image: x }, b: { image: y } }", "several_services"],
  ["services: { a: { image: x, build: . } }", "unknown_key"],
  ["services: { a: { image: x, ports: ['x:y'] } }", "bad_value"],
  ["services: { a: { image: x, mem_limit: lots } }", "bad_value"],
  ["services: { a: { image: x, env_file: .env } }", "file_elsewhere"],
  ["services: { a: { image: x, volumes: ['./a:/b'] } }", "relative_path"],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is compose's own notation
  ["services: { a: { image: 'x:${TAG}' } }", "interpolation"],
])("%s: %s", (yaml, code) => {
  expect(composeToSpec(yaml).problems.map((problem) => problem.code)).toContain(code);
});

test("a small file stays small, and says what it cannot say", () => {
  const spec = { ...emptySpec("nginx:1.27"), name: "web", remove: true };
  expect(specToCompose(spec)).toBe("services:\n  web:\n    image: nginx:1.27\n    container_name: web\n");
  expect(composeLosses(spec)).toEqual(["remove"]);
});
