/** What stands for a character that a quoted name of HTTP cannot hold. */
const plain = (name: string): string => name.replace(/[^\x20-\x7e]/g, "_").replace(/["\\%]/g, "_");

/** The letters that RFC 5987 leaves as they are, beyond those that `encodeURIComponent` escapes. */
const extended = (name: string): string =>
  encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/**
 * The header that has a file saved, not shown, under a name of any text (RFC 6266, with RFC 5987's form for what is not
 * ASCII). Slashes, control characters and those that turn the direction of writing are replaced.
 */
export const contentDisposition = (fileName: string): string => {
  const name =
    fileName.replace(/[\p{Cc}/\\\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, "_").slice(0, 255) || "download";
  const ascii = plain(name);
  return ascii === name
    ? `attachment; filename="${name}"`
    : `attachment; filename="${ascii}"; filename*=UTF-8''${extended(name)}`;
};
