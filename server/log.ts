import { pino } from "pino";

export type Log = {
  info(detail: object, message: string): void;
  warn(detail: object, message: string): void;
  error(detail: object, message: string): void;
};

/** One JSON line an event, on standard error; standard output is for what a person starting the panel must read. */
export const createLog = (level: string): Log =>
  pino(
    { level, redact: ["*.cookie", "*.password", "*.token", "*.secret"], base: null },
    pino.destination({ dest: 2, sync: true }),
  );
