import { shellLine } from "./shell-quote.ts";

/** What the panel does to images, in the words of the docker command line. */
export type ImageCliAction =
  | { action: "pull"; reference: string; platform?: string | undefined }
  | { action: "remove"; images: readonly string[]; force?: boolean | undefined }
  | { action: "prune"; all: boolean }
  | { action: "inspect" | "history"; image: string }
  | { action: "list" };

/** The line that does the same in a POSIX shell, quoted so that it can be pasted as it is. */
export const dockerImageCommand = (action: ImageCliAction): string => shellLine(["docker", ...words(action)]);

const words = (action: ImageCliAction): string[] => {
  switch (action.action) {
    case "pull":
      return ["pull", ...(action.platform ? ["--platform", action.platform] : []), action.reference];
    case "remove":
      return ["rmi", ...(action.force ? ["-f"] : []), ...action.images];
    case "prune":
      return ["image", "prune", ...(action.all ? ["-a"] : [])];
    case "inspect":
      return ["image", "inspect", action.image];
    case "history":
      return ["history", "--no-trunc", action.image];
    case "list":
      return ["images"];
  }
};
