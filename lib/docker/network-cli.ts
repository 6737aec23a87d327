import { shellLine } from "./shell-quote.ts";

/** What the panel does to networks, in the words of the docker command line. */
export type NetworkCliAction =
  | { action: "inspect" | "remove"; networks: readonly string[] }
  | { action: "prune" };

/** The line that does the same in a POSIX shell, quoted so that it can be pasted as it is. */
export const networkCommand = (action: NetworkCliAction): string =>
  shellLine(["docker", "network", ...words(action)]);

const words = (action: NetworkCliAction): string[] => {
  switch (action.action) {
    case "inspect":
      return ["inspect", ...action.networks];
    case "remove":
      return ["rm", ...action.networks];
    case "prune":
      return ["prune"];
  }
};
