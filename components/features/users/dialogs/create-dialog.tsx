"use client";

import { Button, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { usePasswordRules } from "#components/shared/account/use-password-rules.ts";
import { ErrorNotice } from "#components/shared/errors/error-notice.tsx";
import { call } from "#lib/client/api-client.ts";
import type { Role } from "#lib/contracts/permissions.ts";
import { users } from "#lib/contracts/users.ts";
import { isCodedError } from "#lib/errors/coded-error.ts";
import type { OneTimePassword } from "../actions/user-acts.ts";
import { refreshUsers } from "../queries.ts";
import { RoleChoice } from "./role-choice.tsx";

type Props = { onCreated(made: OneTimePassword): void; onClose(): void };
type Values = { username: string; role: Role };

const initialValues: Values = { username: "", role: "viewer" };

/** Creates a user; the one-time password is shown by whoever opened it. */
export function CreateDialog({ onCreated, onClose }: Props) {
  const t = useTranslations("users.create");
  const cancel = useTranslations("ui")("cancel");
  const rules = usePasswordRules();
  const client = useQueryClient();
  const form = useForm<Values>({ initialValues, validate: { username: rules.username } });
  const create = useMutation({
    mutationFn: (values: Values) => call(users.create, values),
    onSuccess: async ({ user, oneTimePassword }) => {
      onCreated({ username: user.username, password: oneTimePassword });
      await refreshUsers(client);
    },
    onError: (error) => {
      if (isCodedError(error) && error.code === "conflict") form.setFieldError("username", t("taken"));
    },
  });
  const isTaken = isCodedError(create.error) && create.error.code === "conflict";
  return (
    <Modal opened onClose={onClose} title={t("title")} size="lg" withCloseButton={false}>
      <form onSubmit={form.onSubmit((values) => create.mutate(values))} noValidate>
        <Stack gap="md">
          <TextInput
            label={t("username")}
            description={t("usernameHint")}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            data-autofocus
            {...form.getInputProps("username")}
          />
          <RoleChoice
            label={t("role")}
            value={form.values.role}
            onChange={(role) => form.setFieldValue("role", role)}
          />
          <Text size="sm" c="dimmed">
            {t("password")}
          </Text>
          {create.error && !isTaken && <ErrorNotice error={create.error} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {cancel}
            </Button>
            <Button type="submit" loading={create.isPending}>
              {t("submit")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
