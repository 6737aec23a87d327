import { randomBytes } from "node:crypto";
import type { InputOf } from "#lib/contracts/contract.ts";
import { can, type Role } from "#lib/contracts/permissions.ts";
import { terminalChannels } from "#lib/contracts/terminals.ts";
import { createEngineClient } from "../../../engine/client.ts";
import { engineAddress, makeContainer, otherClient } from "../../../engine/testing/real-engine.ts";
import type { Actor } from "../../../http/call.ts";
import type { TerminalEngine } from "../engine.ts";
import type { TerminalLimits } from "../limits.ts";
import { createTerminals } from "../terminals.ts";
import { TestReader } from "./reader.ts";

export const makeActor = (role: Role, userId = `user-${randomBytes(4).toString("hex")}`): Actor => ({
  userId,
  username: userId,
  role,
  sessionId: `sign-in-${randomBytes(4).toString("hex")}`,
  mustChangePassword: false,
  can: (permission) => can(role, permission),
});

type AuditRow = { action: string; target: string | null; detail: unknown };
type ExecInput = InputOf<(typeof terminalChannels)["exec"]>;
type ExecOptions = Partial<Omit<ExecInput, "environment" | "container">>;

const makeEngine = (): TerminalEngine => ({
  id: "local",
  client: createEngineClient({ address: engineAddress() }),
  connection: { suspect: () => undefined },
  onState: () => () => undefined,
});

/** Terminals on the private engine, with what a test needs to open them. Dispose it. */
export const makeTerminals = (
  limits: Partial<TerminalLimits> = {},
  parts: { installId?: string; engine?: TerminalEngine } = {},
) => {
  const engine = parts.engine ?? makeEngine();
  const audited: AuditRow[] = [];
  const warnings: string[] = [];
  const terminals = createTerminals({
    pool: { list: () => [engine] },
    audit: {
      attempted: (act) => {
        audited.push(act);
        return "act";
      },
      finished: () => undefined,
    },
    log: {
      info: () => undefined,
      warn: (_detail, message) => void warnings.push(message),
      error: (detail, message) => {
        throw new Error(`${message}: ${JSON.stringify(detail)}`);
      },
    },
    limits,
    savedValues: (_actor, { id }) => new Map([["SAVED", `value of ${id}`]]),
    ...(parts.installId ? { installId: parts.installId } : {}),
  });
  const admin = makeActor("admin");
  const size = (options: ExecOptions) => ({
    cols: options.cols ?? 80,
    rows: options.rows ?? 24,
  });

  return {
    engine,
    terminals,
    admin,
    audited,
    warnings,
    async exec(container: string, options: ExecOptions = {}, actor: Actor = admin): Promise<TestReader> {
      const reader = new TestReader(terminalChannels.exec, actor);
      const input = {
        environment: "local",
        container,
        ...options,
        tty: options.tty ?? true,
        ...size(options),
      };
      await terminals.exec(reader.call, engine, input, reader.open);
      return reader;
    },
    async attach(container: string, actor: Actor = admin): Promise<TestReader> {
      const reader = new TestReader(terminalChannels.attach, actor);
      await terminals.attach(
        reader.call,
        engine,
        { environment: "local", container, ...size({}) },
        reader.open,
      );
      return reader;
    },
    async resume(session: string, received: number, actor: Actor = admin): Promise<TestReader> {
      const reader = new TestReader(terminalChannels.resume, actor);
      await terminals.resume(reader.call, { session, received, ...size({}) }, reader.open);
      return reader;
    },
    [Symbol.asyncDispose]: () => terminals.close(),
  };
};

/** The command lines that run in a container now, as its host sees them. */
export const processesOf = async (container: string): Promise<string[]> => {
  const top = (await otherClient("GET", `/containers/${container}/top?ps_args=-o%20pid,stat,args`)) as {
    Processes: string[][];
  };
  return top.Processes.map((row) => row.slice(1).join(" "));
};

/** A container that runs. It is removed when disposed. */
export const runContainer = async (
  what: string,
  spec: Record<string, unknown> = {},
  hostConfig: Record<string, unknown> = {},
) => {
  const container = await makeContainer(`term-${what}`, spec, hostConfig);
  await container.start();
  return container;
};
