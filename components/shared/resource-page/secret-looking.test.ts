import { expect, test } from "vitest";
import { looksSecret } from "./secret-looking.ts";

test.each([
  ["POSTGRES_PASSWORD", "hunter2"],
  ["MYSQL_ROOT_PASSWORD", "x"],
  ["DB_PASS", "x"],
  ["dbPassword", "x"],
  ["API_KEY", "x"],
  ["APIKEY", "x"],
  ["SECRET_KEY_BASE", "x"],
  ["JWT_SECRET", "x"],
  ["GITHUB_TOKEN", "x"],
  ["AWS_SECRET_ACCESS_KEY", "x"],
  ["SSH_PRIVATE_KEY", "x"],
  ["BASIC_AUTH", "a:b"],
  ["SENTRY_DSN", "x"],
  ["APP_KEY", "base64:xxxx"],
  ["DATABASE_URL", "postgres://app:hunter2@db:5432/app"],
  ["ANYTHING", "-----BEGIN RSA PRIVATE KEY-----\nMIIE"],
  ["ANYTHING", "ghp_0123456789abcdefghij"],
  ["ANYTHING", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln"],
])("%s=%s is hidden", (key, value) => {
  expect(looksSecret(key, value)).toBe(true);
});

test.each([
  ["PATH", "/usr/local/bin:/usr/bin"],
  ["HOME", "/root"],
  ["PASSWORD", ""],
  ["POSTGRES_PASSWORD_FILE", "/run/secrets/db"],
  ["TOKEN_TTL", "3600"],
  ["AUTHOR", "somebody"],
  ["DATABASE_URL", "postgres://db:5432/app"],
  ["KEYBOARD", "us"],
  ["MONKEY", "yes"],
  ["NGINX_VERSION", "1.27.0"],
  ["COMPASS", "north"],
  ["PWD", "/app"],
])("%s=%s is shown", (key, value) => {
  expect(looksSecret(key, value)).toBe(false);
});
