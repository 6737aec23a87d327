"use client";

import { Paper, Stack, Text, Title } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useAccount } from "#components/shared/account/account-context.tsx";
import { PreferenceSwitches } from "#components/shared/preferences/preference-switches.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import classes from "./account.module.css";
import { ChangePassword } from "./change-password.tsx";
import { Sessions } from "./sessions.tsx";

/** One's own account: who one is, until when, the password, and how the console looks. */
export function AccountPage() {
  const t = useTranslations("account");
  return (
    <div className={classes.page}>
      <PageHeader title={t("title")} />
      <div className={classes.sections}>
        <Section title={t("who")}>
          <Facts />
        </Section>
        <Section title={t("password")} hint={t("passwordIntro")}>
          <ChangePassword />
        </Section>
        <Section title={t("sessions")} hint={t("sessionsHint")}>
          <Sessions />
        </Section>
        <Section title={t("preferences")} hint={t("preferencesHint")}>
          <div className={classes.switches}>
            <PreferenceSwitches />
          </div>
        </Section>
      </div>
    </div>
  );
}

function Section({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <Paper component="section" withBorder p="lg">
      <Stack gap="sm">
        <div>
          <Title order={2}>{title}</Title>
          {hint && (
            <Text size="sm" c="dimmed">
              {hint}
            </Text>
          )}
        </div>
        {children}
      </Stack>
    </Paper>
  );
}

function Facts() {
  const t = useTranslations("account");
  const account = useAccount();
  return (
    <dl className={classes.facts}>
      <dt>{t("username")}</dt>
      <dd>{account.username}</dd>
      <dt>{t("role")}</dt>
      <dd>
        {t(`roles.${account.role}`)}
        <Text size="xs" c="dimmed">
          {t(`roleMeans.${account.role}`)}
        </Text>
      </dd>
      <dt>{t("idleExpires")}</dt>
      <dd>
        <RelativeTime at={account.idleExpiresAt} />
      </dd>
      <dt>{t("expires")}</dt>
      <dd>
        <RelativeTime at={account.expiresAt} />
      </dd>
    </dl>
  );
}
