// Names that people give to what must not be read over a shoulder. Better one too many: a click shows it.
const secretName =
  /(pass(wd|word|phrase)?|secret|token|credential|api_?key|access_?key|private_?key|signing_?key|encryption_?key|auth|session_?key|salt|_pw|_pwd|^pw|^pwd_)($|_|[A-Z0-9])|(^|_)(key|cookie|dsn|jwt)$/i;
// `postgres://user:password@host`, and the forms that well-known services give their keys.
const secretValue =
  /:\/\/[^/\s:@]*:[^/\s@]+@|-----BEGIN [A-Z ]*PRIVATE KEY|\b(ghp|gho|ghs|github_pat|glpat|xox[abprs]|sk|AKIA)[-_A-Za-z0-9]{12,}|^eyJ[\w-]+\.[\w-]+\.[\w-]*$/;

/** A path to a file with a secret is no secret, and neither are a few names that only sound like one. */
const harmlessName = /(_file|_path|_dir|_url|_timeout|_ttl|_expiry|_length|_name|_id|author)$/i;

/** Whether an environment value should not be shown until it is asked for. */
export const looksSecret = (key: string, value: string): boolean => {
  if (value === "") return false;
  return secretValue.test(value) || (secretName.test(key) && !harmlessName.test(key));
};
