"use client";

import { Menu, useMantineColorScheme } from "@mantine/core";
import { IconBook2, IconLogout, IconUser } from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { themes } from "#components/shared/preferences/themes.ts";
import { languageNames, useLanguage } from "#components/shared/preferences/use-language.ts";
import { type Locale, locales } from "#lib/i18n/locales.ts";
import { useSignOut } from "./use-sign-out.ts";

/** The lines of the account's menu. */
export function AccountItems({ onNavigate }: { onNavigate(): void }) {
  const t = useTranslations("shell");
  const signOut = useSignOut();
  return (
    <>
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
    </>
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
