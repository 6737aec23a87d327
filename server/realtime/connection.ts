import type { Socket } from "socket.io";
import { z } from "zod";
import type { Channel } from "#lib/contracts/contract.ts";
import { CodedError, isCodedError } from "#lib/errors/coded-error.ts";
import type { Actor, Caller, SignedInCall } from "../http/call.ts";
import { invalidInput, toErrorAnswer } from "../http/error-answer.ts";
import type { Kernel } from "../http/pipeline.ts";
import { actAboutToHappen, actOf } from "../policy/act.ts";
import { audited, auditRefusal } from "../policy/audited.ts";
import { authorize } from "../policy/authorize.ts";
import type { Limited } from "../policy/user-limits.ts";
import type { ChannelRoute } from "./channels.ts";
import { cutSocket, resetSocket } from "./cut-socket.ts";
import { type ChannelEnd, ServerChannel } from "./open-channel.ts";
import { bufferedBytes, maxBufferedBytes } from "./socket-buffer.ts";

const maxChannels = 64;
const opening = z.strictObject({
  id: z.number().int().min(0),
  channel: z.string().max(64),
  input: z.unknown(),
});

export type ConnectionParts = {
  socket: Socket;
  caller: Caller;
  kernel: Kernel;
  userId: string;
  /**
   * Who the socket's session is at this moment, read from the database; null when it is over. `touch` counts it as a
   * use of the session.
   */
  actorNow(options: { touch: boolean }): Actor | null;
  routes: ReadonlyMap<string, ChannelRoute>;
};

type Ack = (answer: { ok: true } | { ok: false; error: object }) => void;

/**
 * One browser's socket: the channels that it has open. Opening runs the same authenticate, authorize, parse and audit
 * steps as a request; every message has its sender's right checked anew, in the order in which it came.
 */
export class Connection {
  readonly #parts: ConnectionParts;
  readonly #channels = new Map<number, ServerChannel>();

  constructor(parts: ConnectionParts) {
    this.#parts = parts;
    const { socket } = parts;
    socket.on("open", (request: unknown, ack: unknown) => void this.#open(request, ack));
    socket.on("message", (id: unknown, payload: unknown) => {
      const channel = this.#find(id);
      channel?.inOrder(() => this.#receive(channel, payload));
    });
    socket.on("close", (id: unknown) => {
      const channel = this.#find(id);
      channel?.inOrder(async () => channel.end("client"));
    });
    socket.on("disconnect", () => this.endAll("disconnect"));
  }

  /** Ends every channel; called on the socket's end and when the right to it is withdrawn. */
  endAll(by: ChannelEnd): void {
    for (const channel of [...this.#channels.values()]) channel.end(by);
  }

  #find(id: unknown): ServerChannel | undefined {
    return typeof id === "number" ? this.#channels.get(id) : undefined;
  }

  async #open(request: unknown, ack: unknown): Promise<void> {
    const reply: Ack = typeof ack === "function" ? (ack as Ack) : () => {};
    try {
      this.#count("open");
      const parsed = opening.safeParse(request);
      if (!parsed.success) throw invalidInput(parsed.error);
      await this.#start(parsed.data.id, parsed.data.channel, parsed.data.input, () => reply({ ok: true }));
    } catch (error) {
      reply({ ok: false, error: this.#explain(error) });
    }
  }

  async #start(id: number, name: string, rawInput: unknown, opened: () => void): Promise<void> {
    const route = this.#parts.routes.get(name);
    if (!route) throw new CodedError("not_found", "There is no such channel");
    const { contract } = route;
    const call = this.#call(contract, rawInput, { touch: true });
    const parsed = contract.input.safeParse(rawInput);
    if (!parsed.success) throw invalidInput(parsed.error);
    const input = parsed.data as Record<string, unknown>;
    const channel = this.#create(id, contract);
    try {
      await this.#run(route, call, input, channel);
      opened();
    } catch (error) {
      this.#forget(id, channel);
      channel.end("server");
      throw error;
    }
  }

  /** The call's context, with the sender's right to the channel checked as it is now. */
  #call(contract: Channel, input: unknown, options: { touch: boolean }): SignedInCall {
    const { actorNow, caller, kernel, socket } = this.#parts;
    const actor = actorNow(options);
    const call = { actor, caller, signal: new AbortController().signal };
    if (!actor) cutSocket(socket, () => this.endAll("revoked"));
    try {
      authorize(actor, contract.access);
    } catch (error) {
      if (actor && contract.audit) auditRefusal(kernel.audit, actOf(kernel, contract, call, input), error);
      throw error;
    }
    return { ...call, actor: actor as Actor };
  }

  async #run(
    route: ChannelRoute,
    call: SignedInCall,
    input: Record<string, unknown>,
    channel: ServerChannel,
  ): Promise<void> {
    const { kernel } = this.#parts;
    const run = async () => {
      const engine = typeof input.environment === "string" ? kernel.pool.get(input.environment) : undefined;
      if (engine) kernel.leases.hold(engine, channel.signal);
      await route.handler({
        ...call,
        ...(engine ? { engine } : {}),
        signal: channel.signal,
        input,
        channel,
      });
    };
    if (!route.contract.audit) return run();
    await audited(kernel.audit, actAboutToHappen(kernel, route.contract, call, input), run);
    const closing = {
      ...actOf(kernel, route.contract, call, input),
      action: `${route.contract.audit}.leave`,
    };
    if (channel.signal.aborted) this.#auditLeave(closing);
    else channel.signal.addEventListener("abort", () => this.#auditLeave(closing), { once: true });
  }

  #auditLeave(closing: ReturnType<typeof actOf>): void {
    audited(this.#parts.kernel.audit, closing, async () => {}).catch((error: unknown) => {
      this.#parts.kernel.log.error({ err: error }, "the end of a channel could not be audited");
    });
  }

