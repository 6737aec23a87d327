import { FitAddon } from "@xterm/addon-fit";
import { type ISearchOptions, SearchAddon } from "@xterm/addon-search";
import { Unicode11Addon } from "@xterm/addon-unicode11";
import { WebLinksAddon } from "@xterm/addon-web-links";
import { Terminal } from "@xterm/xterm";
import { pasteText } from "./paste-text.ts";
import { safeLink } from "./safe-link.ts";
import type { TerminalCommand } from "./terminal-keys.ts";
import { commandOf } from "./terminal-keys.ts";
import type { TerminalLook } from "./terminal-look.ts";
import type { TerminalSize } from "./terminal-opening.ts";
import { matchColours, terminalTheme } from "./terminal-theme.ts";
import { drawWithWebGl } from "./terminal-webgl.ts";

/** What a screen reader says of the place where one types; `describedBy` is an element's id. */
export type InputLabel = { label: string; describedBy: string };

export type Matches = { index: number; count: number };

export type ScreenEvents = {
  /** Typed, pasted or answered by the terminal itself. `typed`: a person has done something on this screen before. */
  onInput(data: string, typed: boolean): void;
  /** Bytes that are no text: mouse reports of old programs. */
  onBinary(data: Uint8Array<ArrayBuffer>): void;
  onResize(size: TerminalSize): void;
  onCommand(command: TerminalCommand): void;
  /** Somebody wants to follow a link in the output; `href` is http or https. */
  onLink(href: string): void;
  onSelection(selected: boolean): void;
  onMatches(matches: Matches | null): void;
};

const scrollbackLines = 10_000;

/** One xterm with its addons, closed to what hostile output might try on the page around it. */
export class TerminalScreen {
  readonly #term: Terminal;
  readonly #fit = new FitAddon();
  readonly #search = new SearchAddon();
  readonly #events: ScreenEvents;
  readonly #stopObserving: () => void;
  #look: TerminalLook;
  #typed = false;

