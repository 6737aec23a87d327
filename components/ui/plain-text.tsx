import { visible } from "#lib/format/control-characters.ts";

/** A text of somebody else's in a table's cell: inert, and whole on hover where it is cut. */
export function PlainText({ text }: { text: string }) {
  const shown = visible(text);
  return <bdi title={shown}>{shown}</bdi>;
}
