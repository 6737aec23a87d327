/**
 * Containers that are being made again, each with how far it got, so that a panel that was killed meanwhile can put
 * right what it left. A row goes when its container is settled; what became of it stands in the audit log.
 */
export const recreations = {
  name: "0004-recreations",
  sql: `
    create table "recreation" (
      "id" text not null primary key,
      "environment" text not null,
      "at" integer not null,
      "actor" text,
      "name" text not null,
      "finalName" text not null,
      "newName" text not null,
      "asideName" text not null,
      "oldId" text not null,
      "newId" text,
      "wasRunning" integer not null check ("wasRunning" in (0, 1)),
      "step" text not null
    );
    create index "recreation_environment_idx" on "recreation" ("environment");
  `,
};
