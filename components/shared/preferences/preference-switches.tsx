"use client";

import { Group, SegmentedControl, useMantineColorScheme } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type Locale, locales } from "#lib/i18n/locales.ts";
import classes from "./preference-switches.module.css";
import { themes } from "./themes.ts";
import { languageNames, useLanguage } from "./use-language.ts";

/** Light, dark, or as the system has it. */
function ThemeSwitch() {
  const t = useTranslations("shell");
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const data = themes.map(({ value, label, Icon }) => ({
    value,
    label: (
      <span className={classes.option}>
        <Icon size={14} aria-hidden />
        {t(label)}
      </span>
    ),
  }));
  return (
    <SegmentedControl
      size="xs"
      aria-label={t("theme")}
      data={data}
      value={colorScheme}
      onChange={(value) => setColorScheme(value as typeof colorScheme)}
    />
  );
}

function LanguageSwitch() {
  const t = useTranslations("shell");
  const { locale, setLocale } = useLanguage();
  return (
    <SegmentedControl
      size="xs"
      aria-label={t("language")}
      data={locales.map((value) => ({ value, label: <span lang={value}>{languageNames[value]}</span> }))}
      value={locale}
      onChange={(value) => setLocale(value as Locale)}
    />
  );
}

/** Both, for pages that have no account menu. */
export function PreferenceSwitches() {
  return (
    <Group gap="xs" justify="center">
      <ThemeSwitch />
      <LanguageSwitch />
    </Group>
  );
}
