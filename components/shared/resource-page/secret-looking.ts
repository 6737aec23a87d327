// Words that people put into the names of what must not be read over a shoulder. Better one too many: a click shows it.
const secretWords = new Set(
  "pass passwd password passphrase passcode pw pwd secret secrets token tokens credential credentials auth apikey key keys jwt dsn cookie salt".split(
    " ",
  ),
);
/** A path to a secret is no secret, and a token's lifetime is none either; `PWD` is where a shell stands. */
const harmlessEnds = new Set(
  "file path dir url uri host port timeout ttl expiry length name id type mode enabled".split(" "),
);
// `postgres://user:password@host`, and the forms that well-known services give their keys.
const secretValue =
  /:\/\/[^/\s:@]*:[^/\s@]+@|-----BEGIN [A-Z ]*PRIVATE KEY|\b(ghp|gho|ghs|github_pat|glpat|xox[abprs]|sk|AKIA)[-_A-Za-z0-9]{12,}|^eyJ[\w-]+\.[\w-]+\.[\w-]*$/;

/** `DB_PASS` and `dbPass` alike as `db`, `pass`. */
const wordsOf = (key: string): string[] =>
  key
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== "");

/** Whether an environment value should not be shown until it is asked for. */
export const looksSecret = (key: string, value: string): boolean => {
  if (value === "" || key === "PWD") return false;
  if (secretValue.test(value)) return true;
  const words = wordsOf(key);
  return words.some((word) => secretWords.has(word)) && !harmlessEnds.has(words.at(-1) ?? "");
};
