"use client";

import { Checkbox, Text, Textarea, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActDialog } from "#components/shared/actions/act-dialog.tsx";
import { useNotify } from "#components/shared/errors/use-notify.tsx";
import { call } from "#lib/client/api-client.ts";
import { queryFor } from "#lib/client/query-client.ts";
import { containerCommit } from "#lib/contracts/container-commit.ts";
import type { ContainerRow } from "#lib/contracts/container-row.ts";
import { commitInstructions, commitLines, isCommitInstruction } from "#lib/docker/commit-changes.ts";
import { contentCommand } from "#lib/docker/content-cli.ts";
import { parseImageReference } from "#lib/docker/image-reference.ts";
import { shortId } from "#lib/docker/names.ts";
import { visible } from "#lib/format/control-characters.ts";

type Props = { environment: string; row: ContainerRow; onClose(): void };

const isName = (text: string): boolean => {
  const reference = parseImageReference(text);
  return reference?.kind === "name" && reference.digest === null;
};

/** Asks what image is to be made of a container, and says which one would lose its name by it. */
export function CommitDialog({ environment, row, onClose }: Props) {
  const t = useTranslations("content");
  const [name, setName] = useState("");
  const [message, setMessage] = useState("");
  const [author, setAuthor] = useState("");
  const [text, setText] = useState("");
  const [pause, setPause] = useState(true);
  const changes = commitLines(text);
  const bad = changes.find((line) => !isCommitInstruction(line));
  const given = name.trim() === "" ? undefined : name.trim();
  const bearer = useBearer(environment, row.id, given);
  const isNamed = given === undefined || (isName(given) && bearer.isSuccess && !bearer.isFetching);
  const options = { name: given, message: message || undefined, author: author || undefined, changes, pause };
  const commit = useCommit(environment, row);
  const onConfirm = () => {
    onClose();
    void commit({ ...options, replaces: given === undefined ? null : (bearer.data?.replaces ?? null) });
  };
  const replaces = given === undefined ? null : (bearer.data?.replaces ?? null);
  return (
    <ActDialog
      title={t("commitTitle", { name: visible(row.name) })}
      cli={contentCommand({ action: "commit", container: row.name, ...options })}
      confirm={t("commitButton")}
      destructive={replaces !== null}
      ready={isNamed && bad === undefined}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      <Text size="sm">{t("commitIntro")}</Text>
      <TextInput
        label={t("name")}
        description={t("nameHint")}
        placeholder="team/app:1.0"
        value={name}
        error={given !== undefined && !isName(given) ? t("badName") : undefined}
        onChange={(event) => setName(event.currentTarget.value)}
        autoComplete="off"
        spellCheck={false}
        data-autofocus
      />
      {replaces !== null && (
        <Text size="sm" c="red" role="alert">
          {t("replaces", { name: bearer.data?.name ?? "", image: shortId(replaces) })}
        </Text>
      )}
      <TextInput
        label={t("message")}
        value={message}
        onChange={(event) => setMessage(event.currentTarget.value)}
      />
      <TextInput
        label={t("author")}
        value={author}
        onChange={(event) => setAuthor(event.currentTarget.value)}
      />
      <Textarea
        label={t("changes")}
        description={t("changesHint", { words: commitInstructions.join(", ") })}
        placeholder={'CMD ["nginx", "-g", "daemon off;"]'}
        autosize
        minRows={2}
        maxRows={8}
        value={text}
        error={bad === undefined ? undefined : t("badChange", { line: visible(bad) })}
        onChange={(event) => setText(event.currentTarget.value)}
        spellCheck={false}
      />
      <Checkbox
        label={t("pause")}
        description={t("pauseHint")}
        checked={pause}
        onChange={(event) => setPause(event.currentTarget.checked)}
      />
    </ActDialog>
  );
}

/** Who bears the name now. */
const useBearer = (environment: string, container: string, name: string | undefined) =>
  useQuery({
    ...queryFor(containerCommit.preview, { environment, container, name: name ?? "" }),
    enabled: name !== undefined && isName(name),
    staleTime: 0,
    gcTime: 0,
  });

type Committing = {
  name: string | undefined;
  replaces: string | null;
  message: string | undefined;
  author: string | undefined;
  changes: string[];
  pause: boolean;
};

const useCommit = (environment: string, row: ContainerRow) => {
  const t = useTranslations("content");
  const notify = useNotify();
  return async (input: Committing): Promise<void> => {
    notify.note(t("committing", { name: visible(row.name) }));
    try {
      const { image } = await call(containerCommit.commit, { environment, container: row.id, ...input });
      notify.done(t("committed", { name: visible(row.name), image: input.name ?? shortId(image) }));
    } catch (error) {
      notify.failed(error, { action: t("commitButton"), target: visible(row.name) });
    }
  };
};
