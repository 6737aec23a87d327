/** The instructions that the engine takes for a commit: moby `builder/dockerfile/dispatchers`, `validCommitCommands`. */
export const commitInstructions = [
  "CMD",
  "ENTRYPOINT",
  "ENV",
  "EXPOSE",
  "HEALTHCHECK",
  "LABEL",
  "ONBUILD",
  "STOPSIGNAL",
  "USER",
  "VOLUME",
  "WORKDIR",
] as const;

/** Lines of a Dockerfile as one instruction each: lines that end in a backslash go on, comments and empty ones are none. */
export const commitLines = (text: string): string[] => {
  const lines: string[] = [];
  let open = "";
  for (const line of text.split(/\r?\n/)) {
    const trimmed = line.trim();
    if (open === "" && (trimmed === "" || trimmed.startsWith("#"))) continue;
    if (trimmed.endsWith("\\")) {
      open += `${trimmed.slice(0, -1).trimEnd()} `;
      continue;
    }
    lines.push((open + trimmed).trim());
    open = "";
  }
  if (open.trim() !== "") lines.push(open.trim());
  return lines;
};

/** Whether the engine takes a line for a commit, as far as that can be told without it. */
export const isCommitInstruction = (line: string): boolean => {
  const [word = "", ...rest] = line.split(/\s+/);
  return (
    commitInstructions.some((known) => known === word.toUpperCase()) &&
    rest.some((part) => part !== "") &&
    !/[\n\r\0]/.test(line)
  );
};
