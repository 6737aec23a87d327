import { expect, test } from "vitest";
import { type CliAction, dockerCommand } from "./cli.ts";

const two = { containers: ["web", "db-1"] };

test.each<[CliAction, string]>([
  [{ action: "start", ...two }, "docker start web db-1"],
  [{ action: "pause", ...two }, "docker pause web db-1"],
  [{ action: "unpause", containers: ["web"] }, "docker unpause web"],
  [{ action: "inspect", ...two }, "docker inspect web db-1"],
  [{ action: "stop", ...two }, "docker stop web db-1"],
  [{ action: "stop", ...two, timeout: 0 }, "docker stop -t 0 web db-1"],
  [{ action: "stop", ...two, timeout: -1, signal: "SIGINT" }, "docker stop -t -1 --signal SIGINT web db-1"],
  [{ action: "restart", ...two, timeout: 30 }, "docker restart -t 30 web db-1"],
  [{ action: "kill", ...two }, "docker kill web db-1"],
  [{ action: "kill", ...two, signal: "SIGRTMIN+3" }, "docker kill --signal SIGRTMIN+3 web db-1"],
  [{ action: "remove", ...two }, "docker rm web db-1"],
  [{ action: "remove", ...two, force: true, volumes: true }, "docker rm -f -v web db-1"],
  [{ action: "remove", ...two, force: false, volumes: true }, "docker rm -v web db-1"],
  [{ action: "exec", container: "web", command: ["bash"], tty: true }, "docker exec -it web bash"],
  [
    { action: "exec", container: "web", command: ["sh", "-c", "echo $HOME 'x'"], tty: false },
    "docker exec -i web sh -c 'echo $HOME '\\''x'\\'''",
  ],
  [
    {
      action: "exec",
      container: "web",
      command: ["sh"],
      tty: true,
      user: "1000:1000",
      workingDir: "/my dir",
      env: ["A=1", "B=a b"],
    },
    "docker exec -it --user 1000:1000 --workdir '/my dir' --env A=1 --env 'B=a b' web sh",
  ],
  [
    {
      action: "exec",
      container: "web",
      command: ["sync"],
      tty: false,
      detach: true,
      privileged: true,
      env: ["TOKEN"],
    },
    "docker exec -d --privileged --env TOKEN web sync",
  ],
  [{ action: "attach", container: "web" }, "docker attach web"],
  [{ action: "list", all: false }, "docker ps"],
  [{ action: "list", all: true }, "docker ps -a"],
  [
    {
      action: "list",
      all: true,
      filters: [
        ["status", "exited"],
        ["label", "team=a b"],
        ["name", "^web$"],
      ],
    },
    "docker ps -a --filter status=exited --filter 'label=team=a b' --filter 'name=^web$'",
  ],
])("%j", (action, line) => {
  expect(dockerCommand(action)).toBe(line);
});
