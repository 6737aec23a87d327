/** The tables that better-auth reads and writes, in its own names and types, with our columns and checks. */
export const accounts = {
  name: "0001-accounts",
  sql: `
    create table "user" (
      "id" text not null primary key,
      "name" text not null,
      "email" text not null unique,
      "emailVerified" integer not null,
      "image" text,
      "createdAt" date not null,
      "updatedAt" date not null,
      "username" text not null unique,
      "role" text not null check ("role" in ('viewer', 'operator', 'deployer', 'admin')),
      "disabled" integer not null default 0 check ("disabled" in (0, 1))
    );
    create table "session" (
      "id" text not null primary key,
      "expiresAt" date not null,
      "token" text not null unique,
      "createdAt" date not null,
      "updatedAt" date not null,
      "ipAddress" text,
      "userAgent" text,
      "userId" text not null references "user" ("id") on delete cascade,
      "issuedAt" integer not null,
      "usedAt" integer not null
    );
    create index "session_userId_idx" on "session" ("userId");
    create table "account" (
      "id" text not null primary key,
      "accountId" text not null,
      "providerId" text not null,
      "userId" text not null references "user" ("id") on delete cascade,
      "accessToken" text,
      "refreshToken" text,
      "idToken" text,
      "accessTokenExpiresAt" date,
      "refreshTokenExpiresAt" date,
      "scope" text,
      "password" text,
      "createdAt" date not null,
      "updatedAt" date not null
    );
    create index "account_userId_idx" on "account" ("userId");
    create table "verification" (
      "id" text not null primary key,
      "identifier" text not null,
      "value" text not null,
      "expiresAt" date not null,
      "createdAt" date not null,
      "updatedAt" date not null
    );
    create index "verification_identifier_idx" on "verification" ("identifier");
  `,
};
