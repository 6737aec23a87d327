import type { TerminalSession } from "#lib/contracts/terminals.ts";
import type { InputProgress } from "./input-queue.ts";
import { LineEditor } from "./line-editor.ts";
import { OutputWriter } from "./output-writer.ts";
import type { TerminalSocket, TerminalState } from "./terminal-events.ts";
import { keeperOf } from "./terminal-keeper.ts";
import { type Arrow, arrowSequence, type TerminalCommand, withControl } from "./terminal-keys.ts";
import type { TerminalLook } from "./terminal-look.ts";
import type { TerminalOpening } from "./terminal-opening.ts";
import { type InputLabel, type Matches, TerminalScreen } from "./terminal-screen.ts";
import { TerminalConnection } from "./terminal-session.ts";

/** What a terminal shows around its screen. */
export type TerminalSnapshot = {
  state: TerminalState;
  session: TerminalSession | null;
  /** Bytes of output that the server no longer held. */
  missing: number;
  /** Something was typed or pasted that did not reach the server. */
  inputDropped: boolean;
  progress: InputProgress | null;
  selected: boolean;
  matches: Matches | null;
  /** Ctrl was pressed on the key bar: the next letter becomes a control character. */
  control: boolean;
  inputEnded: boolean;
};

export type ControllerEvents = {
  onCommand(command: TerminalCommand): void;
  onLink(href: string): void;
};

type Parts = {
  host: HTMLElement;
  socket: TerminalSocket;
  opening: TerminalOpening;
  look: TerminalLook;
  input: InputLabel;
  events: ControllerEvents;
};

const encoder = new TextEncoder();
const endOfBracket = "\x1b[201~";

/** Joins a screen and a connection into one terminal, and tells the view what has changed. */
export class TerminalController {
  readonly screen: TerminalScreen;
  readonly #connection: TerminalConnection;
  readonly #socket: TerminalSocket;
  readonly #listeners = new Set<() => void>();
  readonly #lines = new LineEditor();
  /** Its output begins with what was there before: questions in it have been answered and must not be again. */
  readonly resumes: boolean;
  #snapshot: TerminalSnapshot = {
    state: { phase: "opening" },
    session: null,
    missing: 0,
    inputDropped: false,
    progress: null,
    selected: false,
    matches: null,
    control: false,
    inputEnded: false,
  };

  constructor({ host, socket, opening, look, input, events }: Parts) {
    this.resumes = opening.kind === "resume";
    this.#socket = socket;
    if (opening.kind === "resume") keeperOf(socket).letGo(opening.session);
    this.screen = new TerminalScreen(host, look, input, {
      onInput: (data, typed) => this.#onInput(data, typed),
      onBinary: (data) => this.#send(data),
      onResize: (size) => this.#connection?.resize(size),
      onCommand: events.onCommand,
      onLink: events.onLink,
      onSelection: (selected) => this.#change({ selected }),
      onMatches: (matches) => this.#change({ matches }),
    });
    const writer = new OutputWriter(this.screen);
    this.#connection = new TerminalConnection(socket, opening, this.screen.size(), {
      onState: (state) => this.#onState(state),
      onReady: (session) => {
        this.screen.setLineFeeds(!session.tty);
        this.#change({ session });
      },
      onOutput: (data, stream, drawn) => writer.write(data, stream, drawn),
      onMissing: (bytes) => this.#change({ missing: this.#snapshot.missing + bytes }),
      onInputDropped: () => this.#change({ inputDropped: true }),
      onInputProgress: (progress) => this.#change({ progress }),
    });
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  readonly snapshot = (): TerminalSnapshot => this.#snapshot;

  /** Gives up the rest of a long input; a shell that was told of a paste is told of its end. */
  cancelInput(): void {
    this.#connection.cancelInput();
    this.#finishPaste();
  }

  endInput(): void {
    this.#connection.endInput();
    this.#change({ inputEnded: true });
  }

  /** The key bar's Ctrl: holds for one letter. */
  holdControl(): void {
    this.#change({ control: !this.#snapshot.control });
    this.screen.focus();
  }

  pressArrow(arrow: Arrow): void {
    this.screen.type(arrowSequence(arrow, this.screen.applicationCursor()));
  }

  /** The notes above the screen have been read. */
  forgetNotes(): void {
    this.#change({ missing: 0, inputDropped: false });
  }

  /** Takes it off the page. A session that goes on is kept for as long as the browser tab is open. */
  dispose(): void {
    this.#listeners.clear();
    const resumption = this.#connection.resumption();
    this.#connection.dispose();
    if (resumption) keeperOf(this.#socket).keep(resumption);
    this.screen.dispose();
  }

  #onInput(data: string, typed: boolean): void {
    if (this.resumes && !typed) return;
    const text = this.#snapshot.control ? withControl(data) : data;
    if (this.#snapshot.control) this.#change({ control: false });
    if (this.#snapshot.session?.tty === false) this.#editLine(text);
    else this.#send(encoder.encode(text));
  }

  #editLine(text: string): void {
    if (this.#snapshot.inputEnded || !this.#isOpen()) {
      this.#refuse();
      return;
    }
    const { echo, send, end } = this.#lines.feed(text);
    if (echo !== "") this.screen.write(echo);
    if (send !== "") this.#send(encoder.encode(send));
    if (end) this.endInput();
  }

  #send(data: Uint8Array<ArrayBuffer>): void {
    if (!this.#connection.write(data)) this.#refuse();
  }

  /** Keys at a terminal that is over mean nothing; keys before it is open or while the network is away are missed. */
  #refuse(): void {
    const { phase } = this.#snapshot.state;
    if (phase === "lost" || phase === "opening") this.#change({ inputDropped: true });
  }

  #isOpen(): boolean {
    return this.#snapshot.state.phase === "open";
  }

  #onState(state: TerminalState): void {
    const cameBack = this.#snapshot.state.phase === "lost" && state.phase === "open";
    this.#change({ state });
    if (cameBack && this.#snapshot.inputDropped) this.#finishPaste();
  }

  #finishPaste(): void {
    if (this.#snapshot.session?.tty && this.screen.bracketedPaste()) this.#send(encoder.encode(endOfBracket));
  }

  #change(change: Partial<TerminalSnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...change };
    for (const listener of this.#listeners) listener();
  }
}
