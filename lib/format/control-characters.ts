// Controls, format characters (bidi overrides, zero-width, tags), lone surrogates, line and paragraph separators, and
// what fonts draw as nothing (Hangul fillers). Variation selectors 15 and 16 only choose how an emoji looks.
const invisible = /(?![\ufe0e\ufe0f])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * The text with every character shown that would otherwise act or hide: `␛` for ESC, `␊` for a newline, `⟨U+202E⟩` for
 * a right-to-left override. Names and labels come from strangers; what this returns is drawn as it reads.
 */
export const visible = (text: string): string => text.replace(invisible, picture);

function picture(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  // Unicode's "control pictures" stand in the order of the controls themselves.
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return "␡";
  return `⟨U+${code.toString(16).toUpperCase().padStart(4, "0")}⟩`;
}

/** The same characters as JSON's own escapes (`\u202e`): for text that is JSON, and must read back as it was. */
export const escapeInvisible = (json: string): string =>
  json.replace(invisible, (character) =>
    Array.from({ length: character.length }, (_, index) => `\\u${hex4(character.charCodeAt(index))}`).join(
      "",
    ),
  );

const hex4 = (code: number): string => code.toString(16).padStart(4, "0");