  constructor(host: HTMLElement, look: TerminalLook, input: InputLabel, events: ScreenEvents) {
    this.#events = events;
    this.#look = look;
    this.#term = new Terminal({
      allowProposedApi: true,
      cursorBlink: false,
      scrollback: scrollbackLines,
      minimumContrastRatio: 4.5,
      fontFamily: getComputedStyle(host).getPropertyValue("--mantine-font-family-monospace") || "monospace",
      linkHandler: { activate: (_, text) => this.#follow(text), allowNonHttpProtocols: false },
      ...optionsOf(look),
    });
    for (const addon of [this.#fit, this.#search, new Unicode11Addon()]) this.#term.loadAddon(addon);
    this.#term.loadAddon(new WebLinksAddon((_, address) => this.#follow(address)));
    this.#term.unicode.activeVersion = "11";
    this.#refuseReachingOut();
    this.#listen(host);
    this.#term.open(host);
    this.#term.textarea?.setAttribute("aria-label", input.label);
    this.#term.textarea?.setAttribute("aria-describedby", input.describedBy);
    drawWithWebGl(this.#term);
    this.fit();
    this.#stopObserving = this.#observe(host);
  }

  size(): TerminalSize {
    return { cols: this.#term.cols, rows: this.#term.rows };
  }

  bracketedPaste(): boolean {
    return this.#term.modes.bracketedPasteMode;
  }

  applicationCursor(): boolean {
    return this.#term.modes.applicationCursorKeysMode;
  }

  /** Without a terminal at the other end, lines end with a mere line feed. */
  setLineFeeds(bare: boolean): void {
    this.#term.options.convertEol = bare;
  }

  setLook(look: TerminalLook): void {
    this.#look = look;
    Object.assign(this.#term.options, optionsOf(look));
    this.fit();
  }

  write(data: Uint8Array | string, drawn?: () => void): void {
    this.#term.write(data, drawn);
  }

  /** As if it had been typed. */
  type(text: string): void {
    this.#typed = true;
    this.#term.input(text, true);
  }

  paste(clipboard: string): void {
    this.#typed = true;
    this.#term.paste(pasteText(clipboard));
  }

  selection(): string {
    return this.#term.getSelection();
  }

  clear(): void {
    this.#term.clear();
  }

  focus(): void {
    this.#term.focus();
  }

  /** Fills the space there is with whole lines and columns. */
  fit(): void {
    this.#fit.fit();
  }

  search(text: string, direction: "next" | "previous", incremental = false): void {
    const colours = matchColours(this.#look.scheme);
    const options: ISearchOptions = {
      incremental,
      decorations: {
        matchBackground: colours.match,
        activeMatchBackground: colours.active,
        matchOverviewRuler: colours.ruler,
        activeMatchColorOverviewRuler: colours.ruler,
      },
    };
    if (text === "") this.endSearch();
    else if (direction === "next") this.#search.findNext(text, options);
    else this.#search.findPrevious(text, options);
  }

  endSearch(): void {
    this.#search.clearDecorations();
    this.#term.clearSelection();
    this.#events.onMatches(null);
  }

  dispose(): void {
    this.#stopObserving();
    this.#term.dispose();
  }

  #follow(text: string): void {
    const href = safeLink(text);
    if (href !== null) this.#events.onLink(href);
  }

  /** Output may not name the page (0, 1, 2), read or write the clipboard (52), or notify (9, 777). */
  #refuseReachingOut(): void {
    for (const sequence of [0, 1, 2, 9, 52, 777]) {
      this.#term.parser.registerOscHandler(sequence, () => true);
    }
  }

  #listen(host: HTMLElement): void {
    const term = this.#term;
    term.onData((data) => this.#events.onInput(data, this.#typed));
    term.onBinary((data) => this.#events.onBinary(Uint8Array.from(data, (one) => one.charCodeAt(0))));
    term.onResize(({ cols, rows }) => this.#events.onResize({ cols, rows }));
    term.onSelectionChange(() => this.#events.onSelection(term.hasSelection()));
    this.#search.onDidChangeResults(({ resultIndex, resultCount }) =>
      this.#events.onMatches({ index: resultIndex, count: resultCount }),
    );
    term.attachCustomKeyEventHandler((event) => this.#handleKey(event));
    const noteTyping = () => {
      this.#typed = true;
    };
    for (const kind of ["keydown", "pointerdown", "compositionstart", "beforeinput"]) {
      host.addEventListener(kind, noteTyping, { capture: true });
    }
    this.#listenWithoutKeys(host);
    host.addEventListener("paste", (event) => this.#onPaste(event), { capture: true });
  }

  /** In screen reader mode xterm misses text that comes without a key: from an emoji panel, dictation, a script. */
  #listenWithoutKeys(host: HTMLElement): void {
    let pressed = false;
    const notePress = ({ type }: Event) => {
      pressed = type === "keydown";
    };
    host.addEventListener("keydown", notePress, { capture: true });
    host.addEventListener("keyup", notePress, { capture: true });
    host.addEventListener("input", (event) => {
      const { inputType, data } = event as InputEvent;
      if (this.#look.screenReader && !pressed && inputType === "insertText" && data)
        this.#term.input(data, true);
    });
  }

  /** Whether xterm should go on with the key. */
  #handleKey(event: KeyboardEvent): boolean {
    const command = commandOf(event);
    if (command === null) return true;
    // The browser itself pastes at Ctrl-Shift-V; only then may the page read the clipboard without asking.
    if (command === "paste") return false;
    event.preventDefault();
    this.#events.onCommand(command);
    return false;
  }

  #onPaste(event: ClipboardEvent): void {
    event.preventDefault();
    event.stopPropagation();
    this.paste(event.clipboardData?.getData("text/plain") ?? "");
  }

  #observe(host: HTMLElement): () => void {
    let frame = 0;
    const observer = new ResizeObserver(() => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => this.fit());
    });
    observer.observe(host);
    return () => {
      observer.disconnect();
      cancelAnimationFrame(frame);
    };
  }
}

const optionsOf = ({ scheme, fontSize, screenReader }: TerminalLook) => ({
  theme: terminalTheme(scheme),
  fontSize,
  screenReaderMode: screenReader,
});