  #create(id: number, contract: Channel): ServerChannel {
    const { socket } = this.#parts;
    if (this.#channels.has(id)) throw new CodedError("conflict", "This channel's number is in use");
    if (this.#channels.size >= maxChannels) throw new CodedError("limit_reached", "Too many open channels");
    const channel: ServerChannel = new ServerChannel(contract, {
      send: (payload) => {
        if (bufferedBytes(socket) > maxBufferedBytes) resetSocket(socket);
        else socket.emit("message", id, payload);
      },
      bufferedBytes: () => bufferedBytes(socket),
      ended: (by, error) => {
        // One that was refused is forgotten already: the refusal, which says why, is all that the client is told.
        const known = this.#forget(id, channel);
        if (known && (by === "server" || by === "revoked")) {
          socket.emit("closed", id, { by, error: error ? this.#explain(error) : null });
        }
      },
    });
    this.#channels.set(id, channel);
    return channel;
  }

  /** Lets go of a channel, but never of another one that has its number by now. False when it was forgotten before. */
  #forget(id: number, channel: ServerChannel): boolean {
    return this.#channels.get(id) === channel && this.#channels.delete(id);
  }

  async #receive(channel: ServerChannel, payload: unknown): Promise<void> {
    // What still waited when the channel ended is nobody's any more.
    if (channel.endedBy()) return;
    try {
      this.#count("message");
      const { contract } = channel;
      const call = this.#call(contract, payload, { touch: isUse(contract, payload) });
      const parsed = channel.contract.clientMessage.safeParse(payload);
      if (!parsed.success) throw invalidInput(parsed.error);
      await channel.receive(parsed.data, call);
    } catch (error) {
      this.#explain(error);
      channel.close(isCodedError(error) ? error : new CodedError("internal", "The panel failed"));
    }
  }

  #count(what: Limited): void {
    this.#parts.kernel.userLimits.count(this.#parts.userId, what);
  }

  #explain(error: unknown): object {
    const { caller, kernel } = this.#parts;
    if (!isCodedError(error))
      kernel.log.error({ err: error, requestId: caller.requestId }, "a channel failed");
    return toErrorAnswer(error, caller.requestId).body;
  }
}

/** Whether a message is a person's doing, and not the console's own: an acknowledgement keeps nobody signed in. */
const isUse = ({ useMessages }: Channel, payload: unknown): boolean => {
  const type = typeof payload === "object" && payload ? (payload as { type?: unknown }).type : undefined;
  return typeof type === "string" && (useMessages?.includes(type) ?? false);
};
