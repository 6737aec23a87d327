import { report, round } from "../report.ts";

/** Reports a figure of `logs` that is to be no more than a bound. */
export const bounded = (name: string, ours: number, most: number, unit: string): void =>
  report({
    ...{ bench: "logs", case: name, ours: round(ours), baseline: most, unit },
    ...{ ratio: most === 0 ? 0 : round(ours / most, 3), target: `ours<=${most}`, ok: ours <= most },
  });
