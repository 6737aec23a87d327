/** What a piece of typing does where no terminal echoes it: what is shown, and what is sent. */
export type LineEdit = { echo: string; send: string; end: boolean };

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });
const widthOf = (cluster: string): number =>
  /\p{Extended_Pictographic}|[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u.test(
    cluster,
  )
    ? 2
    : 1;
/** Characters that do something to the line instead of standing in it. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters meant
const editing = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/;
const erase = (cluster: string): string => "\b \b".repeat(widthOf(cluster));

/**
 * The line that is being typed for a process without a terminal. Such a process neither echoes nor edits, so it is done
 * here, as a terminal's line mode does it: Enter sends the line, Ctrl-D the rest and then the end.
 */
export class LineEditor {
  #line: string[] = [];

  feed(input: string): LineEdit {
    const edit: LineEdit = { echo: "", send: "", end: false };
    if (!editing.test(input)) {
      // A paste of many lines is not taken letter by letter: only its last line may still be edited.
      const lines = input.split(/\r\n|\r|\n/);
      const last = lines.pop() ?? "";
      if (lines.length > 0) this.#submitAll(lines, edit);
      for (const { segment } of graphemes.segment(last)) this.#take(segment, edit);
      return edit;
    }
    for (const { segment } of graphemes.segment(withoutSequences(input))) this.#take(segment, edit);
    return edit;
  }

  #take(cluster: string, edit: LineEdit): void {
    if (edit.end) return;
    if (/^[\r\n]+$/.test(cluster)) this.#submit(edit);
    else if (cluster === "\x7f" || cluster === "\b") this.#eraseLast(edit);
    else if (cluster === "\x15") while (this.#line.length > 0) this.#eraseLast(edit);
    else if (cluster === "\x17") this.#eraseWord(edit);
    else if (cluster === "\x04") this.#finish(edit);
    else if (cluster === "\t" || cluster >= " ") {
      this.#line.push(cluster);
      edit.echo += cluster === "\t" ? " " : cluster;
    }
  }

  #submitAll(lines: readonly string[], edit: LineEdit): void {
    edit.send = `${this.#line.join("")}${lines.join("\n")}\n`;
    edit.echo = `${lines.join("\r\n")}\r\n`;
    this.#line = [];
  }

  #submit(edit: LineEdit): void {
    edit.send += `${this.#line.join("")}\n`;
    edit.echo += "\r\n";
    this.#line = [];
  }

  #finish(edit: LineEdit): void {
    edit.send += this.#line.join("");
    this.#line = [];
    edit.end = true;
  }

  #eraseLast(edit: LineEdit): void {
    const last = this.#line.pop();
    if (last !== undefined) edit.echo += erase(last);
  }

  #eraseWord(edit: LineEdit): void {
    while (this.#line.at(-1) === " ") this.#eraseLast(edit);
    while (this.#line.length > 0 && this.#line.at(-1) !== " ") this.#eraseLast(edit);
  }
}

/** Arrow and function keys mean nothing to a line that is sent as a whole. */
const withoutSequences = (input: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the keys' own sequences
  input.replace(/\x1b(?:\[[0-9;?<>=]*[ -/]*[@-~]|O.|.)?/gs, "");
