import { spawn } from "node:child_process";

/** How one npm script went; `output` holds both of its streams in the order of arrival. */
export interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly seconds: string;
  readonly output: string;
}

/** Runs an npm script and keeps what it prints, so that scripts that run side by side stay readable. */
export function runCheck(name: string): Promise<Check> {
  const start = performance.now();
  const colour = process.stdout.isTTY && !process.env.NO_COLOR ? { FORCE_COLOR: "1" } : {};
  const env = { ...process.env, ...colour, NEXT_TELEMETRY_DISABLED: "1" };
  const child = spawn("npm", ["run", "--silent", name], { stdio: ["ignore", "pipe", "pipe"], env });
  let output = "";
  const collect = (text: string) => {
    output += text;
  };
  child.stdout.setEncoding("utf8").on("data", collect);
  child.stderr.setEncoding("utf8").on("data", collect);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      resolve({ name, ok: code === 0, seconds: ((performance.now() - start) / 1000).toFixed(1), output });
    });
  });
}
