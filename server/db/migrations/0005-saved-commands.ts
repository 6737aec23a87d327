/** Commands that people keep to run again. The variables' values are encrypted; see `server/auth/seal.ts`. */
export const savedCommands = {
  name: "0005-saved-commands",
  sql: `
    create table "savedCommand" (
      "id" text not null primary key,
      "userId" text not null references "user" ("id") on delete cascade,
      "name" text not null,
      "command" text,
      "tty" integer not null check ("tty" in (0, 1)),
      "detached" integer not null check ("detached" in (0, 1)),
      "user" text,
      "workingDir" text,
      "privileged" integer not null check ("privileged" in (0, 1)),
      "image" text,
      "shared" integer not null check ("shared" in (0, 1)),
      "env" text not null,
      "sealedValues" text,
      "version" integer not null,
      "updatedAt" integer not null
    );
    create unique index "savedCommand_name_idx" on "savedCommand" ("userId", "name");
  `,
};
