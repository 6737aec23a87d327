import { password as passwordSchema } from "#lib/contracts/session.ts";
import { CodedError } from "#lib/errors/coded-error.ts";

/** The openings of the long passwords that every list of leaked ones begins with. */
const common = [
  "123456",
  "password",
  "passw0rd",
  "qwerty",
  "admin",
  "letmein",
  "iloveyou",
  "welcome",
  "changeme",
  "quayside",
];
const own = 6;

/**
 * Throws `password_weak`, saying why, for a password of the wrong length, of few different characters, or of which
 * little is left without the user's name and the commonest words; and for the former one again.
 */
export const assertStrongPassword = (password: string, username: string, former?: string): void => {
  const problem = password === former ? "it is the one in use" : problemOf(password, username);
  if (problem)
    throw new CodedError("password_weak", `The password is too weak: ${problem}`, { reason: problem });
};

const problemOf = (password: string, username: string): string | null => {
  const parsed = passwordSchema.safeParse(password);
  if (!parsed.success) return parsed.error.issues[0]?.message ?? "not a password";
  if (new Set(password).size < 5) return "at least 5 different characters";
  let rest = password.toLowerCase();
  for (const word of [username.toLowerCase(), ...common]) rest = rest.replaceAll(word, "");
  return rest.length < own ? "too close to the user name or to a common password" : null;
};
