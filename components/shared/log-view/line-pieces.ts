import { visible } from "#lib/format/control-characters.ts";
import { type StyledText, styledText, withoutAnsi } from "./ansi.ts";

export type LinePiece = StyledText & { isHit: boolean };

/** More hits than this in one line are not marked: the line is drawn in pieces. */
const mostHits = 200;

const shown = (text: string): string => visible(text).replaceAll("␉", "\t");

const ranges = (text: string, pattern: RegExp | null): [number, number][] => {
  const found: [number, number][] = [];
  if (!pattern) return found;
  pattern.lastIndex = 0;
  for (let hit = pattern.exec(text); hit && found.length < mostHits; hit = pattern.exec(text)) {
    if (hit[0] === "") pattern.lastIndex += 1;
    else found.push([hit.index, hit.index + hit[0].length]);
  }
  return found;
};

/** A line in pieces of one look each: its colours, and where the search has found something. */
export const linePieces = (text: string, colours: boolean, pattern: RegExp | null): LinePiece[] => {
  const styled = colours ? styledText(text) : styledText(withoutAnsi(text));
  const plain = styled.map((piece) => piece.text).join("");
  const hits = ranges(plain, pattern);
  const pieces: LinePiece[] = [];
  let at = 0;
  for (const piece of styled) {
    const end = at + piece.text.length;
    const cuts = hits.flat().filter((cut) => cut > at && cut < end);
    const bounds = [at, ...cuts, end];
    for (let index = 0; index + 1 < bounds.length; index += 1) {
      const [from, to] = [bounds[index] as number, bounds[index + 1] as number];
      const isHit = hits.some(([start, stop]) => from >= start && from < stop);
      pieces.push({ ...piece, text: shown(plain.slice(from, to)), isHit });
    }
    at = end;
  }
  return pieces;
};
