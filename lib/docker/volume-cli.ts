import { shellLine } from "./shell-quote.ts";

/** What the panel does to volumes, in the words of the docker command line. */
export type VolumeCliAction =
  | { action: "inspect"; volumes: readonly string[] }
  | { action: "remove"; volumes: readonly string[]; force?: boolean | undefined }
  /** `all`: named ones, too. */
  | { action: "prune"; all: boolean };

/** The line that does the same in a POSIX shell, quoted so that it can be pasted as it is. */
export const volumeCommand = (action: VolumeCliAction): string =>
  shellLine(["docker", "volume", ...words(action)]);

const words = (action: VolumeCliAction): string[] => {
  switch (action.action) {
    case "inspect":
      return ["inspect", ...action.volumes];
    case "remove":
      return ["rm", ...(action.force ? ["-f"] : []), ...action.volumes];
    case "prune":
      return ["prune", ...(action.all ? ["--all"] : [])];
  }
};
