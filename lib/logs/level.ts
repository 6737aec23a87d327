export const logLevels = ["trace", "debug", "info", "warn", "error", "fatal"] as const;
export type LogLevel = (typeof logLevels)[number];

const words: Readonly<Record<string, LogLevel>> = {
  trace: "trace",
  trc: "trace",
  verbose: "trace",
  debug: "debug",
  dbg: "debug",
  info: "info",
  information: "info",
  inf: "info",
  notice: "info",
  log: "info",
  warn: "warn",
  warning: "warn",
  wrn: "warn",
  error: "error",
  err: "error",
  severe: "error",
  fatal: "fatal",
  ftl: "fatal",
  critical: "fatal",
  crit: "fatal",
  panic: "fatal",
  emerg: "fatal",
  emergency: "fatal",
  alert: "fatal",
};

const word = Object.keys(words).join("|");
/** `level=warn`, `"severity":"ERROR"`, `lvl: info`. */
const named = new RegExp(
  `(?:^|[\\s,{"'])(?:level|lvl|severity|loglevel|log\\.level)["']?\\s*[=:]\\s*["']?(${word})\\b`,
  "i",
);
/** `[error]`, `<warn>`, `(INFO)`. */
const bracketed = new RegExp(`[[<(]\\s*(${word})\\s*[\\])>]`, "i");
/** `ERROR`, `Warn:` … as a word of its own; in small letters only with a colon, because prose has these words too. */
const capital = new RegExp(`(?:^|[\\s|:;\\]])(${word.toUpperCase()})(?=$|[\\s|:;\\[\\]/])`);
const colon = new RegExp(`(?:^|\\s)(${word}):(?=\\s)`, "i");
/** `E0102 15:04:05.000000` of Kubernetes' programs. */
const klog = /^([IWEF])\d{4} \d\d:\d\d:\d\d\./;
const klogLevels: Readonly<Record<string, LogLevel>> = { I: "info", W: "warn", E: "error", F: "fatal" };
/** pino and bunyan count in tens. */
const numeric = /"level":\s*(10|20|30|40|50|60)\b/;
const numbers: Readonly<Record<string, LogLevel>> = {
  10: "trace",
  20: "debug",
  30: "info",
  40: "warn",
  50: "error",
  60: "fatal",
};
// biome-ignore lint/suspicious/noControlCharactersInRegex: colours stand between a line's start and its level.
const colours = /\x1b\[[\d;]*m/g;

/** How far into a line a level is looked for. */
const looked = 300;

/** The level that a line names, in any of the usual ways; null where it names none. */
export const levelOf = (text: string): LogLevel | null => {
  let head = text.length > looked ? text.slice(0, looked) : text;
  if (head.includes("\x1b[")) head = head.replace(colours, "");
  const found = named.exec(head) ?? bracketed.exec(head) ?? capital.exec(head) ?? colon.exec(head);
  if (found) return words[(found[1] as string).toLowerCase()] ?? null;
  const short = klog.exec(head);
  if (short) return klogLevels[short[1] as string] ?? null;
  const number = numeric.exec(head);
  return number ? (numbers[number[1] as string] ?? null) : null;
};
