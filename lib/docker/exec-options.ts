/** How a process is started in a container beside its command; nothing given is as the container has it. */
export type ExecOptions = {
  user?: string | undefined;
  workingDir?: string | undefined;
  /** A variable without a value has it from somewhere that is not shown. */
  env?: readonly { name: string; value?: string | undefined }[] | undefined;
  privileged?: boolean | undefined;
};

const part = "[a-zA-Z0-9_][a-zA-Z0-9_.-]{0,63}\\$?";
const userPattern = new RegExp(`^${part}(:${part})?$`);
const longestPath = 4096;
const longestValue = 32 * 1024;
const longestName = 255;
/** The variable by which the panel finds a process again; nobody else may set it. */
const ownVariable = "QUAYSIDE_TERMINAL";

/** A user by name or number, with or without a group: `www-data`, `1000:1000`. */
export const isExecUser = (text: string): boolean => userPattern.test(text);

/** A folder within a container: absolute, as the engine asks for. */
export const isWorkingDir = (text: string): boolean =>
  text.startsWith("/") && text.length <= longestPath && !text.includes("\0");

/** What may stand before a variable's `=`. */
export const isVariableName = (text: string): boolean =>
  text.length <= longestName && /^[^=\s\p{Cc}]+$/u.test(text) && text !== ownVariable;

/** What may stand behind it: anything that a process can be given. */
export const isVariableValue = (text: string): boolean => text.length <= longestValue && !text.includes("\0");

/** What of an exec's options is as good as the host, in the words that a person confirms. */
export const execHostPower = ({ privileged }: Pick<ExecOptions, "privileged">): string[] =>
  privileged ? ["privileged"] : [];

const root = "0";

/** A user as a number where it is the one that every system has: "" and `root:root` are `0`. */
const plainUser = (user: string): string => {
  const [name = "", group] = user.split(":");
  const plain = name === "" || name === "root" ? root : name;
  const isOwnGroup = group === undefined || (plain === root && (group === "root" || group === root));
  return isOwnGroup ? plain : `${plain}:${group}`;
};

/** Whether a process started as `asked` is the same user's as the container's own (`Config.User`, "" for root). */
export const isSameUser = (own: string, asked: string | undefined): boolean =>
  asked === undefined || plainUser(own) === plainUser(asked);

/** The options as the docker command line has them, without any variable's value. */
export const execOptionWords = ({ user, workingDir, env, privileged }: ExecOptions): string[] => [
  ...(privileged ? ["--privileged"] : []),
  ...(user === undefined ? [] : ["--user", user]),
  ...(workingDir === undefined ? [] : ["--workdir", workingDir]),
  ...(env ?? []).flatMap(({ name }) => ["--env", name]),
];
