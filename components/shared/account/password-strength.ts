const minLength = 12;

/** How strong a new password is: 0 is refused by the panel, 1 fair, 2 good, 3 strong. Length counts most. */
export type PasswordStrength = 0 | 1 | 2 | 3;

/** Judges by length, and by how many different characters there are: `aaaaaaaaaaaa` is long, and worth nothing. */
export const passwordStrength = (password: string): PasswordStrength => {
  if (password.length < minLength) return 0;
  const different = new Set(password.toLowerCase()).size;
  if (different < 6) return 1;
  if (password.length >= 20 && different >= 9) return 3;
  return password.length >= 15 && different >= 8 ? 2 : 1;
};
