"use client";

import { useMantineColorScheme } from "@mantine/core";
import { IconBook2, IconKeyboard, IconLanguage, IconLogout, IconUser } from "@tabler/icons-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCan } from "#components/shared/account/account-context.tsx";
import { type Command, commandGroup } from "#components/shared/palette/command-group.ts";
import { usePalette } from "#components/shared/palette/palette-context.tsx";
import { usePaletteGroup } from "#components/shared/palette/use-palette-group.ts";
import { themes } from "#components/shared/preferences/themes.ts";
import { languageNames, useLanguage } from "#components/shared/preferences/use-language.ts";
import type { Environment } from "#lib/contracts/environments.ts";
import { locales } from "#lib/i18n/locales.ts";
import { adminItems, navItems } from "./nav-items.ts";
import { useSignOut } from "./use-sign-out.ts";

/** The console's own offers in the palette: every page, and what is set for the whole console. */
export function ConsoleCommands({ environment }: { environment: Environment | undefined }) {
  const t = useTranslations("palette");
  usePaletteGroup(
    commandGroup({ id: "pages", title: t("pages"), order: 0, unasked: true }, usePages(environment)),
  );
  usePaletteGroup(
    commandGroup({ id: "settings", title: t("settings"), order: 90, unasked: true }, useSettings()),
  );
  return null;
}

const usePages = (environment: Environment | undefined): Command[] => {
  const t = useTranslations("shell");
  const can = useCan();
  const router = useRouter();
  const items = [...(environment ? navItems : []), ...adminItems].filter((item) => can(item.access));
  const go = (href: string) => () => router.push(href);
  return [
    ...items.map((item) => ({
      key: `page ${item.id}`,
      label: t(item.id),
      // Found by its English name in every language.
      words: item.id,
      Icon: item.Icon,
      run: go(item.href(environment?.id ?? "")),
    })),
    { key: "page account", label: t("account"), words: "account", Icon: IconUser, run: go("/account") },
    {
      key: "page api",
      label: t("apiDocs"),
      words: "api",
      Icon: IconBook2,
      run: () => void window.open("/api/docs", "_blank", "noopener"),
    },
  ];
};

const useSettings = (): Command[] => {
  const t = useTranslations("shell");
  const words = useTranslations("palette");
  const { setColorScheme } = useMantineColorScheme();
  const { locale, setLocale } = useLanguage();
  const { show } = usePalette();
  const signOut = useSignOut();
  return [
    ...themes.map(({ value, label, Icon }) => ({
      key: `theme ${value}`,
      label: words("theme", { theme: t(label) }),
      words: `theme ${value}`,
      Icon,
      run: () => setColorScheme(value),
    })),
    ...locales
      .filter((other) => other !== locale)
      .map((other) => ({
        key: `language ${other}`,
        label: languageNames[other],
        detail: t("language"),
        words: "language",
        Icon: IconLanguage,
        run: () => setLocale(other),
      })),
    {
      key: "shortcuts",
      label: words("shortcuts.title"),
      words: "keyboard shortcuts",
      Icon: IconKeyboard,
      run: () => show("shortcuts"),
    },
    {
      key: "sign-out",
      label: t("signOut"),
      words: "sign out logout",
      Icon: IconLogout,
      run: () => signOut.mutate(),
    },
  ];
};
