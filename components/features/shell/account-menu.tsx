"use client";

import { Menu, UnstyledButton, useMantineColorScheme, VisuallyHidden } from "@mantine/core";
import { IconBook2, IconLogout, IconUser, IconUserCircle } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useAccount } from "#components/shared/account/account-context.tsx";
import { setSession } from "#components/shared/account/use-session-report.ts";
import { useNotify } from "#components/shared/errors/use-notify.tsx";
import { themes } from "#components/shared/preferences/themes.ts";
import { languageNames, useLanguage } from "#components/shared/preferences/use-language.ts";
import { call } from "#lib/client/api-client.ts";
import { session } from "#lib/contracts/session.ts";
import { type Locale, locales } from "#lib/i18n/locales.ts";
import classes from "./shell.module.css";

type Props = { small: boolean; onNavigate(): void };

/** Who one is, how the console looks and speaks, and the way out. */
export function AccountMenu({ small, onNavigate }: Props) {
  const t = useTranslations("shell");
  const role = useTranslations("account.roles");
  const account = useAccount();
  const signOut = useSignOut();
  return (
    <Menu position="top-start" width={220}>
      <Menu.Target>
        <UnstyledButton
          className={classes.account}
          aria-label={small ? t("accountMenu", { username: account.username }) : undefined}
        >
          <IconUserCircle size={20} stroke={1.5} aria-hidden />
          {!small && (
            <span className={classes.who}>
              <VisuallyHidden>{t("accountPrefix")}</VisuallyHidden>
              <span className={classes.username}>{account.username}</span>
              <span className={classes.role}>{role(account.role)}</span>
            </span>
          )}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component={Link} href="/account" onClick={onNavigate} leftSection={<IconUser size={14} />}>
          {t("account")}
        </Menu.Item>
        <Menu.Item component="a" href="/api/docs" target="_blank" leftSection={<IconBook2 size={14} />}>
          {t("apiDocs")}
        </Menu.Item>
        <Menu.Divider />
        <ThemeItems />
        <LanguageItems />
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={14} />} onClick={() => signOut.mutate()}>
          {t("signOut")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function ThemeItems() {
  const t = useTranslations("shell");
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Menu.RadioGroup value={colorScheme} onChange={(value) => setColorScheme(value as typeof colorScheme)}>
      <Menu.Label>{t("theme")}</Menu.Label>
      {themes.map(({ value, label, Icon }) => (
        <Menu.RadioItem key={value} value={value} rightSection={<Icon size={14} aria-hidden />}>
          {t(label)}
        </Menu.RadioItem>
      ))}
    </Menu.RadioGroup>
  );
}

function LanguageItems() {
  const t = useTranslations("shell");
  const { locale, setLocale } = useLanguage();
  return (
    <Menu.RadioGroup value={locale} onChange={(value) => setLocale(value as Locale)}>
      <Menu.Label>{t("language")}</Menu.Label>
      {locales.map((value) => (
        <Menu.RadioItem key={value} value={value} lang={value} closeMenuOnClick>
          {languageNames[value]}
        </Menu.RadioItem>
      ))}
    </Menu.RadioGroup>
  );
}

const useSignOut = () => {
  const t = useTranslations("shell");
  const client = useQueryClient();
  const notify = useNotify();
  const router = useRouter();
  return useMutation({
    mutationFn: () => call(session.signOut, {}),
    onSuccess: () => {
      // One who leaves on purpose begins at the start the next time.
      router.replace("/sign-in");
      setSession(client, null);
    },
    onError: (error) => notify.failed(error, { action: t("signOut") }),
  });
};
