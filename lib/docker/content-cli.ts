import { shellLine } from "./shell-quote.ts";

type Commit = {
  action: "commit";
  container: string;
  name: string | undefined;
  message: string | undefined;
  author: string | undefined;
  changes: readonly string[];
  pause: boolean;
};

/** What the panel does with a container's content, and with stopped containers, in the words of the command line. */
export type ContentAction = Commit | { action: "export"; container: string } | { action: "prune" };

const option = (word: string, value: string | undefined): string[] => (value ? [word, value] : []);

const words = (action: ContentAction): string[] => {
  switch (action.action) {
    case "export":
      return ["export", "-o", `${action.container}.tar`, action.container];
    case "prune":
      return ["container", "prune"];
    case "commit":
      return [
        "commit",
        ...option("-m", action.message),
        ...option("-a", action.author),
        ...action.changes.flatMap((change) => ["-c", change]),
        ...(action.pause ? [] : ["--pause=false"]),
        action.container,
        ...(action.name ? [action.name] : []),
      ];
  }
};

/** The line that does the same in a POSIX shell. */
export const contentCommand = (action: ContentAction): string => shellLine(["docker", ...words(action)]);
