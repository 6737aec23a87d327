import type { Socket } from "socket.io-client";
import type { TestEngine } from "../../scripts/test-engine.ts";
import { median, report, round } from "../report.ts";
import { has, untilMessage } from "./log-channel.ts";
import { timed } from "./reading.ts";
import { shell } from "./shell.ts";

const lines = 200_000;
const rounds = 3;
const early = `line number 777`;

/** To the last line and to an early hit, turn by turn with the command line. */
export const measureReach = async (engine: TestEngine, socket: Socket): Promise<void> => {
  const script = `seq 1 ${lines} | sed 's/^/line number /'`;
  await engine.docker([
    "run",
    "-d",
    "--name",
    "big",
    "--network",
    "none",
    "quayside/busybox:1",
    "sh",
    "-c",
    script,
  ]);
  await engine.docker(["wait", "big"]);
  const times = { last: [[], []] as [number[], number[]], hit: [[], []] as [number[], number[]] };
  for (let turn = 0; turn < rounds; turn += 1) {
    const last = has(`line number ${lines}`);
    times.last[0].push(await timed(() => untilMessage(socket, "logs.follow", { container: "big" }, last)));
    times.last[1].push(await timed(() => shell(engine, "docker logs big | tail -1")));
    const search = { container: "big", text: `${early}$`, regex: true };
    times.hit[0].push(await timed(() => untilMessage(socket, "logs.search", search, has(early))));
    times.hit[1].push(await timed(() => shell(engine, `docker logs big | grep '${early}$'`)));
  }
  for (const [name, [ours, theirs]] of [
    ["last of 200,000 lines", times.last],
    ["search hit in the first 1,000", times.hit],
  ] as const) {
    const [a, b] = [median(ours), median(theirs)];
    report({
      ...{ bench: "logs", case: name, ours: round(a), baseline: round(b), unit: "ms" },
      ...{ ratio: round(a / b, 3), target: "ratio<=1.5", ok: a / b <= 1.5 },
    });
  }
};
